"""All that the calendar is drawn from, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from athletes.dated import Dated
from athletes.models import Activity, Athlete, Race
from athletes.selectors import dated, fitness_on, settings_for
from planning.changes import Create, Entry, Move, Preview, Surroundings, preview
from planning.models import DayNote, Plan, PlanState, PlanWeek
from planning.selectors import Draft, draft_of, entry_of, notes_between, sessions_of_days
from readiness.models import Flag

MINUTE_S = 60.0
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
    notes: Mapping[date, list[DayNote]]
    zones: Dated

    def others(self, day: date) -> list[Activity]:
        taken = {run.pk for run in self.run_of.values()}
        return [run for run in self.runs.get(day, ()) if run.pk not in taken]


def facts_of(*, athlete: Athlete, now: datetime, first: date, last: date) -> Facts:
    """What stands, what is drafted and what was run from the first day to the last; ten queries."""
    today = athlete.local_day(now)
    draft = draft_of(athlete=athlete)
    seen_first, seen_last = _with_drafted(draft, first, last)
    sessions = sessions_of_days(
        athlete=athlete, first=seen_first, last=seen_last, also=sorted(draft.sessions)
    )
    entries = tuple(map(entry_of, sessions))
    runs = list(Activity.objects.of(athlete).current().between(first, last).only(*RUN_FIELDS))
    races = list(Race.objects.of(athlete).current().between(seen_first, seen_last + timedelta(days=7)))
    around = surroundings(athlete=athlete, today=today, races=races)
    plans = tuple(Plan.objects.current().of(athlete).defer("inputs", "warnings"))
    by_pk = {run.pk: run for run in runs}
    return Facts(
        athlete=athlete,
        today=today,
        first=first,
        last=last,
        draft=draft,
        standing={one.session: one for one in entries},
        preview=preview(entries, draft.changes, around, first=seen_first, last=seen_last),
        stale=_stale(draft, {one.public_id: one.version for one in sessions}),
        around=around,
        run_of={one.public_id: by_pk[one.activity_id] for one in sessions if one.activity_id in by_pk},
        runs=_by_day(runs),
        races=_by_day(races),
        weeks=_weeks(athlete, plans, first, last),
        plans=plans,
        notes=notes_between(athlete=athlete, first=first, last=last),
        zones=dated(athlete=athlete),
    )


def surroundings(*, athlete: Athlete, today: date, races: Iterable[Race]) -> Surroundings:
    """What the rules look at besides the plan: open flags, and the load that was run. Two queries."""
    settings = settings_for(athlete)
    done = fitness_on(athlete=athlete, day=today - timedelta(days=1)).daily_load
    return Surroundings(
        today=today,
        available_s=tuple(minutes * MINUTE_S for minutes in athlete.availability_min),
        races=tuple(race.day for race in races),
        flags=Flag.objects.of(athlete).filter(intervention__closed_at=None, withdrawn_at=None).count(),
        done=tuple(done.tolist()),
        ramp_limit=settings.risk.ramp_from,
        ctl_days=settings.ctl_days,
        atl_days=settings.atl_days,
        start_ctl=settings.start_ctl,
        start_atl=settings.start_atl,
    )


def _with_drafted(draft: Draft, first: date, last: date) -> tuple[date, date]:
    """The days to look at, with the weeks that sessions are drafted into."""
    days = [change.day for change in draft.changes if isinstance(change, Create | Move)]
    return min([first, *days]), max([last, *days])


def _stale(draft: Draft, versions: Mapping[UUID, int]) -> frozenset[UUID]:
    return frozenset(session for session, version in draft.seen.items() if versions.get(session) != version)


def _weeks(athlete: Athlete, plans: Iterable[Plan], first: date, last: date) -> dict[date, PlanWeek]:
    """The week of a plan that the athlete sees; of two plans' the later one's."""
    shown = [plan for plan in plans if plan.state != PlanState.DRAFT]
    weeks = PlanWeek.objects.of(athlete).filter(plan__in=shown, starts_on__range=(first, last))
    return {week.starts_on: week for week in weeks.order_by("plan__published_at", "pk")}


def _by_day(rows: Iterable[Row]) -> dict[date, list[Row]]:
    found: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.day].append(row)
    return found
