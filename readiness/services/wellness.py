"""Measurements from elsewhere than the check-in: kept, and the scores that rest on them renewed."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from django.db import transaction

from athletes import services as athletes
from athletes.models import Athlete, WellnessDay
from athletes.recorded import Measurements
from athletes.selectors import settings_for
from readiness.services import interventions
from readiness.services.check_ins import rescore

NOTHING: Mapping[str, float] = MappingProxyType({})


@transaction.atomic
def take_wellness(
    *,
    athlete: Athlete,
    day: date,
    source: str,
    values: Measurements,
    now: datetime,
    more: Mapping[str, float] = NOTHING,
) -> WellnessDay | None:
    """Keep what a source measured; score that morning again, and today where its baseline holds the day.

    `more`: other numbers, by analytics.wellness.Measure. Nothing measured takes the source's values away.
    Safe to repeat.
    """
    interventions.hold(athlete)
    put = athletes.put_wellness(athlete=athlete, day=day, source=source, values=values, more=more)
    rescore(athlete=athlete, day=day, now=now)
    today = athlete.local_day(now)
    if today - timedelta(days=round(settings_for(athlete).readiness.baseline_days)) <= day < today:
        rescore(athlete=athlete, day=today, now=now)
    return put
