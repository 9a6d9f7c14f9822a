"""The calendar and its draft as the API tells of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from analytics.plan_check import Found
from athletes.models import Activity, Athlete, Race
from coach.selectors.calendar.facts import facts_of
from planning.changes import Change, Create, Edit, Entry, Move
from planning.changes.kinds import KINDS
from planning.proposal import Words
from planning.selectors import entries_between


@dataclass(frozen=True, slots=True)
class CalendarRange:
    first: date
    last: date
    sessions: tuple[Entry, ...]
    activities: tuple[Activity, ...]
    races: tuple[Race, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    kind: str
    session: UUID
    day: date | None
    title: Words | None


@dataclass(frozen=True, slots=True)
class DraftDetail:
    version: int
    steps: int
    count: int
    load_before: float
    load_after: float
    warnings: tuple[Found, ...]
    stale: tuple[UUID, ...]
    changes: tuple[ChangeLine, ...]


def published_range(*, athlete: Athlete, first: date, last: date) -> CalendarRange:
    """What the athlete sees of the days. Three queries."""
    return _range(athlete, first, last, entries_between(athlete=athlete, first=first, last=last))


def drafted_range(*, athlete: Athlete, now: datetime, first: date, last: date) -> CalendarRange:
    """The same with the draft, for the staff."""
    facts = facts_of(athlete=athlete, now=now, first=first, last=last)
    return _range(
        athlete, first, last, tuple(one for one in facts.preview.entries if first <= one.day <= last)
    )


def draft_detail(*, athlete: Athlete, now: datetime) -> DraftDetail:
    """What is drafted, what it comes to and what speaks against it."""
    today = athlete.local_day(now)
    facts = facts_of(athlete=athlete, now=now, first=today, last=today)
    found = facts.preview
    return DraftDetail(
        version=facts.draft.version,
        steps=facts.draft.steps,
        count=found.counted.all,
        load_before=found.load_before,
        load_after=found.load_after,
        warnings=found.new,
        stale=tuple(sorted(facts.stale)),
        changes=lines_of(facts.draft.changes),
    )


def lines_of(changes: Iterable[Change]) -> tuple[ChangeLine, ...]:
    """Each change by itself."""
    return tuple(
        ChangeLine(
            kind=KINDS[type(change)],
            session=change.session,
            day=change.day if isinstance(change, Create | Move) else None,
            title=change.content.title if isinstance(change, Create | Edit) else None,
        )
        for change in changes
    )


def _range(athlete: Athlete, first: date, last: date, sessions: tuple[Entry, ...]) -> CalendarRange:
    runs = Activity.objects.of(athlete).current().between(first, last).order_by("started_at", "pk")
    races = Race.objects.of(athlete).current().between(first, last)
    return CalendarRange(first, last, sessions, tuple(runs), tuple(races))
