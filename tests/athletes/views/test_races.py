"""Races on their pages."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from athletes import services
from athletes.models import Race
from tests.athletes.conftest import SignIn
from tests.athletes.services.test_races import SPRING
from tests.factories import NOW, Club

HOME = "/o/northline"


def answers(**changes: Any) -> dict[str, Any]:
    facts = {"name": "Seoul Marathon", "day": "2027-03-14", "distance_m": "42.195", "priority": "A"}
    return {**facts, "target_time_s": "3:15:00", **changes}


@pytest.fixture
def race(inside: Club) -> Race:
    return services.add_race(athlete=inside.athlete, race=SPRING)


def test_race_new_is_saved(inside: Club, runner: Client) -> None:
    response = runner.post(f"{HOME}/athletes/{inside.athlete.public_id}/races/new/", answers())

    race = Race.objects.get()
    assert (race.name, race.day, race.distance_m, race.target_time_s) == (
        "Seoul Marathon",
        date(2027, 3, 14),
        42_195,
        11_700,
    )
    assert response.url == f"{HOME}/me/"


def test_race_new_of_a_coach_leads_to_the_profile(inside: Club, coach: Client) -> None:
    response = coach.post(f"{HOME}/athletes/{inside.athlete.public_id}/races/new/", answers())

    assert response.url == f"{HOME}/athletes/{inside.athlete.public_id}/profile/"


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"day": "14 March"}, "day"),
        ({"distance_m": "far"}, "distance_m"),
        ({"target_time_s": "3:15"}, "target_time_s"),
        ({"target_time_s": "soon"}, "target_time_s"),
        ({"priority": "D"}, "priority"),
    ],
)
def test_race_new_refuses(changes: dict[str, Any], field: str, inside: Club, runner: Client) -> None:
    response = runner.post(f"{HOME}/athletes/{inside.athlete.public_id}/races/new/", answers(**changes))

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert response.context["form"]["name"].value() == "Seoul Marathon"
    assert response.context["form"][field].value() == changes[field]


def test_race_edit_is_filled_in(race: Race, runner: Client) -> None:
    page = runner.get(f"{HOME}/races/{race.public_id}/").content.decode()

    assert 'value="42.195"' in page
    assert 'value="3:15:00"' in page


def test_race_edit_is_saved(race: Race, runner: Client) -> None:
    runner.post(f"{HOME}/races/{race.public_id}/", answers(distance_m="half", target_time_s=""))

    race.refresh_from_db()
    assert (race.distance_m, race.target_time_s, race.version) == (21_097.5, None, 2)


def test_race_delete_can_be_undone_without_javascript(race: Race, runner: Client) -> None:
    removed = runner.post(f"{HOME}/races/{race.public_id}/delete/")
    undo = runner.get(removed.url).context["undo"]
    assert runner.get(f"{HOME}/races/{race.public_id}/").status_code == 404

    runner.post(undo.url, {"version": undo.version})

    assert runner.get(f"{HOME}/races/{race.public_id}/").status_code == 200


def test_race_delete_answers_htmx_with_the_list(race: Race, inside: Club, sign_in: SignIn) -> None:
    response = sign_in(inside.runner, htmx=True).post(f"{HOME}/races/{race.public_id}/delete/")

    assert (response.status_code, response.context["races"], response.context["undo"].name) == (
        200,
        [],
        "Seoul Marathon",
    )
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("version", ["1", "9", "", "x", "99999999999999999999"])
def test_race_restore_of_another_version_finds_nothing(version: str, race: Race, runner: Client) -> None:
    runner.post(f"{HOME}/races/{race.public_id}/delete/")

    response = runner.post(f"{HOME}/races/{race.public_id}/restore/", {"version": version})

    race.refresh_from_db()
    assert (response.status_code, race.deleted_at) == (404, NOW)


def test_race_restore_of_what_is_there_is_refused(race: Race, inside: Club, sign_in: SignIn) -> None:
    client = sign_in(inside.runner, htmx=True)

    response = client.post(f"{HOME}/races/{race.public_id}/restore/", {"version": "1"})

    assert (response.status_code, response.context["races"]) == (409, [race])
    assert "changed since" in response.content.decode()


def test_race_restore_refused_says_so_without_javascript(race: Race, runner: Client) -> None:
    page = runner.post(f"{HOME}/races/{race.public_id}/restore/", {"version": "1"}, follow=True)

    assert [str(message) for message in page.context["messages"]] == [str(services.Changed.message)]
