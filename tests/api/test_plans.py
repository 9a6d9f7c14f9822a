"""The plan in force, week by week."""

import pytest
from django.http import HttpResponse

from planning.models import Plan
from tenancy import scope
from tests.api.asking import V1, as_member, refusal
from tests.api.given import a_session
from tests.factories import Club


def asked(club: Club, member: str, athlete: str = "athlete") -> HttpResponse:
    return as_member(getattr(club, member)).get(f"{V1}/athletes/{getattr(club, athlete).public_id}/plan/")


def test_plan_has_weeks_and_sessions(club: Club) -> None:
    session = a_session(club)

    plan = as_member(club.runner).get(f"{V1}/plan/").json()

    week = plan["weeks"][0]
    assert (plan["name"], plan["state"], plan["race"]["distance_m"]) == (
        "Spring marathon",
        "published",
        42195.0,
    )
    assert (week["number"], week["phase"], week["load"], week["duration_s"]) == (4, "build", 104.0, 3480.0)
    assert [one["public_id"] for one in week["sessions"]] == [session]
    assert sorted(week["sessions"][0]["steps"]) == ["cool_down", "main", "warm_up"]


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_plan_of_an_athlete(club: Club, member: str) -> None:
    a_session(club)

    assert asked(club, member).json() == as_member(club.runner).get(f"{V1}/plan/").json()


def test_plan_of_a_stranger_is_not_there(club: Club) -> None:
    assert refusal(asked(club, "runner", "stranger")) == (404, "not_found")
    assert refusal(asked(club, "coach", "stranger")) == (404, "not_found")
    assert refusal(asked(club, "assistant")) == (404, "not_found")


def test_draft_counts_as_no_plan(club: Club) -> None:
    a_session(club)
    with scope.enter(club.organization.pk):
        Plan.objects.update(state="draft")

    answers = [as_member(club.runner).get(f"{V1}/plan/"), asked(club, "runner"), asked(club, "coach")]

    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b"")] * 3


def test_plan_of_staff_who_do_not_run(club: Club) -> None:
    assert refusal(as_member(club.coach).get(f"{V1}/plan/")) == (404, "not_found")
