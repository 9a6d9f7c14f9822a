"""In which plan's week a session stands: the season's, or one that is made for it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext

from analytics.days import monday_of
from athletes.models import Athlete
from planning.models import Plan, PlanState, PlanWeek
from tenancy.models import Membership

WEEK = timedelta(days=7)


@dataclass
class Places:
    """The weeks of an athlete's plans; one that is missing is made when a session needs it."""

    athlete: Athlete
    author: Membership
    now: datetime
    plans: list[Plan] = field(init=False)
    weeks: dict[tuple[int, date], PlanWeek] = field(init=False)

    def __post_init__(self) -> None:
        seen = Plan.objects.current().of(self.athlete).exclude(state=PlanState.DRAFT)
        self.plans = list(seen.order_by("-starts_on", "-pk"))
        weeks = PlanWeek.objects.of(self.athlete).filter(plan__in=self.plans)
        self.weeks = {(week.plan_id, week.starts_on): week for week in weeks}

    def week_of(self, day: date) -> PlanWeek:
        """The week that holds the day, in the plan in force then."""
        monday = monday_of(day)
        plan = self._plan_on(day) or self._new_plan(monday)
        return self.weeks.get((plan.pk, monday)) or self._new_week(plan, monday)

    def _plan_on(self, day: date) -> Plan | None:
        """The plan that is in force if it has begun by then, else the latest that had."""
        begun = [plan for plan in self.plans if plan.starts_on <= day]
        return min(begun, key=lambda plan: plan.state != PlanState.PUBLISHED, default=None)

    def _new_plan(self, monday: date) -> Plan:
        """Weeks without a season. Beside a season that is yet to begin they are a plan of the past."""
        waiting = any(plan.state == PlanState.PUBLISHED for plan in self.plans)
        plan = Plan.objects.create(
            athlete=self.athlete,
            author=self.author,
            name=gettext("Single sessions"),
            starts_on=monday,
            weeks=1,
            state=PlanState.ARCHIVED if waiting else PlanState.PUBLISHED,
            published_at=self.now,
        )
        self.plans.append(plan)
        return plan

    def _new_week(self, plan: Plan, monday: date) -> PlanWeek:
        first = monday_of(plan.starts_on)
        week = PlanWeek.objects.create(
            athlete=self.athlete,
            plan=plan,
            number=(monday - first) // WEEK + 1,
            starts_on=monday,
            phase="",
            target_s=0,
        )
        self.weeks[plan.pk, monday] = week
        return week
