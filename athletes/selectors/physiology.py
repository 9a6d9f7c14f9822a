"""The athlete's thresholds and zones on a day."""

from datetime import date
from functools import lru_cache

from django.db.models import BigIntegerField

from analytics.workout import Physiology
from athletes.dated import Dated
from athletes.derived import ZonesOn
from athletes.models import Athlete, Zones
from tenancy.database.prepared import Given, Prepared


def dated(*, athlete: Athlete) -> Dated:
    """Every set of zones of the athlete, to ask for many days at once. One query."""
    return Dated(athlete, tuple(_zones(athlete.organization_id).ask(athlete=athlete.pk)))


@lru_cache(maxsize=256)
def _zones(_organization_id: int) -> Prepared:
    athlete = Given("athlete", BigIntegerField())
    return Prepared(Zones.objects.filter(athlete=athlete).order_by("valid_from", "pk"))


def physiology(*, athlete: Athlete, day: date) -> Physiology:
    """Sex, heart rates and thresholds as they count for a day. One query."""
    return dated(athlete=athlete).physiology_on(day)


def zones_on(*, athlete: Athlete, day: date) -> ZonesOn:
    """The zones that count for a day: those set, else the usual ones for the thresholds. One query."""
    return dated(athlete=athlete).zones_on(day)
