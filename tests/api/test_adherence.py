"""Adherence, reasons and adaptations, by the API."""

from typing import Any

import pytest
from django.http import HttpResponse

from planning.models import PlannedSession
from tenancy import scope
from tests.api.asking import as_member, errors, refusal, send
from tests.factories import Club
from tests.planning.adapted import TOMORROW, missed_key
from tests.planning.making import make_plan


@pytest.fixture
def session(club: Club) -> PlannedSession:
    with scope.enter(club.organization.pk):
        return missed_key(make_plan(club.athlete, club.coach))


def ask(club: Club, method: str, path: str, body: Any = None, member: str = "coach") -> HttpResponse:
    return send(as_member(getattr(club, member)), method, path, body)


def looked(club: Club) -> dict[str, Any]:
    found: dict[str, Any] = ask(club, "post", f"athletes/{club.athlete.public_id}/adaptations/").json()
    return found


def waiting(club: Club, member: str = "coach") -> list[str]:
    answer = ask(club, "get", f"athletes/{club.athlete.public_id}/adaptations/", member=member)
    return [one["state"] for one in answer.json()]


def test_a_reason_is_kept_and_taken_back(club: Club, session: PlannedSession) -> None:
    path = f"sessions/{session.public_id}/reason/"

    kept = ask(club, "put", path, {"why": "travel", "note": "On a plane"}, "runner").json()

    assert (kept["why"], kept["note"], kept["outcome"]) == ("travel", "On a plane", "excused")
    assert ask(club, "delete", path, member="runner").status_code == 204
    assert refusal(ask(club, "delete", path)) == (409, "nothing_said")
    assert errors(ask(club, "put", path, {"why": "cancelled"}, "runner")) == [("why", "coach_says")]


def test_weeks_of_adherence(club: Club, session: PlannedSession) -> None:
    path = f"athletes/{club.athlete.public_id}/adherence/?weeks=2"

    for member in ("coach", "runner"):
        before, week = ask(club, "get", path, member=member).json()
        assert (before["counted"], before["share"]) == (0, None)
        assert (week["counted"], week["missed"], week["key_done"], week["share"]) == (1, 1, 0, 0.0)


def test_a_proposal_is_approved_once_and_seen_by_the_athlete_then(
    club: Club, session: PlannedSession
) -> None:
    found = looked(club)["adaptation"]

    (reason,), (change,) = found["reasons"], found["changes"]
    assert (reason["rule"], change["kind"], change["day"]) == ("move", "create", TOMORROW.isoformat())
    assert (waiting(club), waiting(club, "runner")) == (["open"], [])
    path = f"adaptations/{found['public_id']}/approve/"
    assert ask(club, "post", path).json()["state"] == "applied"
    assert waiting(club, "runner") == ["applied"]
    assert refusal(ask(club, "post", path)) == (409, "nothing_proposed")
    assert looked(club) == {"adaptation": None, "reasons": []}


def test_a_dismissed_one_is_not_proposed_again(club: Club, session: PlannedSession) -> None:
    found = looked(club)["adaptation"]

    gone = ask(club, "post", f"adaptations/{found['public_id']}/dismiss/").json()

    assert (gone["state"], looked(club)["adaptation"]) == ("discarded", None)
    assert ask(club, "post", f"adaptations/{found['public_id']}/approve/", member="runner").status_code == 404
