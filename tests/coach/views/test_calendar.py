"""The calendar's pages: by hand, by htmx, without either; who may, and what is refused."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from athletes.models import AthleteGrant
from planning import selectors
from planning.models import Plan, PlannedSession, Revision
from tests.coach.given import HTMX, address
from tests.factories import NOW, Club
from tests.planning.drafting import NEXT_TUESDAY, SUNDAY, TODAY, drafted, fresh, new
from tests.planning.making import make_plan, make_run, make_session

PAGES = ("calendar", "calendar_session", "calendar_add", "calendar_week")
VERBS = ("calendar_change", "calendar_undo", "calendar_publish", "calendar_discard", "calendar_look_again")


@pytest.fixture
def plan(inside: Club) -> Plan:
    return make_plan(inside.athlete, inside.coach)


@pytest.fixture
def session(plan: Plan) -> PlannedSession:
    return make_session(plan, TODAY)


def send(
    client: Client, club: Club, name: str = "calendar_change", *, htmx: bool = True, **words: Any
) -> HttpResponse:
    url = f"{address(name, club.athlete.public_id)}?from=2026-11-16&weeks=2"
    return client.post(url, words, headers=HTMX if htmx else None)


def changes(club: Club) -> int:
    return len(selectors.draft_of(athlete=club.athlete).changes)


def said(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize("name", [*PAGES, *VERBS, "calendar_begin"])
def test_strangers_find_nothing(inside: Club, coach: Client, runner: Client, name: str) -> None:
    method = "get" if name in PAGES else "post"
    foreign = getattr(coach, method)(address(name, inside.stranger.public_id))
    own = getattr(runner, method)(address(name, inside.athlete.public_id))

    assert (foreign.status_code, own.status_code) == (404, 404)


def test_an_assistant_looks_and_changes_nothing(
    inside: Club, assistant: Client, session: PlannedSession
) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    at = inside.athlete.public_id

    page = assistant.get(address("calendar", at)).content.decode()
    asked = assistant.get(address("calendar_session", at), {"session": session.public_id})

    assert f"card-{session.public_id}" in page
    assert [hook for hook in ("cal-verb", "cal-rail", "cal-add", "data-from") if hook in page] == []
    assert (asked.status_code, b"do-move" in asked.content) == (200, False)
    assert send(assistant, inside, ask="move").status_code == 404


@pytest.mark.parametrize(
    "query, first, weeks",
    [
        ("", "2026-11-09", 5),
        ("?weeks=1", "2026-11-16", 1),
        ("?from=2026-12-03&weeks=4", "2026-11-30", 4),
        ("?from=never&weeks=99", "2026-11-09", 5),
        ("?from=0001-01-01", "2026-11-09", 5),
    ],
)
def test_the_address_says_which_weeks(
    inside: Club, coach: Client, query: str, first: str, weeks: int
) -> None:
    shown = coach.get(address("calendar", inside.athlete.public_id) + query).context["cal"]

    assert (shown.first.isoformat(), len(shown.weeks)) == (first, weeks)


def test_a_week_shows_what_each_session_consists_of(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    at = address("calendar", inside.athlete.public_id)

    week, month = coach.get(f"{at}?weeks=1"), coach.get(at)

    assert (b'class="prof"' in week.content, b'class="prof"' in month.content) == (True, False)


def test_htmx_gets_the_weeks_alone(inside: Club, coach: Client, session: PlannedSession) -> None:
    answer = coach.get(address("calendar", inside.athlete.public_id), headers=HTMX)

    assert (b"<html" in answer.content, b"cal-week" in answer.content) == (False, True)
    assert "HX-Request" in answer["Vary"]


def test_there_are_ways_to_begin(inside: Club, coach: Client) -> None:
    before = coach.get(address("calendar", inside.athlete.public_id))
    send(coach, inside, "calendar_begin", htmx=False)
    after = coach.get(address("calendar", inside.athlete.public_id))

    assert [b"begin-empty" in page.content for page in (before, after)] == [True, False]
    assert Plan.objects.get().race is None


def test_the_page_of_a_plan_without_a_race_is_the_calendar(inside: Club, coach: Client) -> None:
    send(coach, inside, "calendar_begin")

    answer = coach.get(address("plan_page", Plan.objects.get().public_id))

    assert answer["Location"] == address("calendar", inside.athlete.public_id)


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


def test_the_dialog_of_a_session_knows_the_draft(inside: Club, coach: Client, plan: Plan) -> None:
    made = new(SUNDAY)
    drafted(inside, made)
    at = address("calendar_session", inside.athlete.public_id)

    page, dialog = (coach.get(at, {"session": made.session}, headers=headers) for headers in (None, HTMX))

    assert ("Easy hour" in said(page), b"cal-dialog" in page.content) == (True, False)
    assert (dialog.content.strip().startswith(b"<dialog"), b"Steps and targets" in dialog.content) == (
        True,
        False,
    )


@pytest.mark.parametrize("session", ["", "nonsense", "01920000-0000-7000-8000-000000000000"])
def test_the_dialog_of_what_is_gone_leads_back(inside: Club, coach: Client, session: str) -> None:
    answer = coach.get(address("calendar_session", inside.athlete.public_id), {"session": session})

    assert answer["Location"].startswith(address("calendar", inside.athlete.public_id))


def test_what_was_run_can_be_copied_and_locked_only(inside: Club, coach: Client, plan: Plan) -> None:
    done = make_session(plan, TODAY, activity=make_run(inside.athlete, TODAY))

    page = coach.get(address("calendar_session", inside.athlete.public_id), {"session": done.public_id})

    buttons = ("do-move", "do-copy", "do-edit", "do-lock", "do-remove")
    assert [name for name in buttons if name in page.content.decode()] == ["do-copy", "do-lock"]


def test_the_library_is_offered_for_a_day(inside: Club, coach: Client) -> None:
    at = address("calendar_add", inside.athlete.public_id)

    everything = coach.get(at, {"day": "2026-11-24"})
    found = coach.get(at, {"day": "2026-11-24", "q": "recovery jog"})
    one = coach.get(at, {"code": "easy-run"})
    past = coach.get(at, {"day": "2026-11-02"})

    assert len(everything.context["groups"]) > len(found.context["groups"]) > 0
    assert (one.context["chosen"].code, past.context["day"]) == ("easy-run", TODAY)


def test_a_week_is_copied_from_where_it_is_named(inside: Club, coach: Client) -> None:
    at = address("calendar_week", inside.athlete.public_id)

    assert coach.get(at, {"source": "2026-11-24"}).context["source"] == NEXT_TUESDAY
    assert "Week of Monday 16 November" in said(coach.get(at, {"source": "never"}, headers=HTMX))
