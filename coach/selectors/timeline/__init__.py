"""All that happened to an athlete, newest first: one timeline from one selector a source.

To add a source write `find(piece: Slice) -> list[TimelineEntry]` in a module here. `piece.of(rows, "at")`
gives the rows of the slice (athlete, cursor, order, limit are done); each becomes an entry whose `at` is that
field and whose `key` is the row's. Then add `Source(Kind.…, find)` to SOURCES: they stand in the order in
which things of one instant follow from each other. A new Kind gets its word in coach.wording. A source asks
the same number of questions for one row and for many.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from athletes.models import Athlete
from coach.selectors.timeline import files, kept, mornings, planned, risks, running, talking
from coach.selectors.timeline.entries import (
    BadCursor,
    Cursor,
    Kind,
    Link,
    Slice,
    Source,
    TimelineEntry,
    cursor_of,
)
from tenancy.models import Membership

__all__ = ["BadCursor", "Cursor", "Day", "Kind", "Link", "Timeline", "TimelineEntry", "cursor_of", "timeline"]

PAGE = 30
FLAGS = frozenset({"raised", "withdrawn"})

SOURCES: tuple[Source, ...] = (
    Source(Kind.FILES, files.imports),
    Source(Kind.FILES, files.uploads),
    Source(Kind.SESSIONS, running.runs),
    Source(Kind.SESSIONS, running.not_run),
    Source(Kind.SESSIONS, running.reasons),
    Source(Kind.FILES, files.conflicts),
    Source(Kind.CHECK_INS, mornings.check_ins),
    Source(Kind.MESSAGES, talking.messages),
    Source(Kind.FLAGS, risks.withdrawn),
    Source(Kind.FLAGS, risks.raised),
    Source(Kind.BUCKETS, risks.buckets),
    Source(Kind.PLAN, planned.published),
    Source(Kind.PLAN, planned.revisions),
    Source(Kind.DECISIONS, talking.decisions),
    Source(Kind.KEPT, kept.episodes),
    Source(Kind.KEPT, kept.tasks),
    Source(Kind.KEPT, kept.notes),
)

Placed = tuple[TimelineEntry, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the athlete's calendar, with what happened when by their clocks (None: some time)."""

    day: date
    entries: tuple[tuple[time | None, TimelineEntry], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of it; `earlier` is where the next one begins, "" where nothing came before."""

    days: tuple[Day, ...]
    earlier: str

    @property
    def entries(self) -> list[TimelineEntry]:
        return [entry for day in self.days for _clock, entry in day.entries]


def timeline(
    *,
    athlete: Athlete,
    now: datetime,
    kind: Kind | None = None,
    cursor: Cursor | None = None,
    units: str = "metric",
    most: int = PAGE,
    by: Membership | None = None,
) -> Timeline:
    """A page of what happened, of one kind or of all, as `by` may read it.

    As many queries for one row as for many.
    """
    piece = Slice(athlete, now, most + 1, units, cursor, by=by)
    found = [
        (entry, rank)
        for rank, source in enumerate(SOURCES)
        if kind in (None, source.kind)
        for entry in source.find(piece.ranked(rank))
    ]
    found.sort(key=_place, reverse=True)
    shown = found[:most]
    return Timeline(_by_day(_together(shown), athlete), _end(shown[-1]) if len(found) > most else "")


def _place(placed: Placed) -> tuple[datetime, int, int]:
    entry, rank = placed
    return entry.at, rank, entry.key


def _end(placed: Placed) -> str:
    return str(Cursor(*_place(placed)))


def _together(shown: Sequence[Placed]) -> list[TimelineEntry]:
    """Flags that were raised, or withdrawn, at one instant are told in one breath."""
    told: list[TimelineEntry] = []
    for entry, _rank in shown:
        last = told[-1] if told else None
        if last and entry.code in FLAGS and (last.code, last.at) == (entry.code, entry.at):
            told[-1] = replace(last, said=f"{last.said} {entry.said}")
        else:
            told.append(entry)
    return told


def _by_day(entries: Sequence[TimelineEntry], athlete: Athlete) -> tuple[Day, ...]:
    zone = ZoneInfo(athlete.timezone)
    days = groupby(entries, key=lambda entry: entry.at.astimezone(zone).date())
    return tuple(
        Day(day, tuple((None if one.dated else one.at.astimezone(zone).time(), one) for one in rows))
        for day, rows in days
    )
