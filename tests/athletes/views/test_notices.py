"""The page behind the bell, and what one wants to be told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes import services
from athletes.models import Athlete, Event, MailRhythm, Mute, Notice, NoticePreference
from tests.factories import NOW, Club

HOME = "/o/northline"
PAGE = f"{HOME}/notices/"


def tell(club: Club, event: Event = Event.DISAGREED, **more: Any) -> Notice:
    to = more.pop("to", club.coach)
    made = services.notify(event=event, to=to, athlete=club.athlete, params={}, now=NOW, **more)
    assert made is not None
    return made


@pytest.mark.parametrize("count", [1, 3])
def test_notices_are_listed_by_the_same_queries(
    count: int, inside: Club, coach: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        tell(inside)
    coach.get(PAGE)

    with django_assert_num_queries(8):
        page = coach.get(PAGE)

    assert [one.title for one in page.context["notices"].told] == [
        "Ji-woo Han disagrees with a decision"
    ] * count


def test_notices_of_others_are_not_found(inside: Club, coach: Client) -> None:
    theirs = tell(inside, to=inside.owner)

    assert coach.get(f"{PAGE}{theirs.public_id}/").status_code == 404
    assert coach.get(PAGE).context["notices"].told == ()


def test_notice_leads_on_and_is_read(inside: Club, coach: Client) -> None:
    notice = tell(inside)

    response = coach.get(f"{PAGE}{notice.public_id}/")

    assert response.url == f"{HOME}/athletes/{inside.athlete.public_id}/"
    assert not Notice.objects.unread().exists()


def test_filter_by_event_and_what_is_new(inside: Club, coach: Client) -> None:
    tell(inside)
    tell(inside, Event.ASKED)
    Notice.objects.filter(event=Event.ASKED).update(read_at=NOW)

    asked = coach.get(PAGE, {"event": "asked"}).context["notices"].told
    new = coach.get(PAGE, {"unread": "1"}).context["notices"].told

    assert ([one.event for one in asked], len(new)) == (["An athlete asks about a proposal"], 1)


def test_all_are_marked_as_read(inside: Club, coach: Client) -> None:
    tell(inside)

    coach.post(f"{PAGE}read/")

    assert "new" not in coach.get(f"{PAGE}count/").content.decode()
    assert not Notice.objects.unread().exists()


def test_number_beside_the_bell(inside: Club, coach: Client, runner: Client) -> None:
    tell(inside)
    tell(inside, Event.PLAN_CHANGED, to=inside.runner)

    assert coach.get(f"{PAGE}count/").content.decode().strip().startswith("1")
    assert runner.get(f"{HOME}/me/").context["bell"].unread == 1


def test_wishes_are_kept_where_they_differ_from_the_default(inside: Club, coach: Client) -> None:
    page = coach.get(f"{PAGE}wishes/").context["found"]
    ticked = {way.field: "1" for line in page.lines for way in line.ways if way.wanted}
    ticked["new_activity.in_app"] = "1"
    del ticked["message.email"]

    coach.post(f"{PAGE}wishes/keep/", ticked)

    kept = {(one.event, one.channel, one.wanted) for one in NoticePreference.objects.all()}
    assert kept == {("new_activity", "in_app", True), ("message", "email", False)}


def test_wishes_about_one_athlete_come_before_those_for_all(inside: Club, coach: Client) -> None:
    whom = f"?athlete={inside.athlete.public_id}"

    coach.post(f"{PAGE}wishes/keep/{whom}", {"message.in_app": "1"})

    assert tell(inside, Event.MESSAGE).mailing == ""
    assert {one.athlete for one in NoticePreference.objects.all()} == {inside.athlete}


def test_wishes_about_an_athlete_whom_one_does_not_see_are_not_found(inside: Club, coach: Client) -> None:
    stranger: Athlete = inside.stranger

    for whom in (stranger.public_id, "nobody"):
        assert coach.get(f"{PAGE}wishes/?athlete={whom}").status_code == 404


def test_hour_of_the_days_mail(inside: Club, coach: Client) -> None:
    coach.post(f"{PAGE}rhythm/", {"digest_hour": "18"})
    at_six = MailRhythm.objects.get().digest_hour
    coach.post(f"{PAGE}rhythm/", {"digest_hour": ""})

    assert (at_six, MailRhythm.objects.get().digest_hour) == (18, None)
    assert coach.post(f"{PAGE}rhythm/", {"digest_hour": "24"}).status_code == 422


def test_quiet_is_made_and_ended(inside: Club, coach: Client) -> None:
    until = (NOW + timedelta(days=3)).date().isoformat()
    coach.post(f"{PAGE}mute/", {"athlete": str(inside.athlete.public_id), "until": until})
    quiet = Mute.objects.get()

    coach.post(f"{PAGE}mutes/{quiet.public_id}/end/")

    assert (quiet.athlete, quiet.member, Mute.objects.exists()) == (inside.athlete, inside.coach, False)


@pytest.mark.parametrize("wrong", [{"until": "2026-11-21"}, {"athlete": "stranger"}])
def test_quiet_that_cannot_be_is_refused(wrong: dict[str, str], inside: Club, coach: Client) -> None:
    if "athlete" in wrong:
        wrong = {"athlete": str(inside.stranger.public_id)}

    assert coach.post(f"{PAGE}mute/", wrong).status_code == 422
    assert not Mute.objects.exists()
