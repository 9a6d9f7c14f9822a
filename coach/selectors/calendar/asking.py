"""The calendar's questions, put into words once: it asks them at every look."""

from functools import lru_cache
from typing import NamedTuple

from django.db.models import BigIntegerField, DateField

from athletes.models import Activity, Race
from planning.models import Plan, PlanState, PlanWeek
from readiness.models import Flag
from tenancy.database.prepared import Given, Prepared

RUN_FIELDS = (
    "public_id", "day", "name", "sport", "started_at", "duration_s", "distance_m", "load", "hr_zone_s",
    "pace_zone_s", "note", "organization_id", "athlete_id",
)  # fmt: skip


class Asking(NamedTuple):
    """Each of an athlete; runs, races and weeks from a first to a last day."""

    runs: Prepared
    races: Prepared
    plans: Prepared
    weeks: Prepared
    flags: Prepared


@lru_cache(maxsize=256)
def asking(_organization_id: int) -> Asking:
    athlete = Given("athlete", BigIntegerField())
    days = Given("first", DateField()), Given("last", DateField())
    runs = Activity.objects.current().filter(athlete=athlete, day__range=days)
    races = Race.objects.current().filter(athlete=athlete, day__range=days)
    plans = Plan.objects.current().filter(athlete=athlete)
    # The weeks of plans that the athlete sees; of two plans' the later one's comes last.
    weeks = PlanWeek.objects.filter(athlete=athlete, starts_on__range=days, plan__deleted_at=None)
    flags = Flag.objects.filter(athlete=athlete, intervention__closed_at=None, withdrawn_at=None)
    return Asking(
        runs=Prepared(runs.only(*RUN_FIELDS)),
        races=Prepared(races),
        plans=Prepared(plans.defer("inputs", "warnings")),
        weeks=Prepared(weeks.exclude(plan__state=PlanState.DRAFT).order_by("plan__published_at", "pk")),
        flags=Prepared(flags.order_by().values_list("pk")),
    )
