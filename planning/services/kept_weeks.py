"""How much of the last seven days' plan was run, in the narrow row that lists read."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import (
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce, NullIf

from athletes.models import Athlete, AthleteState
from planning.models import Outcome, PlannedSession

WEEK = timedelta(days=7)
RUN = (Outcome.DONE, Outcome.PARTLY, Outcome.OFF)


def refresh_week(*, athlete: Athlete, day: date) -> None:
    """Count the athlete's week again where the day is one of it. Safe to repeat."""
    states = AthleteState.objects.filter(athlete=athlete)
    _count(states.filter(week_day__gt=day, week_day__lte=day + WEEK))


@transaction.atomic
def refresh_weeks(*, now: datetime) -> int:
    """Count the week of everybody who has a new day; one update a time zone. Returns how many."""
    zones = (
        AthleteState.objects.filter(removed=False).order_by().values_list("timezone", flat=True).distinct()
    )
    return sum(_turn(zone, now.astimezone(ZoneInfo(zone)).date()) for zone in sorted(filter(None, zones)))


def _turn(zone: str, today: date) -> int:
    here = AthleteState.objects.filter(removed=False, timezone=zone)
    late = list(here.exclude(week_day=today).order_by("pk").values_list("pk", flat=True))
    states = AthleteState.objects.filter(pk__in=late)
    states.order_by().update(week_day=today)
    _count(states)
    return len(late)


def _count(states: QuerySet[AthleteState]) -> None:
    """What the athlete was excused from is not counted."""
    first = ExpressionWrapper(OuterRef("week_day") - WEEK, output_field=PlannedSession._meta.get_field("day"))
    past = PlannedSession.objects.published().filter(
        athlete=OuterRef("athlete"), day__gte=first, day__lt=OuterRef("week_day")
    )
    counted = past.exclude(outcome=Outcome.EXCUSED)
    found = states.annotate(done=_number(counted.filter(outcome__in=RUN)), due=_number(counted))
    found = found.exclude(week_done=F("done"), week_due=F("due"))
    share = Cast("done", FloatField()) / NullIf(F("due"), 0)
    found.order_by().update(week_done=F("done"), week_due=F("due"), compliance=share)


def _number(sessions: QuerySet[PlannedSession]) -> Any:
    one = sessions.order_by().values("organization_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(one, output_field=IntegerField()), 0)
