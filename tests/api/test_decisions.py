"""Deciding a case: each verb, its refusals, sending it again, taking it back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from planning.models import PlannedSession
from readiness.models import Decision, Intervention
from tenancy import scope
from tests.api.asking import as_member, errors, refusal, send
from tests.api.given import a_case, fresh
from tests.factories import NOW, Club

LATER = (NOW + timedelta(hours=2)).isoformat()


def decide(club: Club, case: Intervention, verb: str, member: str = "coach", **said: Any) -> HttpResponse:
    body = {"verb": verb, "version": case.version, **said}
    path = f"interventions/{case.public_id}/decisions/"
    return send(as_member(getattr(club, member)), "post", path, body)


def undo(club: Club, decision: str, member: str = "coach") -> HttpResponse:
    return send(as_member(getattr(club, member)), "post", f"decisions/{decision}/undo/")


def session_of(case: Intervention) -> PlannedSession:
    session = fresh(case).session
    assert session is not None
    return session


def decisions(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Decision.objects.count()


@pytest.mark.parametrize("member", ["coach", "owner"])
def test_approved_proposal_is_in_the_plan(club: Club, member: str) -> None:
    case = a_case(club)

    answer = decide(club, case, "approve", member)

    given = answer.json()
    assert (answer.status_code, given["verb"], given["decided_at"]) == (
        201,
        "approve",
        "2026-11-21T06:30:00Z",
    )
    assert given["member"] == f"Northline {member.title()}"
    assert (session_of(case).adapted, fresh(case).state) == (case.action, "resolved")


def test_edit_by_another_action(club: Club) -> None:
    case = a_case(club)

    answer = decide(club, case, "edit", action="ease", note="Only a little")

    assert (answer.status_code, answer.json()["reason"]) == (201, "Only a little")
    assert session_of(case).adapted == "ease"


def test_edit_by_a_session_of_the_library(club: Club) -> None:
    case = a_case(club)

    answer = decide(club, case, "edit", code="easy-run", duration_s=2400)

    session = session_of(case)
    assert answer.status_code == 201
    assert (session.template_code, session.adapted) == ("easy-run", "swap")
    assert session.duration_s == pytest.approx(2400, abs=60)


def test_message_reaches_the_athlete(club: Club) -> None:
    case = a_case(club)

    answer = decide(club, case, "message", body="How does it feel on stairs?")

    today = as_member(club.runner).get("/api/v1/today/").json()
    assert (answer.status_code, fresh(case).state) == (201, "waiting")
    assert today["messages"][0]["body"] == "How does it feel on stairs?"


@pytest.mark.parametrize(
    "verb,said,wrong",
    [
        ("forget", {}, ("verb", "invalid_choice")),
        ("approve", {"version": "new"}, ("version", "invalid")),
        ("edit", {}, ("", "action_or_code")),
        ("edit", {"action": "ease", "code": "easy-run"}, ("", "action_or_code")),
        ("edit", {"action": "keep"}, ("action", "invalid_choice")),
        ("edit", {"code": "no-such-run"}, ("code", "unknown")),
        ("edit", {"code": "easy-run", "duration_s": 5}, ("duration_s", "min_value")),
        ("message", {}, ("body", "required")),
        ("message", {"body": "  "}, ("body", "blank")),
        ("snooze", {"until": "tomorrow"}, ("until", "invalid")),
        ("snooze", {"until": NOW.isoformat()}, ("until", "past")),
        ("dismiss", {}, ("reason", "required")),
        ("dismiss", {"reason": "x" * 301}, ("reason", "max_length")),
    ],
)
def test_decision_with_something_wrong(
    club: Club, verb: str, said: dict[str, Any], wrong: tuple[str, str]
) -> None:
    case = a_case(club)

    assert errors(decide(club, case, verb, **said)) == [wrong]
    assert (decisions(club), fresh(case).version) == (0, case.version)


def test_decision_on_what_has_changed(club: Club) -> None:
    case = a_case(club)
    decide(club, case, "snooze", until=LATER)

    answer = decide(club, case, "approve")

    assert refusal(answer) == (409, "stale_intervention")
    assert answer.json()["detail"].startswith("This case has changed")
    assert decisions(club) == 1


def test_approval_of_a_session_that_has_changed(club: Club) -> None:
    case = a_case(club)
    with scope.enter(club.organization.pk):
        PlannedSession.objects.filter(pk=case.session_id).update(version=9)

    assert refusal(decide(club, case, "approve")) == (409, "stale_session")
    assert decisions(club) == 0


def test_proposal_for_a_session_that_has_changed_is_drawn_up_again(club: Club) -> None:
    case = a_case(club)
    with scope.enter(club.organization.pk):
        PlannedSession.objects.filter(pk=case.session_id).update(version=9)
    decide(club, case, "approve")

    answer = decide(club, fresh(case), "approve")

    assert (answer.status_code, fresh(case).version) == (201, case.version + 2)
    assert session_of(case).adapted == case.action


def test_edit_without_a_session_left(club: Club) -> None:
    case = a_case(club)
    with scope.enter(club.organization.pk):
        Intervention.objects.filter(pk=case.pk).update(session=None)
        PlannedSession.objects.filter(pk=case.session_id).update(deleted_at=NOW)

    assert refusal(decide(club, case, "edit", action="ease")) == (409, "nothing_to_change")


@pytest.mark.parametrize("member", ["runner", "assistant"])
def test_whoever_may_not_decide_finds_nothing(club: Club, member: str) -> None:
    case = a_case(club)

    assert refusal(decide(club, case, "approve", member)) == (404, "not_found")
    assert decisions(club) == 0


def test_case_of_another_coach_is_not_there(club: Club) -> None:
    assert refusal(decide(club, a_case(club, club.stranger), "approve")) == (404, "not_found")


def test_undone_decision_leaves_the_plan_as_it_was(club: Club) -> None:
    case = a_case(club)
    made = decide(club, case, "approve").json()["public_id"]

    answer = undo(club, made)

    assert (answer.status_code, answer.json()["verb"]) == (201, "undo")
    assert (session_of(case).adapted, session_of(case).load) == ("", 104.0)
    assert fresh(case).closed_at is None
    assert refusal(undo(club, made)) == (409, "not_undoable")


def test_undo_after_a_day(club: Club, clock: time_machine.Traveller) -> None:
    made = decide(club, a_case(club), "approve").json()["public_id"]

    clock.move_to(NOW + timedelta(days=1, minutes=1))

    assert refusal(undo(club, made)) == (409, "not_undoable")


def test_undo_by_whoever_may_not(club: Club) -> None:
    made = decide(club, a_case(club), "approve").json()["public_id"]

    assert refusal(undo(club, made, "runner")) == (404, "not_found")
    assert refusal(undo(club, made, "assistant")) == (404, "not_found")
