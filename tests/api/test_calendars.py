"""The calendar and its draft, by the API."""

from typing import Any

import pytest
from django.http import HttpResponse

from athletes.services import change_athlete_settings
from planning.models import PlannedSession
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_session, races, runs
from tests.factories import Club

RANGE = "first=2026-11-16&last=2026-11-29"


def draft(club: Club, method: str = "get", body: Any = None, path: str = "", **headers: str) -> HttpResponse:
    return send(
        as_member(club.coach), method, f"athletes/{club.athlete.public_id}/draft/{path}", body, **headers
    )


def moved(club: Club, session: str, day: str = "2026-11-24") -> HttpResponse:
    return draft(club, "post", {"ask": "move", "session": session, "day": day})


def calendar(club: Club, member: str = "coach", query: str = RANGE) -> HttpResponse:
    path = f"{V1}/athletes/{club.athlete.public_id}/calendar/?{query}"
    return as_member(getattr(club, member)).get(path)


def days(answer: HttpResponse) -> list[tuple[str, list[str]]]:
    return [(one["day"], one["drafted"]) for one in answer.json()["sessions"]]


def test_a_range_has_what_is_planned_done_and_raced(club: Club) -> None:
    session = a_session(club)
    runs(club, 2)
    races(club, 1)

    found = calendar(club).json()

    (planned,) = found["sessions"]
    assert (planned["public_id"], planned["version"], planned["load"]) == (session, 1, 104.0)
    assert (planned["key"], planned["locked"], planned["category"]) == (True, False, "vo2")
    assert [one["day"] for one in found["activities"]] == ["2026-11-20", "2026-11-21"]
    assert [one["day"] for one in found["races"]] == ["2026-11-28"]


def test_the_staff_sees_the_draft_and_the_athlete_does_not(club: Club) -> None:
    moved(club, a_session(club))

    assert days(calendar(club)) == [("2026-11-24", ["move"])]
    assert days(calendar(club, "runner")) == [("2026-11-21", [])]


@pytest.mark.parametrize(
    "query, field, code",
    [
        ("", "first", "invalid"),
        ("first=2026-11-16&last=soon", "last", "invalid"),
        ("first=2026-11-16&last=2026-11-15", "last", "out_of_range"),
        ("first=2026-11-16&last=2028-11-15", "last", "out_of_range"),
    ],
)
def test_a_range_that_cannot_be(club: Club, query: str, field: str, code: str) -> None:
    assert errors(calendar(club, query=query)) == [(field, code)]


def test_a_change_is_drafted_and_told_of(club: Club) -> None:
    session = a_session(club)

    answer = moved(club, session)

    found = answer.json()
    assert (answer.status_code, found["count"], found["steps"], found["stale"]) == (201, 1, 1, [])
    assert (found["load_before"], found["load_after"]) == (104.0, 104.0)
    assert found["changes"] == [{"kind": "move", "session": session, "day": "2026-11-24", "title": None}]
    assert draft(club).json() == found


def test_warnings_have_a_code_and_words(club: Club) -> None:
    session = a_session(club)

    draft(club, "post", {"ask": "copy", "session": session, "day": "2026-11-22"})

    (warning,) = draft(club).json()["warnings"]
    assert (warning["code"], warning["day"], warning["words"]) == (
        "hard_days",
        "2026-11-22",
        "Two hard days together",
    )


@pytest.mark.parametrize(
    "body, field, code",
    [
        ({"ask": "juggle"}, "ask", "invalid_choice"),
        ({"ask": "move"}, "ask", "unclear"),
        ({"ask": "rest", "day": "2026-11-20"}, "day", "past"),
        ({"ask": "rest", "day": "2029-11-20"}, "day", "late"),
        ({"ask": "create", "day": "2026-11-24", "code": "nothing"}, "code", "unknown"),
        ({"ask": "lock_day", "day": "2026-12-24"}, "day", "nothing_there"),
    ],
)
def test_what_cannot_be_drafted(club: Club, body: dict[str, str], field: str, code: str) -> None:
    assert errors(draft(club, "post", body)) == [(field, code)]


def test_another_version_is_stale(club: Club) -> None:
    body = {"ask": "move", "session": a_session(club), "version": 7, "day": "2026-11-24"}

    assert refusal(draft(club, "post", body)) == (409, "stale_session")


def test_a_week_is_copied(club: Club) -> None:
    a_session(club)

    draft(club, "post", {"ask": "copy_week", "copied": "2026-11-21", "day": "2026-11-24"})

    assert days(calendar(club)) == [("2026-11-21", []), ("2026-11-28", ["create"])]


def test_publishing_and_taking_back(club: Club) -> None:
    session = a_session(club)
    moved(club, session)

    published = draft(club, "post", path="publish/", Idempotency_Key="one").json()
    again = draft(club, "post", path="publish/", Idempotency_Key="one").json()
    seen = days(calendar(club, "runner"))
    back = send(as_member(club.coach), "post", f"revisions/{published['public_id']}/take-back/")

    assert (published["state"], published["origin"], again) == ("applied", "calendar", published)
    assert (seen, back.json()["state"], days(calendar(club, "runner"))) == (
        [("2026-11-24", [])],
        "open",
        [("2026-11-21", [])],
    )
    once_more = send(as_member(club.coach), "post", f"revisions/{published['public_id']}/take-back/")
    assert refusal(once_more) == (409, "too_late")


def test_a_stale_draft_is_looked_at_again(club: Club) -> None:
    session = a_session(club)
    moved(club, session)
    with scope.enter(club.organization.pk):
        PlannedSession.objects.update(version=2)

    refused = draft(club, "post", path="publish/")
    stale = draft(club).json()["stale"]
    again = draft(club, "post", path="again/").json()

    assert (refusal(refused), stale, again["stale"]) == ((409, "stale_changes"), [session], [])
    assert draft(club, "post", path="publish/").status_code == 200


def test_undo_and_throwing_away(club: Club) -> None:
    session = a_session(club)
    moved(club, session)
    moved(club, session, "2026-11-25")

    undone = draft(club, "post", path="undo/").json()
    gone = draft(club, "delete")

    assert ([one["day"] for one in undone["changes"]], gone.status_code) == (["2026-11-24"], 204)
    assert refusal(draft(club, "delete")) == (409, "nothing_drafted")


def test_the_draft_can_be_published_as_it_was_seen(club: Club) -> None:
    session = a_session(club)
    moved(club, session)
    tag = draft(club)["ETag"]
    moved(club, session, "2026-11-25")

    assert refusal(draft(club, "post", path="publish/", If_Match=tag)) == (412, "stale")
    assert draft(club, "post", path="publish/", If_Match=draft(club)["ETag"]).status_code == 200


def test_an_athlete_moves_where_the_coach_allows_it(club: Club) -> None:
    session = a_session(club)
    runner, path = as_member(club.runner), f"sessions/{session}/move/"

    before = send(runner, "post", path, {"day": "2026-11-22"})
    with scope.enter(club.organization.pk):
        change_athlete_settings(athlete=club.athlete, changes={"athletes_move": True})
    too_far = send(runner, "post", path, {"day": "2026-11-24"})
    after = send(runner, "post", path, {"day": "2026-11-22", "version": 1})
    with scope.enter(club.organization.pk):
        PlannedSession.objects.update(locked=True)
    locked = send(runner, "post", path, {"day": "2026-11-21"})

    assert refusal(before) == (409, "may_not_move")
    assert errors(too_far) == [("day", "another_week")]
    assert (after.json()["origin"], refusal(locked)) == ("athlete", (409, "day_locked"))


@pytest.mark.parametrize("path", ["", "undo/", "again/", "publish/"])
def test_drafts_are_the_coachs(club: Club, path: str) -> None:
    at = f"athletes/{club.athlete.public_id}/draft/{path}"

    answers = [send(as_member(getattr(club, who)), "post", at, {}) for who in ("runner", "assistant")]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 2


def test_a_week_is_locked_and_then_has_nothing_to_skip(club: Club) -> None:
    a_session(club)

    locked = draft(club, "post", {"ask": "lock_week", "week": "2026-11-18"})
    refused = draft(club, "post", {"ask": "skip_week", "week": "2026-11-18"})

    assert [one["kind"] for one in locked.json()["changes"]] == ["lock"]
    assert errors(refused) == [("week", "nothing_open")]


def test_a_week_is_eased_shifted_and_skipped(club: Club) -> None:
    a_session(club)
    asks = [{"ask": "ease_week", "percent": 30}, {"ask": "shift_weeks", "days": 7}]

    answers = [draft(club, "post", {"week": "2026-11-21", **ask}) for ask in asks]
    skipped = draft(club, "post", {"ask": "skip_week", "week": "2026-11-28"})

    assert [one.status_code for one in (*answers, skipped)] == [201, 201, 201]
    assert (skipped.json()["steps"], days(calendar(club))) == (3, [])
    assert errors(draft(club, "post", {"ask": "regenerate_week", "week": "2026-11-28"})) == [
        ("week", "no_season")
    ]
