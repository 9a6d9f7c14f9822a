"""Plans: the one in force, drafts, and a whole plan week by week."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from athletes.models import Athlete, Race
from planning.inputs import PlanInputs
from planning.models import Plan, PlannedSession, PlanState, PlanWeek


@dataclass(frozen=True, slots=True)
class WeekDetail:
    """A week of a plan with its sessions by day, and what they add up to."""

    week: PlanWeek
    sessions: tuple[PlannedSession, ...]
    duration_s: float
    distance_m: float
    load: float
    longest_s: float

    @property
    def days(self) -> list[tuple[date, list[PlannedSession]]]:
        """Monday to Sunday, each with its sessions."""
        days = [self.week.starts_on + timedelta(days=number) for number in range(7)]
        return [(day, [session for session in self.sessions if session.day == day]) for day in days]


@dataclass(frozen=True, slots=True)
class PlanDetail:
    """A plan with its weeks, and the athlete's races within them by their days."""

    plan: Plan
    weeks: tuple[WeekDetail, ...]
    races: dict[date, Race]


def published_plan(*, athlete: Athlete) -> Plan | None:
    """The plan in force, with its race."""
    found: Plan | None = Plan.objects.published().of(athlete).select_related("race").first()
    return found


def drafts_of(*, athlete: Athlete) -> list[Plan]:
    """Plans the athlete cannot see yet, newest first."""
    drafts = Plan.objects.current().of(athlete).filter(state=PlanState.DRAFT)
    return list(drafts.order_by("-created_at", "-pk"))


def plan_detail(*, plan: Plan) -> PlanDetail:
    """The plan's weeks with their sessions and races, in three queries."""
    by_week: dict[int, list[PlannedSession]] = defaultdict(list)
    for session in PlannedSession.objects.current().filter(plan=plan):
        by_week[session.week_id].append(session)
    weeks = tuple(_week_detail(week, by_week[week.pk]) for week in PlanWeek.objects.filter(plan=plan))
    return PlanDetail(plan, weeks, _races_within(plan))


def upcoming_races(*, athlete: Athlete, today: date) -> list[Race]:
    """The athlete's races from today on."""
    return list(Race.objects.of(athlete).current().filter(day__gte=today))


def last_inputs(*, athlete: Athlete) -> PlanInputs | None:
    """What the athlete's latest plan was built from: a coach keeps their ways."""
    kept = Plan.objects.current().of(athlete).order_by("-created_at", "-pk").values_list("inputs", flat=True)
    latest = next((inputs for inputs in kept[:1] if inputs), None)
    return None if latest is None else PlanInputs.from_json(latest)


def _races_within(plan: Plan) -> dict[date, Race]:
    """The races to be run, and the plan's own even where it was removed since."""
    last = plan.starts_on + timedelta(weeks=plan.weeks, days=-1)
    races = Race.objects.current().filter(athlete=plan.athlete_id, day__range=(plan.starts_on, last))
    own = [plan.race] if plan.race else []
    return {race.day: race for race in (*races.order_by("-day", "-pk"), *own)}


def _week_detail(week: PlanWeek, sessions: list[PlannedSession]) -> WeekDetail:
    return WeekDetail(
        week=week,
        sessions=tuple(sessions),
        duration_s=sum(session.duration_s for session in sessions),
        distance_m=sum(session.distance_m or 0 for session in sessions),
        load=sum(session.load for session in sessions),
        longest_s=max((session.duration_s for session in sessions), default=0.0),
    )
