"""The morning's measurements as chips: a short text, and a tone where the value is far from normal."""

from dataclasses import dataclass

from django.utils.translation import gettext

from athletes.models import HeartRateVariability
from athletes.recorded import Measurements
from readiness.models import CheckIn
from tenancy.templatetags.display import hours

NOTABLE, FAR = 40.0, 20.0
"""Components of a value one and two standard deviations on the wrong side of normal."""


@dataclass(frozen=True, slots=True)
class Chip:
    text: str
    tone: str = ""


def chips(found: Measurements, check_in: CheckIn) -> tuple[Chip, ...]:
    """What was measured, in the order of what it counts for."""
    components = {part["item"]: part["component"] for part in check_in.contributions}
    drawn = (
        _hrv(found, components.get("hrv")),
        _sleep(found, components.get("sleep_h")),
        _resting(found, components.get("resting_hr")),
    )
    return tuple(chip for chip in drawn if chip is not None)


def _hrv(found: Measurements, component: float | None) -> Chip | None:
    if found.hrv_ms is None:
        return None
    name = "SDNN" if found.hrv_kind == HeartRateVariability.SDNN else "HRV"
    words = gettext("%(name)s %(value)d ms, low") if _is_off(component) else gettext("%(name)s %(value)d ms")
    return Chip(words % {"name": name, "value": round(found.hrv_ms)}, _tone(component))


def _sleep(found: Measurements, component: float | None) -> Chip | None:
    if found.sleep_h is None:
        return None
    words = gettext("Slept %(time)s, short") if _is_off(component) else gettext("Slept %(time)s")
    return Chip(words % {"time": hours(found.sleep_h)}, _tone(component))


def _resting(found: Measurements, component: float | None) -> Chip | None:
    if found.resting_hr_bpm is None:
        return None
    words = gettext("Rest HR %(value)d, high") if _is_off(component) else gettext("Rest HR %(value)d")
    return Chip(words % {"value": round(found.resting_hr_bpm)}, _tone(component))


def _is_off(component: float | None) -> bool:
    return component is not None and component <= NOTABLE


def _tone(component: float | None) -> str:
    if component is None or component > NOTABLE:
        return ""
    return "stop" if component <= FAR else "caution"
