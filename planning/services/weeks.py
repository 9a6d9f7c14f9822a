"""The weeks of a plan, where a template puts a session outside those that it has."""

from datetime import date

from django.db.models import Max

from planning.models import Plan, PlanWeek, TemplateUse
from planning.personalising import phase_of


def week_of(*, use: TemplateUse, monday: date) -> PlanWeek:
    """The plan's week that begins on this Monday; made, numbered after the last, where there is none."""
    found = PlanWeek.objects.filter(plan=use.plan_id, starts_on=monday).first()
    if found is not None:
        return found
    last = PlanWeek.objects.filter(plan=use.plan_id).aggregate(last=Max("number"))["last"] or 0
    phase, cutback = phase_of(use.template, monday, use.anchor_day)
    made: PlanWeek = PlanWeek.objects.create(
        athlete_id=use.athlete_id,
        plan_id=use.plan_id,
        number=last + 1,
        starts_on=monday,
        phase=phase,
        cutback=cutback,
        target_s=0,
    )
    Plan.objects.filter(pk=use.plan_id).update(weeks=last + 1)
    return made
