"""New athletes, profiles, invitations, Me."""

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes import services
from athletes.models import Athlete, Mode
from tenancy import queue
from tenancy.models import Invitation
from tests.athletes.conftest import SignIn
from tests.athletes.services.test_races import SPRING
from tests.athletes.services.test_shoes import PAIR
from tests.factories import NOW, Club

HOME = "/o/northline"


def profile_page(club: Club) -> str:
    return f"{HOME}/athletes/{club.athlete.public_id}/profile/"


def answers(**changes: Any) -> dict[str, Any]:
    week = {f"minutes_{day}": 45 for day in range(7)}
    heart = {"max_hr_bpm": 190, "resting_hr_bpm": 48, "threshold_hr_bpm": 172, "threshold_speed_m_s": "4:10"}
    return {"name": "Ji-woo Han", "sex": "f", "timezone": "Asia/Seoul", **heart, **week, **changes}


def test_athlete_new_creates_one_of_the_coachs_own(inside: Club, coach: Client) -> None:
    response = coach.post(f"{HOME}/athletes/new/", {"name": "Mina", "timezone": "Asia/Seoul", "email": ""})

    athlete = Athlete.objects.get(name="Mina")
    assert (athlete.coach, athlete.timezone, athlete.invitation) == (inside.coach, "Asia/Seoul", None)
    assert response.url == f"{HOME}/athletes/{athlete.public_id}/profile/"


def test_athlete_new_invites_at_once(inside: Club, coach: Client) -> None:
    coach.post(f"{HOME}/athletes/new/", {"name": "Mina", "timezone": "UTC", "email": "mina@example.org"})

    assert Athlete.objects.get(name="Mina").invitation.email == "mina@example.org"


def test_athlete_new_keeps_what_was_typed(inside: Club, coach: Client) -> None:
    response = coach.post(f"{HOME}/athletes/new/", {"name": "Mina", "timezone": "Mars/Olympus"})

    assert response.status_code == 422
    assert response.context["form"]["name"].value() == "Mina"
    assert not Athlete.objects.filter(name="Mina").exists()


def test_athlete_new_with_the_email_of_an_athlete_creates_nobody(inside: Club, coach: Client) -> None:
    taken = inside.runner.user.email

    response = coach.post(f"{HOME}/athletes/new/", {"name": "Mina", "timezone": "UTC", "email": taken})

    assert response.status_code == 422
    assert not Athlete.objects.filter(name="Mina").exists()


@pytest.mark.parametrize("who", ["coach", "runner"])
def test_athlete_profile_is_saved(who: str, inside: Club, sign_in: SignIn) -> None:
    client = sign_in(getattr(inside, who))

    response = client.post(profile_page(inside), answers(name="Ji-woo", birth_date="1994-05-02"))

    stored = Athlete.objects.get(pk=inside.athlete.pk)
    assert (response.status_code, response.url) == (302, profile_page(inside))
    assert (stored.name, stored.birth_date, stored.availability_min) == ("Ji-woo", date(1994, 5, 2), [45] * 7)


def test_athlete_profile_shows_the_pace_in_the_units_of_the_reader(inside: Club, sign_in: SignIn) -> None:
    inside.coach.user.units = "imperial"
    inside.coach.user.save()

    page = sign_in(inside.coach).get(profile_page(inside))

    # 4 m/s.
    assert 'value="6:42"' in page.content.decode()


def test_athlete_profile_left_as_it_was_sets_no_zones(inside: Club, coach: Client) -> None:
    Athlete.objects.update(threshold_speed_m_s=4.03)

    coach.post(profile_page(inside), answers(threshold_speed_m_s="4:08"))

    assert Athlete.objects.get(pk=inside.athlete.pk).threshold_speed_m_s == 4.03


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"name": ""}, "name"),
        ({"birth_date": "2030-01-01"}, "birth_date"),
        ({"threshold_hr_bpm": 195}, "max_hr_bpm"),
        ({"resting_hr_bpm": 120, "threshold_hr_bpm": 118}, "threshold_hr_bpm"),
        ({"threshold_speed_m_s": "four"}, "threshold_speed_m_s"),
        ({"minutes_3": 2000}, "minutes_3"),
    ],
)
def test_athlete_profile_refuses(changes: dict[str, Any], field: str, inside: Club, coach: Client) -> None:
    response = coach.post(profile_page(inside), answers(**changes))

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert response.context["form"]["timezone"].value() == "Asia/Seoul"


def test_athlete_profile_sets_the_mode_for_coaches(inside: Club, coach: Client) -> None:
    coach.post(profile_page(inside), answers(mode="manual"))

    assert Athlete.objects.get(pk=inside.athlete.pk).mode == Mode.MANUAL


def test_athlete_profile_says_which_rules_act_by_themselves(inside: Club, coach: Client) -> None:
    Athlete.objects.update(settings={"automatic": {"swap_low_readiness": True}, "cooldown_h": 6})
    page = coach.get(profile_page(inside))
    assert [rule.value() for rule in page.context["form"].rules] == ["", "", "alone", "", ""]

    coach.post(profile_page(inside), answers(mode="automatic", ease_low_readiness="person"))

    stored = Athlete.objects.get(pk=inside.athlete.pk)
    assert (stored.mode, stored.settings) == (
        Mode.AUTOMATIC,
        {"automatic": {"ease_low_readiness": False}, "cooldown_h": 6},
    )


def test_athlete_profile_takes_no_rules_from_the_athlete(inside: Club, runner: Client) -> None:
    runner.post(profile_page(inside), answers(rest_illness="alone"))

    assert Athlete.objects.get(pk=inside.athlete.pk).settings == {}
    assert runner.get(profile_page(inside)).context["form"].rules == []


def test_athlete_profile_takes_no_mode_from_the_athlete(inside: Club, runner: Client) -> None:
    runner.post(profile_page(inside), answers(mode="manual"))

    assert Athlete.objects.get(pk=inside.athlete.pk).mode == Mode.INHERIT


@pytest.mark.parametrize("count", [1, 3])
def test_athlete_profile_asks_the_same_however_much_there_is(
    count: int, inside: Club, coach: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        services.add_race(athlete=inside.athlete, race=SPRING)
        services.add_shoe(athlete=inside.athlete, shoe=PAIR)

    with django_assert_num_queries(11):
        coach.get(profile_page(inside))


@pytest.mark.django_db(transaction=True)
def test_athlete_invite_sends_a_mail(inside: Club, sign_in: SignIn) -> None:
    address = f"{HOME}/athletes/{inside.stranger.public_id}/invite/"

    response = sign_in(inside.owner).post(address, {"email": "daniel@example.org"})
    queue.drain()

    assert response.url == f"{HOME}/athletes/{inside.stranger.public_id}/"
    assert [message.to for message in mail.outbox] == [["daniel@example.org"]]


def test_athlete_invite_refuses_a_taken_address(inside: Club, sign_in: SignIn) -> None:
    address = f"{HOME}/athletes/{inside.stranger.public_id}/invite/"

    response = sign_in(inside.owner).post(address, {"email": inside.runner.user.email})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["email"])
    assert not Invitation.objects.exists()


def test_athlete_invite_says_when_there_is_nobody_to_invite(inside: Club, coach: Client) -> None:
    page = coach.get(f"{HOME}/athletes/{inside.athlete.public_id}/invite/").content.decode()

    assert "This athlete has an account" in page
    assert 'name="email"' not in page


def test_me_shows_zones_races_and_shoes(inside: Club, runner: Client) -> None:
    services.add_race(athlete=inside.athlete, race=SPRING)
    services.add_shoe(athlete=inside.athlete, shoe=PAIR)

    page = runner.get(f"{HOME}/me/")

    assert [race.name for race in page.context["races"]] == ["Seoul Marathon"]
    assert [worn.shoe.name for worn in page.context["shoes"]] == ["Novablast"]
    assert [zone.hr_from_bpm for zone in page.context["zones"]] == [None, 146, 155, 163, 172, 182]


@pytest.mark.parametrize("count", [1, 3])
def test_me_asks_the_same_however_much_there_is(
    count: int, inside: Club, runner: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        services.add_race(athlete=inside.athlete, race=SPRING)
        services.add_shoe(athlete=inside.athlete, shoe=PAIR)

    with django_assert_num_queries(10):
        runner.get(f"{HOME}/me/")


def test_me_of_one_who_does_not_run_here_is_their_account(inside: Club, coach: Client) -> None:
    assert coach.get(f"{HOME}/me/").url == "/account/me/"


def test_me_offers_to_undo_a_removal(inside: Club, runner: Client) -> None:
    race = services.add_race(athlete=inside.athlete, race=SPRING)
    services.remove_race(race=race, now=NOW)

    page = runner.get(f"{HOME}/me/", {"removed_race": str(race.public_id)})

    assert (page.context["undo"].name, page.context["undo"].version) == ("Seoul Marathon", 2)


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_me_offers_nothing_for_an_id_that_is_none(asked: str, inside: Club, runner: Client) -> None:
    assert runner.get(f"{HOME}/me/", {"removed_race": asked}).context["undo"] is None
