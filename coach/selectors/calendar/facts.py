"""All that the calendar is drawn from, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from analytics.plan_check import Found, PlanRule
from analytics.samples import Array
from athletes.dated import Dated
from athletes.models import Activity, Athlete, Race
from athletes.selectors import dated, loads_up_to, settings_for
from coach.selectors.calendar.asking import asking
from planning.changes import Create, Entry, Move, Preview, Surroundings, preview
from planning.models import DayNote, Plan, PlannedSession, PlanWeek
from planning.selectors import Draft, draft_of, entry_of, notes_between, sessions_of_days
from tenancy.database.prepared import ask_together

MINUTE_S = 60.0
WEEK = timedelta(days=7)
Row = TypeVar("Row", Activity, Race, Entry, Found)


@dataclass(frozen=True, slots=True)
class Facts:
    """`entries` and `found` with the draft, by day; `run_of`: the run that each session became; `others`: the
    runs of a day that are no session's.
    """

    athlete: Athlete
    today: date
    first: date
    last: date
    draft: Draft
    standing: Mapping[UUID, Entry]
    preview: Preview
    entries: Mapping[date, list[Entry]]
    found: Mapping[date, list[Found]]
    stale: frozenset[UUID]
    around: Surroundings
    run_of: Mapping[UUID, Activity]
    runs: Mapping[date, list[Activity]]
    others: Mapping[date, list[Activity]]
    races: Mapping[date, list[Race]]
    weeks: Mapping[date, PlanWeek]
    plans: tuple[Plan, ...]
    notes: Mapping[date, list[DayNote]]
    zones: Dated


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read of one athlete; sessions and races as far as the draft reaches."""

    athlete: Athlete
    today: date
    draft: Draft
    sessions: Sequence[PlannedSession]
    runs: Sequence[Activity]
    around: Surroundings
    races: Sequence[Race]
    plans: tuple[Plan, ...]
    weeks: Mapping[date, PlanWeek]
    notes: Mapping[date, list[DayNote]]
    zones: Dated


def facts_of(
    *, athlete: Athlete, now: datetime, first: date, last: date, drafted: bool = True, noted: bool = False
) -> Facts:
    """What stands, what is drafted and what was run from the first day to the last; nine queries.

    Without what is `drafted` it is what the athlete sees, with one query less; what is `noted` is one more.
    """
    today = athlete.local_day(now)
    draft = draft_of(athlete=athlete) if drafted else Draft()
    seen_first, seen_last = with_drafted(draft, first, last)
    its, days = asking(athlete.organization_id), {"athlete": athlete.pk, "first": first, "last": last}
    races, runs, plans, weeks, flags = ask_together(
        (its.races, days | {"first": seen_first, "last": seen_last + WEEK}),
        (its.runs, days),
        (its.plans, days),
        (its.weeks, days),
        (its.flags, days),
    )
    done = loads_up_to(athlete=athlete, day=today - timedelta(days=1))
    found = Gathered(
        athlete=athlete,
        today=today,
        draft=draft,
        sessions=sessions_of_days(
            athlete=athlete, first=seen_first, last=seen_last, also=sorted(draft.sessions)
        ),
        runs=runs,
        around=surroundings_from(athlete, today=today, races=races, done=done, flags=len(flags)),
        races=races,
        plans=tuple(plans),
        weeks=weeks_by_monday(weeks),
        notes=notes_between(athlete=athlete, first=first, last=last) if noted else {},
        zones=dated(athlete=athlete),
    )
    return facts_from(found, first=first, last=last)


def facts_from(found: Gathered, *, first: date, last: date) -> Facts:
    """What was read, put together for the days from the first to the last. No query."""
    entries, by_pk = tuple(map(entry_of, found.sessions)), {run.pk: run for run in found.runs}
    run_of = {one.public_id: by_pk[one.activity_id] for one in found.sessions if one.activity_id in by_pk}
    taken = {run.pk for run in run_of.values()}
    seen_first, seen_last = with_drafted(found.draft, first, last)
    after = preview(entries, found.draft.changes, found.around, first=seen_first, last=seen_last)
    return Facts(
        athlete=found.athlete,
        today=found.today,
        first=first,
        last=last,
        draft=found.draft,
        standing={one.session: one for one in entries},
        preview=after,
        entries=_by_day(after.entries),
        found=_by_day(one for one in after.found if one.rule is not PlanRule.RAMP),
        stale=_stale(found.draft, {one.public_id: one.version for one in found.sessions}),
        around=found.around,
        run_of=run_of,
        runs=_by_day(found.runs),
        others=_by_day(run for run in found.runs if run.pk not in taken),
        races=_by_day(found.races),
        weeks=found.weeks,
        plans=found.plans,
        notes=found.notes,
        zones=found.zones,
    )


def surroundings(*, athlete: Athlete, today: date, races: Iterable[Race]) -> Surroundings:
    """What the rules look at besides the plan: open flags, and the load that was run. Two queries."""
    done = loads_up_to(athlete=athlete, day=today - timedelta(days=1))
    flags = len(asking(athlete.organization_id).flags.ask(athlete=athlete.pk))
    return surroundings_from(athlete, today=today, races=races, done=done, flags=flags)


def surroundings_from(
    athlete: Athlete, *, today: date, races: Iterable[Race], done: Array, flags: int
) -> Surroundings:
    """The same from what was read, with the athlete's settings."""
    settings = settings_for(athlete)
    return Surroundings(
        today=today,
        available_s=tuple(minutes * MINUTE_S for minutes in athlete.availability_min),
        races=tuple(race.day for race in races),
        flags=flags,
        done=tuple(done.tolist()),
        ramp_limit=settings.risk.ramp_from,
        ctl_days=settings.ctl_days,
        atl_days=settings.atl_days,
        start_ctl=settings.start_ctl,
        start_atl=settings.start_atl,
    )


def with_drafted(draft: Draft, first: date, last: date) -> tuple[date, date]:
    """The days to look at, with the weeks that sessions are drafted into."""
    days = [change.day for change in draft.changes if isinstance(change, Create | Move)]
    return min([first, *days]), max([last, *days])


def _stale(draft: Draft, versions: Mapping[UUID, int]) -> frozenset[UUID]:
    return frozenset(session for session, version in draft.seen.items() if versions.get(session) != version)


def weeks_by_monday(weeks: Iterable[PlanWeek]) -> dict[date, PlanWeek]:
    """Of two plans' weeks the one that comes last."""
    return {week.starts_on: week for week in weeks}


def _by_day(rows: Iterable[Row]) -> dict[date, list[Row]]:
    found: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.day].append(row)
    return found
