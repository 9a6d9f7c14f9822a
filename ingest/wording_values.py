"""Values that sources tell, as a person reads them: in their units, with their words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, pgettext

from ingest import wording_reconcile as words
from ingest.reconcile.fields import Field
from ingest.wording_recorded import amount, sport, workout_type
from tenancy.templatetags.display import IMPERIAL, MILE_M, NOTHING, clock, distance, pace

TIMES = frozenset({Field.TIMER, Field.ELAPSED, Field.MOVING})
CLIMBS = frozenset({Field.ASCENT, Field.DESCENT})
RATES = frozenset({Field.AVG_HR, Field.MAX_HR})
CADENCES = frozenset({Field.AVG_CADENCE, Field.MAX_CADENCE})
POWERS = frozenset({Field.AVG_POWER, Field.MAX_POWER})
FOOT_M = 0.3048
EXACT_M = 1000.0
AS_WORDS: dict[str, Callable[[str], str]] = {Field.SPORT: sport, Field.WORKOUT_TYPE: workout_type}


def value(of: str, told: Any, *, units: str, zone: str) -> str:
    """12.34 km · 1:02:05 · 152 bpm · 21 Nov 2026, 06:30 on the clock of the athlete, whose `zone` it is."""
    if told in (None, ""):
        return NOTHING
    if of in AS_WORDS:
        return AS_WORDS[of](str(told))
    if of == Field.STARTED_AT:
        return _moment(str(told), zone)
    return _number(of, float(told), units) if isinstance(told, int | float) else str(told)


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


def _moment(told: str, zone: str) -> str:
    return date_format(datetime.fromisoformat(told).astimezone(ZoneInfo(zone)), "DATETIME_FORMAT")


def _number(of: str, told: float, units: str) -> str:
    if of == Field.DISTANCE:
        return _distance(told, units)
    if of in TIMES:
        return clock(told)
    if of == Field.MAX_SPEED:
        return pace(told, units)
    if of in CLIMBS and units == IMPERIAL:
        return gettext("%(feet)s ft") % {"feet": number_format(round(told / FOOT_M))}
    words: dict[str, str] = {
        **dict.fromkeys(CLIMBS, gettext("%(number)s m")),
        **dict.fromkeys(RATES, gettext("%(number)s bpm")),
        **dict.fromkeys(CADENCES, gettext("%(number)s steps/min")),
        **dict.fromkeys(POWERS, gettext("%(number)s W")),
        Field.CALORIES: gettext("%(number)s kcal"),
    }
    return words.get(of, "%(number)s") % {"number": amount(told, 0 if of in words else 1)}


def _distance(metres: float, units: str) -> str:
    """To ten metres: sources that differ must look different."""
    if metres < EXACT_M:
        return distance(metres, units)
    if units == IMPERIAL:
        return gettext("%(miles)s mi") % {"miles": number_format(round(metres / MILE_M, 2), 2)}
    return gettext("%(kilometres)s km") % {"kilometres": number_format(round(metres / EXACT_M, 2), 2)}
