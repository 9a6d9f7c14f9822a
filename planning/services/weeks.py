"""The weeks of a plan, where a template puts a session outside those that it has."""

from datetime import date

from django.db.models import F, Max

from analytics.days import monday_of
from planning.models import Plan, PlanWeek, TemplateUse
from planning.personalising import WEEK, phase_of

APART = 10_000
"""Further than any plan is long: no two weeks have the same number while they are counted anew."""


def week_of(*, use: TemplateUse, monday: date) -> PlanWeek:
    """The plan's week that begins on this Monday; made where there is none, counted as the calendar goes."""
    found = PlanWeek.objects.filter(plan=use.plan_id, starts_on=monday).first()
    if found is not None:
        return found
    plan = Plan.objects.get(pk=use.plan_id)
    first = monday_of(plan.starts_on)
    if monday < first:
        _begin_earlier(plan, monday, (first - monday) // WEEK)
        first = monday
    phase, cutback = phase_of(use.template, monday, use.anchor_day)
    made: PlanWeek = PlanWeek.objects.create(
        athlete_id=use.athlete_id,
        plan=plan,
        number=(monday - first) // WEEK + 1,
        starts_on=monday,
        phase=phase,
        cutback=cutback,
        target_s=0,
    )
    last = PlanWeek.objects.filter(plan=plan).aggregate(last=Max("number"))["last"]
    Plan.objects.filter(pk=plan.pk).update(weeks=last)
    return made


def _begin_earlier(plan: Plan, monday: date, weeks: int) -> None:
    """The plan's weeks make room for earlier ones."""
    every = PlanWeek.objects.filter(plan=plan).order_by()
    every.update(number=F("number") + APART)
    every.update(number=F("number") - APART + weeks)
    Plan.objects.filter(pk=plan.pk).update(starts_on=monday)
