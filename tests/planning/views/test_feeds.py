"""Calendar links: private, of two kinds, revocable; and what they show."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from athletes.models import Athlete
from planning.models import Feed, FeedKind, Plan, PlannedSession
from planning.services import feeds as services
from planning.views.feeds import READS_A_MINUTE
from tenancy import scope
from tests.factories import NOW, Club
from tests.planning.making import MONDAY, address, make_session


@pytest.fixture(autouse=True)
def fresh(db: None) -> None:
    """Nobody has asked yet."""
    cache.clear()


def make(browser: Client, athlete: Athlete, kind: str = "full") -> str:
    page = browser.post(address("feeds", athlete.public_id), {"kind": kind})
    return str(page.context["address"]).removeprefix("http://testserver")


def read(path: str) -> HttpResponse:
    return Client().get(path)


def test_a_link_shows_the_published_plan_without_signing_in(inside: Club, coach: Client, bare: Plan) -> None:
    session = make_session(bare, MONDAY)

    answer = read(make(coach, inside.athlete))

    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert f"UID:{session.public_id}@runseason" in text
    assert "SUMMARY:Easy run" in text
    assert "DESCRIPTION:45 min" in text
    assert inside.athlete.name in text


def test_a_change_raises_the_number_and_keeps_the_name(inside: Club, coach: Client, bare: Plan) -> None:
    session = make_session(bare, MONDAY)
    path = make(coach, inside.athlete)
    before = read(path).content.decode()
    PlannedSession.objects.filter(pk=session.pk).update(version=5)

    after = read(path).content.decode()

    assert number(before) < number(after)
    assert re.findall("UID:.*", before) == re.findall("UID:.*", after)


def number(text: str) -> int:
    (found,) = re.findall(r"SEQUENCE:(\d+)", text)
    return int(found)


def test_what_nobody_has_confirmed_is_no_more_than_a_day(inside: Club, coach: Client, bare: Plan) -> None:
    """A calendar may go on to a watch; once a person stands behind the session, programs take it anew."""
    session = make_session(bare, MONDAY, automatic=True, confirmed=False)
    path = make(coach, inside.athlete)
    before = read(path).content.decode().replace("\r\n ", "")
    PlannedSession.objects.filter(pk=session.pk).update(confirmed=True)

    after = read(path).content.decode()

    assert "SUMMARY:Training" in before
    assert "DESCRIPTION:Not yet confirmed by a person." in before
    assert "SUMMARY:Easy run" in after
    assert number(before) < number(after)


def test_the_busy_link_says_only_that_there_is_training(inside: Club, coach: Client, bare: Plan) -> None:
    make_session(bare, MONDAY)

    text = read(make(coach, inside.athlete, "busy")).content.decode()

    assert "SUMMARY:Training" in text
    assert "Easy" not in text
    assert "DESCRIPTION" not in text


def test_drafts_are_not_shown(inside: Club, coach: Client, draft: Plan) -> None:
    assert "BEGIN:VEVENT" not in read(make(coach, inside.athlete)).content.decode()


def test_the_secret_is_not_kept(inside: Club, coach: Client) -> None:
    token = make(coach, inside.athlete).split("/")[-2]

    assert Feed.objects.get().digest == services.digest(token)
    assert token not in coach.get(address("feeds", inside.athlete.public_id)).content.decode()


def test_a_revoked_link_is_dead(inside: Club, coach: Client) -> None:
    path = make(coach, inside.athlete)

    coach.post(address("feed_revoke", Feed.objects.get().public_id))

    assert read(path).status_code == 404


def test_an_athlete_makes_a_link_of_their_own(inside: Club, runner: Client) -> None:
    assert read(make(runner, inside.athlete)).status_code == 200


def test_a_link_ends_with_what_its_maker_may_see(inside: Club, coach: Client) -> None:
    path = make(coach, inside.athlete)
    Athlete.objects.filter(pk=inside.athlete.pk).update(coach=None)

    assert read(path).status_code == 404


@pytest.mark.parametrize("gone", [{"ended_at": NOW}, {"user__is_active": False}])
def test_a_link_ends_with_its_maker(inside: Club, coach: Client, gone: dict[str, Any]) -> None:
    path = make(coach, inside.athlete)
    if "ended_at" in gone:
        type(inside.coach).objects.filter(pk=inside.coach.pk).update(**gone)
    else:
        type(inside.coach.user).objects.filter(pk=inside.coach.user.pk).update(is_active=False)

    assert read(path).status_code == 404


def test_a_token_opens_nothing_of_another_organization(club: Club, other_club: Club) -> None:
    with scope.enter(club.organization.pk):
        made = services.make_feed(athlete=club.athlete, kind=FeedKind.FULL, by=club.coach, now=NOW)

    paths = [f"/calendar/{one.organization.slug}/{made.token}/plan.ics" for one in (other_club, club)]

    assert [read(path).status_code for path in paths] == [404, 200]


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 44])
def test_who_guesses_finds_nothing(inside: Club, token: str) -> None:
    assert read(f"/calendar/northline/{token}/plan.ics").status_code == 404
    assert read(f"/calendar/no-such-club/{token}/plan.ics").status_code == 404


def test_a_link_is_only_read(inside: Club, coach: Client) -> None:
    path = make(coach, inside.athlete)

    assert {getattr(Client(), method)(path).status_code for method in ("post", "put", "delete")} == {405}


def test_who_asks_too_often_has_to_wait(inside: Club, coach: Client) -> None:
    path = make(coach, inside.athlete)

    answers = [read(path).status_code for _ in range(READS_A_MINUTE + 1)]

    assert answers == [200] * READS_A_MINUTE + [429]


def test_ten_links_are_enough(inside: Club, coach: Client) -> None:
    for _ in range(services.MOST_FEEDS):
        make(coach, inside.athlete)

    page = coach.post(address("feeds", inside.athlete.public_id), {"kind": "full"})

    assert "There are ten links already" in page.content.decode()
    assert Feed.objects.count() == services.MOST_FEEDS


def test_scopes_are_left_again(inside: Club, coach: Client) -> None:
    before = scope.current()

    read(make(coach, inside.athlete))

    assert scope.current() == before
