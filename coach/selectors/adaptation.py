"""What the rules propose for an athlete: each session before and after, the weeks' sums, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from analytics.days import monday_of
from athletes.models import Athlete, Race
from coach.selectors.calendar.facts import surroundings
from planning import wording
from planning.changes import Change, Create, Edit, Entry, Preview, applied, preview
from planning.models import Revision
from planning.proposal import Words
from planning.selectors import Draft, entry_of, sessions_of_days, waiting_adaptation
from tenancy.templatetags.display import duration, localised, short_day

WEEK, SUNDAY = timedelta(days=7), timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Why:
    """A rule that spoke, by name, and its evidence in a sentence."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A session as it stands and as proposed, for parts/diff.html."""

    day: date
    now: str
    proposed: str
    load_now: float | None
    load_proposed: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class WeekSums:
    """A week that changes: time and load before and after; `ramp`: rise of fitness then, None if unknown."""

    monday: date
    time_before_s: float
    time_after_s: float
    load_before: float
    load_after: float
    ramp: float | None


@dataclass(frozen=True, slots=True)
class AdaptationPage:
    """`stale` names sessions that have changed since the rules looked: it cannot be approved as it is."""

    revision: Revision
    whys: tuple[Why, ...]
    rows: tuple[Row, ...]
    weeks: tuple[WeekSums, ...]
    warnings: tuple[str, ...]
    stale: tuple[str, ...]


def adaptation(*, athlete: Athlete, now: datetime) -> AdaptationPage | None:
    """What waits for a decision; None where nothing does. A constant number of queries."""
    waits = waiting_adaptation(athlete=athlete)
    if waits is None:
        return None
    draft, today = waits.draft, athlete.local_day(now)
    first, last = _weeks_around(today)
    named = draft.sessions | {one for one in map(wording.missed_of, waits.revision.reasons) if one}
    sessions = sessions_of_days(athlete=athlete, first=first, last=last, also=sorted(named))
    entries = tuple(map(entry_of, sessions))
    races = list(Race.objects.of(athlete).current().between(first, last + WEEK))
    around = surroundings(athlete=athlete, today=today, races=races)
    shown = preview(entries, draft.changes, around, first=first, last=last)
    return AdaptationPage(
        revision=waits.revision,
        whys=_whys(waits.revision, {one.session: one.content.title for one in entries}),
        rows=_rows(draft.changes, entries),
        weeks=_weeks(draft.changes, entries, shown),
        warnings=tuple(f"{short_day(one.day)}: {wording.against(one)}" for one in shown.found),
        stale=_stale(draft, entries),
    )


def _weeks_around(today: date) -> tuple[date, date]:
    """Three weeks from the running one on: as far as a proposal reaches."""
    monday = monday_of(today)
    return monday, monday + 2 * WEEK + SUNDAY


def _whys(revision: Revision, titles: dict[UUID, Words]) -> tuple[Why, ...]:
    return tuple(Why(wording.reason_name(one), wording.because(one, titles)) for one in revision.reasons)


def _rows(changes: Sequence[Change], entries: Sequence[Entry]) -> tuple[Row, ...]:
    standing = {one.session: one for one in entries}
    rows = [row for change in changes if (row := _row(change, standing.get(change.session))) is not None]
    return tuple(sorted(rows, key=lambda row: row.day))


def _row(change: Change, entry: Entry | None) -> Row | None:
    match change:
        case Create(_, day, content):
            return Row(day, "–", _said(content.title, content.duration_s), None, content.load)
        case Edit(_, content) if entry is not None:
            stands = entry.content
            return Row(
                entry.day,
                _said(stands.title, stands.duration_s),
                _said(content.title, content.duration_s),
                stands.load,
                content.load,
            )
    return None


def _said(title: Words, duration_s: float) -> str:
    """With its length, unless the title tells it."""
    name, length = localised(title), duration(duration_s)
    return name if not duration_s or length in name else f"{name} · {length}"


def _weeks(changes: Sequence[Change], entries: Sequence[Entry], shown: Preview) -> tuple[WeekSums, ...]:
    """The weeks that differ, in order."""
    after = applied(entries, changes)
    mondays = sorted({monday_of(one.day) for one in (*entries, *after)})
    sums = (_week(monday, entries, after, shown) for monday in mondays)
    return tuple(
        one for one in sums if (one.time_before_s, one.load_before) != (one.time_after_s, one.load_after)
    )


def _week(monday: date, entries: Sequence[Entry], after: Sequence[Entry], shown: Preview) -> WeekSums:
    before = [one.content for one in entries if monday_of(one.day) == monday]
    then = [one.content for one in after if monday_of(one.day) == monday]
    return WeekSums(
        monday,
        time_before_s=sum(one.duration_s for one in before),
        time_after_s=sum(one.duration_s for one in then),
        load_before=sum(one.load for one in before),
        load_after=sum(one.load for one in then),
        ramp=shown.ramps.get(monday),
    )


def _stale(draft: Draft, entries: Iterable[Entry]) -> tuple[str, ...]:
    changed = (one for one in entries if draft.seen.get(one.session, one.version) != one.version)
    return tuple(f"{localised(one.content.title)}, {short_day(one.day)}" for one in changed)
