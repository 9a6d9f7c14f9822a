"""What the timeline is made of: entries, and the slice of time that each source is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from athletes.models import Athlete
from tenancy.models import Membership

SECOND = timedelta(seconds=1)


class Kind(StrEnum):
    """What a coach can narrow the timeline to."""

    CHECK_INS = "check_ins"
    SESSIONS = "sessions"
    MESSAGES = "messages"
    PLAN = "plan"
    FLAGS = "flags"
    DECISIONS = "decisions"
    BUCKETS = "buckets"
    FILES = "files"
    KEPT = "kept"


class Link(NamedTuple):
    """A page of the organization, by the name of its address and the public id in it."""

    name: str
    public_id: UUID


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened. `key` is its row's: with `at` and the source it is where a page ends.

    `said` is what happened in a line, `more` further lines, `quote` what somebody wrote, `who` did it ("" for
    the rules, or where it goes without saying). `band` is the mark of a morning. `dated`: only its day is
    known, and `at` is the end of that. `undone`: it was taken back since.
    """

    kind: Kind
    code: str
    at: datetime
    key: int
    said: str
    more: tuple[str, ...] = ()
    quote: str = ""
    who: str = ""
    to: Link | None = None
    band: str | None = None
    dated: bool = False
    undone: bool = False


class BadCursor(ValueError):
    """Not a place in a timeline."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the instant, the source by its rank, the row."""

    at: datetime
    rank: int
    key: int

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC).isoformat()}~{self.rank}~{self.key}"


def cursor_of(text: str) -> Cursor:
    """The cursor that was written out. Raises BadCursor."""
    try:
        at, rank, key = text.split("~")
        moment = datetime.fromisoformat(at)
        found = Cursor(moment, int(rank), int(key))
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadCursor(text[:80]) from None
    if moment.tzinfo is None or not (0 <= found.rank < 1000 and 0 <= found.key < 2**63):
        raise BadCursor(text[:80])
    return found


@dataclass(frozen=True, slots=True)
class Slice:
    """What a source is asked for: `most` rows of an athlete, newest first, behind the cursor.

    `by`: who reads it; None sees what everybody may.
    """

    athlete: Athlete
    now: datetime
    most: int
    units: str = "metric"
    cursor: Cursor | None = None
    rank: int = 0
    by: Membership | None = None

    def ranked(self, rank: int) -> "Slice":
        return replace(self, rank=rank)

    def of(self, rows: QuerySet[Any], field: str) -> QuerySet[Any]:
        """The rows by an instant of theirs."""
        seen = rows.filter(athlete=self.athlete)
        if self.cursor is not None:
            seen = seen.filter(self._behind(field, self.cursor.at))
        return seen.order_by(f"-{field}", "-pk")[: self.most]

    def of_days(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows by their day, where nothing else is known: they stand at its end."""
        seen = rows.filter(athlete=self.athlete, day__lt=self.athlete.local_day(self.now))
        if self.cursor is not None:
            day = self.athlete.local_day(self.cursor.at)
            ends = self.end_of(day)
            if ends == self.cursor.at:
                seen = seen.filter(self._behind("day", day))
            else:
                seen = seen.filter(day__lte=day) if ends < self.cursor.at else seen.filter(day__lt=day)
        return seen.order_by("-day", "-pk")[: self.most]

    def end_of(self, day: date) -> datetime:
        """The last second of the athlete's day."""
        return self.athlete.midnight(day + timedelta(days=1)).astimezone(UTC) - SECOND

    def _behind(self, field: str, place: datetime | date) -> Q:
        """Of the same instant come later: rows of lower sources, and of this one those with lower keys."""
        found, cursor = Q(**{f"{field}__lt": place}), self.cursor
        if cursor is not None and self.rank < cursor.rank:
            return Q(**{f"{field}__lte": place})
        if cursor is not None and self.rank == cursor.rank:
            found |= Q(**{field: place, "pk__lt": cursor.key})
        return found


Find = Callable[[Slice], list[TimelineEntry]]


class Source(NamedTuple):
    """A selector of entries, all of one kind."""

    kind: Kind
    find: Find
