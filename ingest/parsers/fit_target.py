"""How hard a step of a FIT workout is to be: a zone as a target, an own range in words.

A range of speed, heart rate or power means something for one runner only, and the file does not say what
their threshold was: so it is kept as words.
"""

from analytics.workout import Target, TargetKind
from ingest.parsers.fit_values import Fields, first_number, text

_ZONED = frozenset({"speed", "heart_rate", "power"})
_HIGHEST_ZONE = 6
_BPM_FROM, _WATTS_FROM = 100, 1000  # below, percent of the highest heart rate or of threshold power


def target_of(step: Fields) -> Target:
    zone = first_number(step, "target_value", low=1.0, high=_HIGHEST_ZONE)
    if zone is None or text(step.get("target_type")) not in _ZONED:
        return Target(TargetKind.OPEN)
    return Target(TargetKind.ZONE, zone, zone)


def cue_of(step: Fields) -> str:
    """An own range in words; "" where the step has a zone or no target at all."""
    low = first_number(step, "custom_target_value_low", low=0.0, high=100_000.0)
    high = first_number(step, "custom_target_value_high", low=0.0, high=100_000.0)
    if first_number(step, "target_value", low=1.0) is not None or not high or low is None:
        return ""
    kind = text(step.get("target_type"))
    if kind == "speed":
        return _pace(min(low, high) / 1000, max(low, high) / 1000)
    if kind == "heart_rate":
        return _range(low, high, _BPM_FROM, "bpm", "% of max HR")
    if kind == "power":
        return _range(low, high, _WATTS_FROM, "W", "% of threshold power")
    return f"cadence {low:.0f}–{high:.0f}" if kind == "cadence" else ""


def _range(low: float, high: float, above: int, unit: str, percent: str) -> str:
    if high > above:
        return f"{max(0.0, low - above):.0f}–{high - above:.0f} {unit}"
    return f"{low:.0f}–{high:.0f}{percent}"


def _pace(slow_m_s: float, fast_m_s: float) -> str:
    if not 0.5 <= slow_m_s <= fast_m_s <= 12.0:
        return ""
    slow, fast = (divmod(round(1000 / speed), 60) for speed in (slow_m_s, fast_m_s))
    return f"{fast[0]}:{fast[1]:02d}–{slow[0]}:{slow[1]:02d} /km"
