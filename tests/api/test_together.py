"""Several cases decided in one go over the API."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse

from analytics.readiness import Answers
from readiness.models import Decision, Intervention
from tenancy import scope
from tests.api.asking import as_member, errors, refusal, send
from tests.api.given import a_case, fresh, more_athletes
from tests.factories import Club
from tests.readiness import given


def cases(club: Club, count: int, answers: Answers = given.TIRED) -> list[Intervention]:
    runners = more_athletes(club, count)
    with scope.enter(club.organization.pk):
        for runner in runners:
            given.session_for(given.plan_for(club, runner))
            given.check_in(runner, answers)
        return [given.open_case(runner) for runner in runners]


def seen(*ticked: Intervention) -> list[dict[str, Any]]:
    return [{"public_id": str(case.public_id), "version": case.version} for case in ticked]


def decide(club: Club, *ticked: Intervention, member: str = "coach", **said: Any) -> HttpResponse:
    body = {"verb": "approve", "cases": seen(*ticked), **said}
    client = as_member(getattr(club, member))
    return send(client, "post", "interventions/together/", body, Idempotency_Key="one")


def decided(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Decision.objects.count()


@pytest.mark.parametrize(
    "verb, words",
    [("approve", {}), ("snooze", {"until": "2026-11-22T07:00:00Z"}), ("dismiss", {"reason": "Race week"})],
)
def test_each_case_gets_its_own_decision(club: Club, verb: str, words: dict[str, str]) -> None:
    ticked = cases(club, 2)

    first, again = (decide(club, *ticked, verb=verb, **words) for _ in range(2))

    made = first.json()["decisions"]
    assert (first.status_code, first.json()["left_out"], again.json()) == (201, [], first.json())
    assert {one["intervention"] for one in made} == {str(case.public_id) for case in ticked}
    assert {(one["verb"], one["reason"]) for one in made} == {(verb, words.get("reason", ""))}
    assert decided(club) == 2


def test_case_that_has_changed_is_left_out_and_named(club: Club) -> None:
    one, other = cases(club, 2)
    body = [*seen(one), {"public_id": str(other.public_id), "version": other.version + 1}]

    answer = decide(club, cases=body).json()

    assert [made["intervention"] for made in answer["decisions"]] == [str(one.public_id)]
    assert answer["left_out"] == [str(other.public_id)]
    assert fresh(other).closed_at is None


def test_pain_is_decided_alone(club: Club) -> None:
    assert refusal(decide(club, *cases(club, 1), a_case(club))) == (409, "not_together")
    assert decided(club) == 0


def test_case_out_of_sight_is_not_there(club: Club, other_club: Club) -> None:
    (own,) = cases(club, 1)
    hidden = [a_case(club, club.stranger), a_case(other_club)]

    answers = [decide(club, own, case) for case in hidden]
    answers.append(decide(club, cases=[*seen(own), {"public_id": str(uuid4()), "version": 1}]))
    answers.append(decide(club, own, member="runner"))

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 4
    assert decided(club) == 0


@pytest.mark.parametrize(
    "said, refused",
    [
        ({"verb": "message"}, ("verb", "invalid_choice")),
        ({"cases": []}, ("cases", "min_length")),
        ({"verb": "snooze"}, ("until", "required")),
        ({"verb": "snooze", "until": "2026-11-01T00:00:00Z"}, ("until", "past")),
        ({"verb": "dismiss"}, ("reason", "required")),
        ({"verb": "dismiss", "reason": ""}, ("reason", "blank")),
    ],
)
def test_what_cannot_be_said_of_several(club: Club, said: dict[str, Any], refused: tuple[str, str]) -> None:
    assert errors(decide(club, *cases(club, 1), **said)) == [refused]
