"""How hard a step of a FIT workout is to be: a zone or a range of speed as a target, another range in words.

A range of heart rate or power means something for one runner only, and the file does not say what their
threshold was: so it is kept as words. A speed is the same for everybody.
"""

from typing import NamedTuple

from analytics.workout import BadWorkout, Scale, Target, TargetKind, speed_target
from ingest.parsers.contents import Reworded
from ingest.parsers.fit_values import Fields, first_number, text

_SCALES = {"speed": Scale.PACE, "heart_rate": Scale.HR, "power": Scale.NONE}
_HIGHEST_ZONE = 6
_BPM_FROM, _WATTS_FROM = 100, 1000  # below, percent of the highest heart rate or of threshold power
_OPEN = Target(TargetKind.OPEN)


class Aim(NamedTuple):
    """A target, and what it cannot say: in words, and as a code."""

    target: Target
    words: str = ""
    reworded: Reworded | None = None


def aim_of(step: Fields) -> Aim:
    """A zone, a range, or nothing."""
    kind = text(step.get("target_type"))
    zone = first_number(step, "target_value", low=1.0)
    if zone is not None:
        return _zone(kind, zone)
    low = first_number(step, "custom_target_value_low", low=0.0, high=100_000.0)
    high = first_number(step, "custom_target_value_high", low=0.0, high=100_000.0)
    if not high or low is None:
        return Aim(_OPEN)
    return _range(kind, min(low, high), max(low, high))


def _zone(kind: str, zone: float) -> Aim:
    if kind not in _SCALES or zone > _HIGHEST_ZONE or zone % 1:
        return Aim(_OPEN)
    reworded = Reworded.POWER if kind == "power" else None
    return Aim(Target(TargetKind.ZONE, zone, zone, _SCALES[kind]), reworded=reworded)


def _range(kind: str, low: float, high: float) -> Aim:
    if kind == "speed":
        return _speed(low / 1000, high / 1000)
    if kind == "heart_rate":
        return Aim(_OPEN, _words(low, high, _BPM_FROM, "bpm", "% of max HR"), Reworded.HEART_RATES)
    if kind == "power":
        return Aim(_OPEN, _words(low, high, _WATTS_FROM, "W", "% of threshold power"), Reworded.POWER)
    return Aim(_OPEN, f"cadence {low:.0f}–{high:.0f}", Reworded.CADENCE) if kind == "cadence" else Aim(_OPEN)


def _speed(slow_m_s: float, fast_m_s: float) -> Aim:
    try:
        return Aim(speed_target(slow_m_s, fast_m_s, Scale.PER_KM))
    except BadWorkout:
        return Aim(_OPEN, reworded=Reworded.LIMITED)


def _words(low: float, high: float, above: int, unit: str, percent: str) -> str:
    if high > above:
        return f"{max(0.0, low - above):.0f}–{high - above:.0f} {unit}"
    return f"{low:.0f}–{high:.0f}{percent}"
