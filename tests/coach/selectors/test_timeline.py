"""One timeline from many sources: every row once, newest first, whatever the pages."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteState, BodyPart, EpisodeKind, NoteAudience, Origin, Side
from athletes.services import (
    EpisodeFacts,
    NoteFacts,
    TaskFacts,
    add_task,
    finish_task,
    open_episode,
    send_message,
    write_note,
)
from coach.selectors import Kind, TimelineEntry, timeline
from coach.selectors.timeline import BadCursor, cursor_of
from coach.wording import KINDS
from ingest.models import ImportRun, RawFile, Upload, UploadState
from planning.services import Said, give_reason
from readiness import services
from tests.factories import NOW, Club
from tests.readiness.given import (
    HURT,
    TODAY,
    WELL,
    approve,
    check_in,
    mornings,
    plan_for,
    run_for,
    session_for,
)

HOUR = timedelta(hours=1)


def told(club: Club, **asked: Any) -> list[TimelineEntry]:
    return timeline(athlete=club.athlete, now=NOW + HOUR, **asked).entries


def codes(club: Club, **asked: Any) -> list[str]:
    return [entry.code for entry in told(club, **asked)]


def leafed(club: Club, most: int) -> list[tuple[str, int, datetime]]:
    """Every entry, page by page."""
    found, cursor = [], None
    for _page in range(200):
        page = timeline(athlete=club.athlete, now=NOW + HOUR, cursor=cursor, most=most)
        found += [(one.code, one.key, one.at) for one in page.entries]
        if not page.earlier:
            return found
        cursor = cursor_of(page.earlier)
    raise AssertionError("It does not end.")


def kept(club: Club) -> None:
    """A note for both, a task that is done, and an injury."""
    athlete, coach = club.athlete, club.coach
    write_note(athlete=athlete, author=coach, facts=NoteFacts(NoteAudience.SHARED, "Calf"), now=NOW)
    task = add_task(author=coach, facts=TaskFacts("Call", coach, athlete=athlete), now=NOW)
    finish_task(task=task, by=coach, now=NOW)
    facts = EpisodeFacts(EpisodeKind.INJURY, TODAY, BodyPart.CALF, Side.LEFT)
    open_episode(athlete=athlete, by=coach, facts=facts, origin=Origin.COACH, now=NOW)


def a_life(club: Club) -> None:
    """Something from every source, much of it at one instant."""
    athlete = club.athlete
    plan = plan_for(club, athlete)
    mornings(athlete, 5)
    missed = session_for(plan, TODAY - timedelta(days=1), outcome="missed")
    session_for(plan, TODAY)
    for days in range(1, 4):
        run_for(athlete, started_at=NOW - timedelta(days=days))
    check_in(athlete, HURT)
    approve(club, athlete, now=NOW)
    send_message(athlete=athlete, author=club.coach, side="coach", body="Rest today", now=NOW)
    give_reason(session=missed, member=club.runner, said=Said(why="tired"), now=NOW)
    kept(club)
    raw = RawFile.objects.create(sha256="1", size=1, path="x", stored_at=NOW)
    run = ImportRun.objects.create(
        athlete=athlete, uploader=club.coach, door="page", name="years.zip", started_at=NOW
    )
    for number, of in enumerate((None, run)):
        Upload.objects.create(
            athlete=athlete, raw=raw, uploader=club.coach, filename=f"{number}.fit", run=of,
            state=UploadState.DONE, outcome="activity", received_at=NOW,
        )  # fmt: skip


@pytest.mark.parametrize("most", [1, 2, 3, 7])
def test_pages_hold_every_entry_once(inside: Club, most: int) -> None:
    a_life(inside)

    whole = leafed(inside, 200)
    paged = leafed(inside, most)

    assert [at for _code, _key, at in paged] == sorted((at for _code, _key, at in paged), reverse=True)
    apart = [one for one in paged if one[0] not in {"raised", "withdrawn"}]
    assert apart == [one for one in whole if one[0] not in {"raised", "withdrawn"}]
    assert len(set(paged)) == len(paged)


def test_every_source_tells(inside: Club) -> None:
    a_life(inside)

    assert set(codes(inside, most=200)) == {
        "check_in", "run", "missed", "reason", "coach", "raised", "at_risk", "approve", "published",
        "import", "upload", "shared", "task", "episode",
    }  # fmt: skip


def test_things_of_one_instant_stand_above_their_cause(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)

    assert codes(inside)[:3] == ["at_risk", "raised", "check_in"]


@pytest.mark.parametrize("kind", list(Kind))
def test_one_kind_alone(inside: Club, kind: Kind) -> None:
    a_life(inside)

    assert {entry.kind for entry in told(inside, kind=kind, most=200)} == {kind}


def test_flags_of_one_morning_are_told_in_one_breath_with_their_numbers(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)

    (raised,) = told(inside, kind=Kind.FLAGS)

    assert "The calf hurts 6 of 10." in raised.said
    assert "Readiness is" in raised.said


def test_a_flag_that_no_longer_holds_is_told_and_one_that_goes_on_is_not(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT, days_ago=1)
    check_in(inside.athlete, HURT)
    assert "withdrawn" not in codes(inside)

    check_in(inside.athlete, WELL, minutes=5)

    assert codes(inside)[:3] == ["stable", "withdrawn", "check_in"]


def test_what_was_undone_says_so(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)
    made = approve(inside, inside.athlete, now=NOW)
    services.undo(decision=made, member=inside.coach, now=NOW + timedelta(minutes=2))

    decided = [(one.code, one.undone) for one in told(inside, kind=Kind.DECISIONS)]

    assert decided == [("undo", False), ("approve", True)]


def test_days_are_the_athletes_own(inside: Club) -> None:
    inside.athlete.timezone = "Asia/Seoul"
    inside.athlete.save()
    run_for(inside.athlete, started_at=NOW - timedelta(hours=10))  # 20:30 UTC, the next day in Seoul

    (day,) = timeline(athlete=inside.athlete, now=NOW, kind=Kind.SESSIONS).days

    ((clock, _entry),) = day.entries
    assert (day.day, clock and clock.hour) == (TODAY, 5)


def test_a_missed_session_has_a_day_and_no_hour(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete), TODAY - timedelta(days=2), outcome="missed")

    (day,) = timeline(athlete=inside.athlete, now=NOW, kind=Kind.SESSIONS).days

    ((clock, entry),) = day.entries
    assert (day.day, clock, entry.dated) == (TODAY - timedelta(days=2), None, True)


def test_the_past_of_others_is_not_told(inside: Club) -> None:
    AthleteState.objects.filter(athlete=inside.stranger).update(bucket="watch", bucket_since=NOW)
    run_for(inside.stranger, started_at=NOW)

    assert told(inside) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_eighteen_queries(inside: Club, rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for days in range(rows):
        run_for(inside.athlete, started_at=NOW - timedelta(days=days))

    with django_assert_num_queries(18):
        told(inside)


@given(st.text(max_size=40) | st.from_regex(r"[0-9T:.+-]*~-?[0-9]*~-?[0-9]*", fullmatch=True))
def test_a_cursor_that_is_none_is_refused_and_nothing_else_happens(text: str) -> None:
    try:
        found = cursor_of(text)
    except BadCursor:
        return

    assert cursor_of(str(found)) == found


def test_every_kind_has_its_word() -> None:
    assert set(KINDS) == set(Kind)


def test_what_is_private_is_told_to_the_staff_alone(inside: Club) -> None:
    athlete, author = inside.athlete, inside.coach
    for audience, words in ((NoteAudience.SHARED, "For both"), (NoteAudience.PRIVATE, "For us")):
        write_note(athlete=athlete, author=author, facts=NoteFacts(audience, words), now=NOW)

    read = {
        by: {entry.quote for entry in told(inside, kind=Kind.KEPT, by=by)}
        for by in (inside.coach, inside.runner, None)
    }

    assert read == {inside.coach: {"For both", "For us"}, inside.runner: {"For both"}, None: {"For both"}}
