"""A session put on a day of an athlete's plan."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from planning.models import LibrarySession, Plan, PlannedSession, PlanWeek
from tests.factories import Club
from tests.planning.making import address, make_plan
from tests.planning.own import make_own


@pytest.fixture
def own(inside: Club) -> LibrarySession:
    return make_own(inside.coach)


@pytest.fixture
def going(inside: Club) -> Plan:
    """A plan whose only week is this one."""
    plan, today = make_plan(inside.athlete, inside.coach), timezone.now().date()
    PlanWeek.objects.filter(plan=plan).update(starts_on=today - timedelta(days=today.weekday()))
    return plan


def send(inside: Club, client: Client, own: LibrarySession, days: int = 0, **changes: Any) -> HttpResponse:
    day = timezone.now().date() + timedelta(days=days)
    words = {"athlete": str(inside.athlete.public_id), "day": day.isoformat(), **changes}
    return client.post(address("own_plan", own.public_id), words)


def test_it_is_planned(inside: Club, coach: Client, own: LibrarySession, going: Plan) -> None:
    page = send(inside, coach, own)

    planned = PlannedSession.objects.get()
    assert page["Location"] == address("session_page", planned.public_id)
    assert (planned.library_version.session_id, planned.plan) == (own.pk, going)


def test_a_shipped_session_is_planned(inside: Club, coach: Client, going: Plan) -> None:
    day = timezone.now().date()
    words = {"athlete": str(inside.athlete.public_id), "day": day.isoformat()}

    coach.post(address("shipped_plan", "vo2-400"), words)

    assert PlannedSession.objects.get().template_code == "vo2-400"


@pytest.mark.usefixtures("going")
@pytest.mark.parametrize("days, words", [(-1, "This day is over"), (8, "no week that holds this day")])
def test_a_day_that_cannot_be_is_refused(
    inside: Club, coach: Client, own: LibrarySession, days: int, words: str
) -> None:
    page = send(inside, coach, own, days)

    assert (page.status_code, list(page.context["form"].errors), PlannedSession.objects.count()) == (
        422,
        ["day"],
        0,
    )
    assert words in page.content.decode()


def test_an_athlete_without_a_plan_is_told_of(inside: Club, coach: Client, own: LibrarySession) -> None:
    page = send(inside, coach, own)

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["athlete"])
    assert "Ji-woo Han has no published plan." in page.content.decode()
    assert address("plan_new", inside.athlete.public_id) in page.content.decode()


@pytest.mark.parametrize("query", [{}, {"day": "2026-11-22"}])
def test_the_page_says_which_weeks_the_plan_has(
    coach: Client, own: LibrarySession, going: Plan, query: dict[str, str]
) -> None:
    page = coach.get(address("own_plan", own.public_id), query)

    assert (page.context["plan"], "has 1 week from" in page.content.decode()) == (going, True)


def test_nobody_out_of_sight_is_planned_for(inside: Club, coach: Client, own: LibrarySession) -> None:
    page = send(inside, coach, own, athlete=str(inside.stranger.public_id))

    assert (page.status_code, PlannedSession.objects.count()) == (422, 0)


def test_a_coach_without_athletes_is_sent_to_the_squad(
    inside: Club, coach: Client, own: LibrarySession
) -> None:
    inside.athlete.coach = None
    inside.athlete.save()

    assert b"No athlete yet" in coach.get(address("own_plan", own.public_id)).content


def test_private_sessions_of_others_are_not_planned(
    inside: Club, client: Client, own: LibrarySession
) -> None:
    LibrarySession.objects.update(visibility="private")
    client.force_login(inside.owner.user)

    assert send(inside, client, own).status_code == 404
