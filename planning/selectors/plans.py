"""Plans: the one in force, drafts, and a whole plan week by week."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from athletes.models import Activity, Athlete, Race
from planning.models import Plan, PlannedSession, PlanState, PlanWeek
from planning.pairing import SPORT

USUAL_WEEKS = 6
WEEK = timedelta(days=7)


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
    plan: Plan
    weeks: tuple[WeekDetail, ...]


def published_plan(*, athlete: Athlete) -> Plan | None:
    """The plan in force, with its race."""
    found: Plan | None = Plan.objects.published().of(athlete).select_related("race").first()
    return found


def drafts_of(*, athlete: Athlete) -> list[Plan]:
    """Plans the athlete cannot see yet, newest first."""
    drafts = Plan.objects.current().of(athlete).filter(state=PlanState.DRAFT)
    return list(drafts.order_by("-created_at", "-pk"))


def plan_detail(*, plan: Plan) -> PlanDetail:
    """The plan's weeks with their sessions, in two queries."""
    by_week: dict[int, list[PlannedSession]] = defaultdict(list)
    for session in PlannedSession.objects.current().filter(plan=plan):
        by_week[session.week_id].append(session)
    weeks = PlanWeek.objects.filter(plan=plan)
    return PlanDetail(plan, tuple(_week_detail(week, by_week[week.pk]) for week in weeks))


def upcoming_races(*, athlete: Athlete, today: date) -> list[Race]:
    """The athlete's races from today on."""
    return list(Race.objects.of(athlete).current().filter(day__gte=today))


def usual_week_m(*, athlete: Athlete, today: date) -> float:
    """Metres a week over the last six weeks, the days before today."""
    first = today - USUAL_WEEKS * WEEK
    runs = Activity.objects.of(athlete).between(first, today - timedelta(days=1))
    total = runs.current().filter(sport=SPORT).order_by().aggregate(metres=Sum("distance_m"))
    return float(total["metres"] or 0) / USUAL_WEEKS


def _week_detail(week: PlanWeek, sessions: list[PlannedSession]) -> WeekDetail:
    return WeekDetail(
        week=week,
        sessions=tuple(sessions),
        duration_s=sum(session.duration_s for session in sessions),
        distance_m=sum(session.distance_m or 0 for session in sessions),
        load=sum(session.load for session in sessions),
        longest_s=max((session.duration_s for session in sessions), default=0.0),
    )
