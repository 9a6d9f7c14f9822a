"""A session of the library put on a day of an athlete's plan, by API."""

from typing import Any

import pytest
from django.http import HttpResponse

from planning.models import PlannedSession
from tenancy import scope
from tests.api.asking import as_member, errors, refusal, send
from tests.factories import Club
from tests.planning.making import MONDAY, make_plan
from tests.planning.own import make_own

SUNDAY = "2026-11-22"


@pytest.fixture
def planned(club: Club) -> Club:
    with scope.enter(club.organization.pk):
        make_plan(club.athlete, club.coach)
    return club


def plan(club: Club, source: str, member: str = "coach", **said: Any) -> HttpResponse:
    body = {"athlete": str(club.athlete.public_id), "day": SUNDAY, **said}
    return send(as_member(getattr(club, member)), "post", f"{source}/plan/", body, Idempotency_Key="one")


def test_a_shipped_session_is_planned_once(planned: Club) -> None:
    first, again = (plan(planned, "library/vo2-400") for _ in range(2))

    assert (first.status_code, first.json()) == (201, again.json())
    assert (first.json()["code"], first.json()["day"], first.json()["key"]) == ("vo2-400", SUNDAY, True)
    with scope.enter(planned.organization.pk):
        assert PlannedSession.objects.count() == 1


def test_ones_own_session_is_planned(planned: Club) -> None:
    with scope.enter(planned.organization.pk):
        session = make_own(planned.coach)

    answer = plan(planned, f"own-sessions/{session.public_id}").json()

    assert (answer["title"], answer["athlete"]["name"]) == ("Kilometres", "Ji-woo Han")


@pytest.mark.parametrize(
    "day, refused",
    [
        ("2026-11-20", "past"),
        ("2026-11-30", "outside_plan"),
        (MONDAY.isoformat(), "past"),
        ("soon", "invalid"),
    ],
)
def test_days_that_cannot_be(planned: Club, day: str, refused: str) -> None:
    assert errors(plan(planned, "library/vo2-400", day=day)) == [("day", refused)]


def test_without_a_plan_there_is_nowhere_to_put_it(club: Club) -> None:
    assert errors(plan(club, "library/vo2-400")) == [("athlete", "no_plan")]


def test_a_stranger_is_nobody(planned: Club) -> None:
    refused = plan(planned, "library/vo2-400", athlete=str(planned.stranger.public_id))

    assert refusal(refused) == (404, "not_found")


@pytest.mark.parametrize("member", ["assistant", "runner"])
def test_others_plan_nothing(planned: Club, member: str) -> None:
    assert refusal(plan(planned, "library/vo2-400", member)) == (404, "not_found")
