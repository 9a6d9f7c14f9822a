"""Values that sources tell, as a person reads them: in their units, with their words."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, pgettext

from ingest import wording_reconcile as words
from ingest.reconcile.fields import Field
from tenancy.templatetags.display import IMPERIAL, MILE_M, NOTHING, clock, distance, pace

TIMES = frozenset({Field.TIMER, Field.ELAPSED, Field.MOVING})
CLIMBS = frozenset({Field.ASCENT, Field.DESCENT})
RATES = frozenset({Field.AVG_HR, Field.MAX_HR})
CADENCES = frozenset({Field.AVG_CADENCE, Field.MAX_CADENCE})
POWERS = frozenset({Field.AVG_POWER, Field.MAX_POWER})
FOOT_M = 0.3048
EXACT_M = 1000.0


def value(of: str, told: Any, *, units: str, zone: str) -> str:
    """12.34 km · 1:02:05 · 152 bpm · 21 Nov 2026, 06:30, exact enough for a difference to be seen."""
    if told in (None, ""):
        return NOTHING
    if of == Field.STARTED_AT:
        return _moment(str(told), zone)
    if not isinstance(told, int | float):
        return str(words.WORKOUTS.get(str(told), told))
    return _number(of, float(told), units)


def field(of: str) -> str:
    """What the field is called."""
    return str(words.FIELDS.get(of, of))


def unit_of(of: str, units: str) -> str:
    """In what a number is typed; "" where it says so itself, or has no unit."""
    if of in CLIMBS:
        return gettext("ft") if units == IMPERIAL else pgettext("metres", "m")
    if of in RATES:
        return gettext("bpm")
    if of in CADENCES:
        return gettext("steps/min")
    return "W" if of in POWERS else ""


def source(name: str) -> str:
    """The kind of source, by its name: kind and key, or the kind alone."""
    kind = name.split("|", 1)[0]
    return str(words.SOURCES.get(kind, kind))


def _moment(told: str, zone: str) -> str:
    return date_format(datetime.fromisoformat(told).astimezone(ZoneInfo(zone)), "SHORT_DATETIME_FORMAT")


def _number(of: str, told: float, units: str) -> str:
    if of == Field.DISTANCE:
        return _distance(told, units)
    if of in TIMES:
        return clock(told)
    if of == Field.MAX_SPEED:
        return pace(told, units)
    if of in CLIMBS and units == IMPERIAL:
        return gettext("%(feet)s ft") % {"feet": number_format(round(told / FOOT_M))}
    whole = number_format(round(told, 1) if told != round(told) else round(told))
    return _with_unit(of, whole)


def _with_unit(of: str, whole: str) -> str:
    if of in CLIMBS:
        return gettext("%(metres)s m") % {"metres": whole}
    if of in RATES:
        return gettext("%(beats)s bpm") % {"beats": whole}
    if of in CADENCES:
        return gettext("%(steps)s steps/min") % {"steps": whole}
    if of in POWERS:
        return gettext("%(watts)s W") % {"watts": whole}
    if of == Field.CALORIES:
        return gettext("%(kcal)s kcal") % {"kcal": whole}
    return whole


def _distance(metres: float, units: str) -> str:
    """To ten metres: sources that differ must look different."""
    if metres < EXACT_M:
        return distance(metres, units)
    if units == IMPERIAL:
        return gettext("%(miles)s mi") % {"miles": number_format(round(metres / MILE_M, 2), 2)}
    return gettext("%(kilometres)s km") % {"kilometres": number_format(round(metres / EXACT_M, 2), 2)}
