"""The calendar's questions, put into words once: it asks them at every look."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, DateField, QuerySet

from athletes.models import Activity, Race
from planning.models import Plan, PlanState, PlanWeek
from readiness.models import Flag
from tenancy.database.prepared import Given, Prepared

OPEN_FLAG: dict[str, Any] = {"intervention__closed_at": None, "withdrawn_at": None}
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


def weeks_shown() -> QuerySet[PlanWeek]:
    """The weeks of plans that their athletes see; of two plans' weeks the later one's comes last."""
    weeks = PlanWeek.objects.filter(plan__deleted_at=None).exclude(plan__state=PlanState.DRAFT)
    return weeks.order_by("plan__published_at", "pk")


@lru_cache(maxsize=256)
def asking(_organization_id: int) -> Asking:
    athlete = Given("athlete", BigIntegerField())
    days = Given("first", DateField()), Given("last", DateField())
    runs = Activity.objects.current().filter(athlete=athlete, day__range=days)
    races = Race.objects.current().filter(athlete=athlete, day__range=days)
    plans = Plan.objects.current().filter(athlete=athlete)
    flags = Flag.objects.filter(athlete=athlete, **OPEN_FLAG)
    return Asking(
        runs=Prepared(runs.only(*RUN_FIELDS)),
        races=Prepared(races),
        plans=Prepared(plans.defer("inputs", "warnings")),
        weeks=Prepared(weeks_shown().filter(athlete=athlete, starts_on__range=days)),
        flags=Prepared(flags.order_by().values_list("pk")),
    )
