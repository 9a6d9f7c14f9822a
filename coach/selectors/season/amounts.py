"""Amounts of a week in the reader's words and numbers."""

from django.utils.formats import number_format
from django.utils.translation import gettext

from planning.measure import Measure
from tenancy.templatetags import display

SECONDS_PER_HOUR = 3600.0
TENTHS = 1


def said(measure: Measure, amount: float | None, units: str) -> str:
    """5 h 30 m · 62 km · 430 · 58.2."""
    if amount is None:
        return display.NOTHING
    if measure is Measure.TIME:
        return display.duration(amount)
    if measure is Measure.DISTANCE:
        return display.distance(amount, units) if amount else gettext("%(kilometres)s km") % {"kilometres": 0}
    return number_format(round(amount, TENTHS), TENTHS) if measure is Measure.FITNESS else rounded(amount)


def asked(measure: Measure, amount: float, units: str) -> str:
    """As its field holds it: hours, kilometres or miles, load, CTL; with a point, as browsers want."""
    return f"{amount / unit_of(measure, units):.1f}".removesuffix(".0")


def unit_of(measure: Measure, units: str) -> float:
    """How much 1 in the field is."""
    if measure is Measure.TIME:
        return SECONDS_PER_HOUR
    if measure is Measure.DISTANCE:
        return display.MILE_M if units == display.IMPERIAL else display.KILOMETRE_M
    return 1.0


def rounded(value: float | None) -> str:
    return display.NOTHING if value is None else str(number_format(round(value)))


def tenth(value: float | None) -> str:
    """5.2 · −0.4."""
    if value is None:
        return display.NOTHING
    shown = round(value, TENTHS)
    return f"{'−' if shown < 0 else ''}{number_format(abs(shown), TENTHS)}"


def signed(value: float | None) -> str:
    """+9 · −12 · 0."""
    if value is None:
        return display.NOTHING
    whole = round(value)
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{number_format(abs(whole))}"
