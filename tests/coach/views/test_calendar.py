"""The calendar's pages: what they show, by htmx and without, and who may look."""

import pytest
from django.test import Client

from athletes.models import AthleteGrant
from planning.models import Plan, PlannedSession
from tests.coach.calendar import VERBS, said, send
from tests.coach.given import HTMX, address
from tests.factories import Club
from tests.planning.drafting import NEXT_TUESDAY, SUNDAY, TODAY, drafted, new
from tests.planning.making import make_run, make_session

PAGES = ("calendar", "calendar_session", "calendar_add", "calendar_week")


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
