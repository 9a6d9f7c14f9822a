"""Changes made in the calendar: drafted, refused, undone, published, thrown away."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from planning import selectors
from planning.models import Plan, PlannedSession, Revision
from tests.coach.calendar import VERBS, said, send
from tests.coach.given import HTMX, address
from tests.factories import NOW, Club
from tests.planning.drafting import NEXT_TUESDAY, SUNDAY, TODAY, drafted, fresh, new
from tests.planning.making import make_run, make_session


def changes(club: Club) -> int:
    return len(selectors.draft_of(athlete=club.athlete).changes)


def test_a_move_is_drafted_and_the_weeks_drawn_anew(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    answer = send(coach, inside, ask="move", session=session.public_id, version=1, day="2026-11-24")

    page = answer.content.decode()
    day = page[page.index('id="day-2026-11-24"') : page.index('id="day-2026-11-25"')]
    assert (answer.status_code, f"card-{session.public_id}" in day) == (200, True)
    assert f'data-stand-on="card-{session.public_id}"' in page
    assert "1 change" in said(answer)
    assert fresh(session).day == TODAY


def test_without_javascript_one_comes_back_to_the_card(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    answer = send(coach, inside, htmx=False, ask="move", session=session.public_id, day="2026-11-24")

    expected = (
        f"{address('calendar', inside.athlete.public_id)}?from=2026-11-16&weeks=2#card-{session.public_id}"
    )
    assert (answer.status_code, answer["Location"]) == (302, expected)
    assert "Moved in the draft." in said(coach.get(answer["Location"]))


def test_everything_that_can_be_asked_is_drafted(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    own = {"session": session.public_id, "version": 1}
    asks: list[dict[str, Any]] = [
        {"ask": "create", "code": "easy-run", "day": SUNDAY},
        {"ask": "create", "code": "easy-run", "day": SUNDAY, "minutes": 60},
        {"ask": "rest", "day": SUNDAY},
        {"ask": "copy", "session": session.public_id, "day": SUNDAY},
        {"ask": "edit", **own, "minutes": 30},
        {"ask": "edit", **own, "code": "easy-run"},
        {"ask": "lock", **own},
        {"ask": "unlock", **own},
        {"ask": "lock_day", "day": TODAY},
        {"ask": "unlock_day", "day": TODAY},
        {"ask": "copy_week", "source": TODAY, "day": NEXT_TUESDAY},
        {"ask": "remove", **own},
    ]

    statuses = [send(coach, inside, **ask).status_code for ask in asks]

    assert statuses == [200] * len(asks)
    assert selectors.draft_of(athlete=inside.athlete).steps == len(asks)


def test_what_is_created_is_the_librarys_session_for_the_athlete(
    inside: Club, coach: Client, plan: Plan
) -> None:
    send(coach, inside, ask="create", code="easy-run", day=SUNDAY, minutes=60)
    send(coach, inside, "calendar_publish")

    made = PlannedSession.objects.get()
    assert (made.duration_s, made.template_code, made.category, made.key) == (3600, "easy-run", "easy", False)
    assert (made.title["en"], made.load > 0, made.distance_m is not None) == ("Easy 60 min", True, True)


@pytest.mark.parametrize(
    "words, status",
    [
        ({}, 422),
        ({"ask": "juggle"}, 422),
        ({"ask": "move"}, 422),
        ({"ask": "move", "day": "2026-11-24"}, 422),
        ({"ask": "rest", "day": "2026-11-20"}, 422),
        ({"ask": "rest", "day": "2030-11-20"}, 422),
        ({"ask": "create", "day": "2026-11-24", "code": "no-such-session"}, 422),
        ({"ask": "lock_day", "day": "2026-12-01"}, 422),
        ({"ask": "remove", "session": "01920000-0000-7000-8000-000000000000"}, 409),
    ],
)
def test_refusals_say_why_and_draw_the_weeks_as_they_are(
    inside: Club, coach: Client, session: PlannedSession, words: dict[str, str], status: int
) -> None:
    by_htmx, plain = send(coach, inside, **words), send(coach, inside, htmx=False, **words)

    assert (by_htmx.status_code, plain.status_code) == (status, status)
    assert f"card-{session.public_id}" in by_htmx.content.decode()
    assert b"data-toast" in by_htmx.content
    assert changes(inside) == 0


def test_an_edit_has_to_say_what(inside: Club, coach: Client, session: PlannedSession) -> None:
    assert send(coach, inside, ask="edit", session=session.public_id).status_code == 422


def test_what_was_run_or_changed_stays(
    inside: Club, coach: Client, plan: Plan, session: PlannedSession
) -> None:
    done = make_session(plan, TODAY, activity=make_run(inside.athlete, TODAY))

    run = send(coach, inside, ask="move", session=done.public_id, day=SUNDAY)
    stale = send(coach, inside, ask="move", session=session.public_id, version=7, day=SUNDAY)

    assert (run.status_code, stale.status_code) == (409, 409)
    assert "has been run already" in said(run)
    assert "has changed in the meantime" in said(stale)


def test_the_last_step_is_undone(inside: Club, coach: Client) -> None:
    drafted(inside, new())

    assert "Undone." in said(send(coach, inside, "calendar_undo"))
    assert send(coach, inside, "calendar_undo").status_code == 409


def test_publishing_and_taking_it_back(inside: Club, coach: Client) -> None:
    version = drafted(inside, new()).version

    published = send(coach, inside, "calendar_publish", version=version)
    revision = Revision.objects.get()
    back = coach.post(address("revision_take_back", revision.public_id), headers=HTMX)

    assert "the athlete sees the changes now" in said(published)
    assert f"/revisions/{revision.public_id}/take-back/" in published.content.decode()
    assert ("it is a draft again" in said(back), PlannedSession.objects.published().count()) == (True, 0)


def test_taking_back_too_late_is_refused(inside: Club, coach: Client) -> None:
    drafted(inside, new())
    send(coach, inside, "calendar_publish")
    Revision.objects.update(closed_at=NOW - timedelta(minutes=11))

    answer = coach.post(address("revision_take_back", Revision.objects.get().public_id))

    assert (answer.status_code, PlannedSession.objects.count()) == (409, 1)


def test_a_stale_draft_says_which_session_and_goes_on(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    send(coach, inside, ask="move", session=session.public_id, day=SUNDAY)
    PlannedSession.objects.update(version=2)

    refused = send(coach, inside, "calendar_publish")
    again = send(coach, inside, "calendar_look_again")
    published = send(coach, inside, "calendar_publish")

    assert (refused.status_code, "Easy run, Sat 21" in said(refused)) == (409, True)
    assert [again.status_code, published.status_code, fresh(session).day] == [200, 200, SUNDAY]


@pytest.mark.parametrize("name", ["calendar_publish", "calendar_discard"])
def test_a_draft_that_somebody_else_has_changed_is_looked_at_first(
    inside: Club, coach: Client, name: str
) -> None:
    drafted(inside, new())

    assert send(coach, inside, name, version=1).status_code == 409
    assert changes(inside) == 1


@pytest.mark.parametrize("name", VERBS[2:])
def test_nothing_drafted(inside: Club, coach: Client, name: str) -> None:
    assert send(coach, inside, name).status_code == 409


def test_a_draft_is_thrown_away_and_comes_back(inside: Club, coach: Client) -> None:
    drafted(inside, new())

    gone = send(coach, inside, "calendar_discard", version="nonsense")
    counted = changes(inside)
    back = coach.post(address("revision_take_back", Revision.objects.get().public_id))

    assert ("the plan stays as it was" in said(gone), counted) == (True, 0)
    assert (back.status_code, changes(inside)) == (302, 1)
