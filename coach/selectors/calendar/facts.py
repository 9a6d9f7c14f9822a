"""All that the calendar is drawn from, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from analytics.samples import Array
from athletes.dated import Dated
from athletes.models import Activity, Athlete, Race
from athletes.selectors import dated, fitness_on, settings_for
from planning.changes import Create, Entry, Move, Preview, Surroundings, preview
from planning.models import Plan, PlannedSession, PlanState, PlanWeek
from planning.selectors import Draft, draft_of, entry_of, sessions_of_days
from readiness.models import Flag

MINUTE_S = 60.0
WEEK = timedelta(days=7)
OPEN_FLAG: dict[str, Any] = {"intervention__closed_at": None, "withdrawn_at": None}
RUN_FIELDS = (
    "public_id", "day", "name", "sport", "started_at", "duration_s", "distance_m", "load", "hr_zone_s",
    "pace_zone_s", "note", "organization_id", "athlete_id",
)  # fmt: skip
Row = TypeVar("Row", Activity, Race)


@dataclass(frozen=True, slots=True)
class Facts:
    """`run_of`: the run that each session became; `others`: the runs of a day that are no session's."""

    athlete: Athlete
    today: date
    first: date
    last: date
    draft: Draft
    standing: Mapping[UUID, Entry]
    preview: Preview
    stale: frozenset[UUID]
    around: Surroundings
    run_of: Mapping[UUID, Activity]
    runs: Mapping[date, list[Activity]]
    races: Mapping[date, list[Race]]
    weeks: Mapping[date, PlanWeek]
    plans: tuple[Plan, ...]
    zones: Dated

    def others(self, day: date) -> list[Activity]:
        taken = {run.pk for run in self.run_of.values()}
        return [run for run in self.runs.get(day, ()) if run.pk not in taken]


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
    zones: Dated


def facts_of(*, athlete: Athlete, now: datetime, first: date, last: date) -> Facts:
    """What stands, what is drafted and what was run from the first day to the last; nine queries."""
    today = athlete.local_day(now)
    draft = draft_of(athlete=athlete)
    seen_first, seen_last = with_drafted(draft, first, last)
    sessions = sessions_of_days(
        athlete=athlete, first=seen_first, last=seen_last, also=sorted(draft.sessions)
    )
    runs = list(Activity.objects.of(athlete).current().between(first, last).only(*RUN_FIELDS))
    races = list(Race.objects.of(athlete).current().between(seen_first, seen_last + WEEK))
    around = surroundings(athlete=athlete, today=today, races=races)
    plans = tuple(Plan.objects.current().of(athlete).defer("inputs", "warnings"))
    found = Gathered(
        athlete=athlete,
        today=today,
        draft=draft,
        sessions=sessions,
        runs=runs,
        around=around,
        races=races,
        plans=plans,
        weeks=weeks_by_monday(weeks_shown(plans, first, last)),
        zones=dated(athlete=athlete),
    )
    return facts_from(found, first=first, last=last)


def facts_from(found: Gathered, *, first: date, last: date) -> Facts:
    """What was read, put together for the days from the first to the last. No query."""
    entries, by_pk = tuple(map(entry_of, found.sessions)), {run.pk: run for run in found.runs}
    seen_first, seen_last = with_drafted(found.draft, first, last)
    return Facts(
        athlete=found.athlete,
        today=found.today,
        first=first,
        last=last,
        draft=found.draft,
        standing={one.session: one for one in entries},
        preview=preview(entries, found.draft.changes, found.around, first=seen_first, last=seen_last),
        stale=_stale(found.draft, {one.public_id: one.version for one in found.sessions}),
        around=found.around,
        run_of={one.public_id: by_pk[one.activity_id] for one in found.sessions if one.activity_id in by_pk},
        runs=_by_day(found.runs),
        races=_by_day(found.races),
        weeks=found.weeks,
        plans=found.plans,
        zones=found.zones,
    )


def surroundings(*, athlete: Athlete, today: date, races: Iterable[Race]) -> Surroundings:
    """What the rules look at besides the plan: open flags, and the load that was run. Two queries."""
    done = fitness_on(athlete=athlete, day=today - timedelta(days=1)).daily_load
    flags = Flag.objects.of(athlete).filter(**OPEN_FLAG).count()
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


def weeks_shown(plans: Iterable[Plan], first: date, last: date) -> QuerySet[PlanWeek]:
    """The weeks of the plans that their athletes see; of two plans' weeks the later one's comes last."""
    shown = [plan for plan in plans if plan.state != PlanState.DRAFT]
    weeks = PlanWeek.objects.filter(plan__in=shown, starts_on__range=(first, last))
    return weeks.order_by("plan__published_at", "pk")


def weeks_by_monday(weeks: Iterable[PlanWeek]) -> dict[date, PlanWeek]:
    return {week.starts_on: week for week in weeks}


def _by_day(rows: Iterable[Row]) -> dict[date, list[Row]]:
    found: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.day].append(row)
    return found
