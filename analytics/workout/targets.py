"""How hard a step is: the kinds of target, their limits, and the scales a zone or a speed is told on."""

from dataclasses import dataclass
from enum import StrEnum

from analytics.workout.errors import BadWorkout

KILOMETRE_M, MILE_M, HOUR_S = 1000.0, 1609.344, 3600.0
PACES = "EMTIR"
"""Daniels' training paces, from easy to repetition; a VDOT target counts them from 1."""


class TargetKind(StrEnum):
    """Zone 1 to 6, percent of threshold speed or heart rate, speed, VDOT pace, RPE 1 to 10, or open."""

    ZONE = "zone"
    PACE_PCT = "pace_pct"
    HR_PCT = "hr_pct"
    SPEED = "speed"
    VDOT = "vdot"
    RPE = "rpe"
    OPEN = "open"


class Scale(StrEnum):
    """What a zone is read on (either, heart rate, pace), and how a speed was typed."""

    NONE = ""
    HR = "hr"
    PACE = "pace"
    PER_KM = "/km"
    PER_MI = "/mi"
    KM_H = "km/h"
    MPH = "mph"
    M_S = "m/s"


LIMITS: dict[TargetKind, tuple[float, float]] = {
    TargetKind.ZONE: (1, 6),
    TargetKind.PACE_PCT: (20, 200),
    TargetKind.HR_PCT: (30, 130),
    TargetKind.SPEED: (0.5, 12.5),
    TargetKind.VDOT: (1, len(PACES)),
    TargetKind.RPE: (1, 10),
    TargetKind.OPEN: (0, 0),
}
WHOLE = frozenset({TargetKind.ZONE, TargetKind.VDOT})
PACE_SCALES = {Scale.PER_KM: KILOMETRE_M, Scale.PER_MI: MILE_M}
"""Scales that count the time of a distance, with that distance in metres."""
SPEED_SCALES = {Scale.KM_H: KILOMETRE_M / HOUR_S, Scale.MPH: MILE_M / HOUR_S}
"""Scales that count the distance of an hour, with one of them in m/s."""
SCALES: dict[TargetKind, frozenset[Scale]] = {
    TargetKind.ZONE: frozenset({Scale.NONE, Scale.HR, Scale.PACE}),
    TargetKind.SPEED: frozenset({*PACE_SCALES, *SPEED_SCALES, Scale.M_S}),
}
UNSCALED = frozenset({Scale.NONE})
PACE_DECIMALS, SPEED_DECIMALS = 1, 2


@dataclass(frozen=True, slots=True)
class Target:
    """A range on the scale of its kind, both ends included; the ends may be equal.

    A speed is in m/s and one that can be typed on its scale: `speed_target` finds it. A VDOT target counts
    the paces E, M, T, I, R from 1.
    """

    kind: TargetKind
    low: float = 0.0
    high: float = 0.0
    scale: Scale = Scale.NONE

    def __post_init__(self) -> None:
        least, most = LIMITS[self.kind]
        if not least <= self.low <= self.high <= most or self.scale not in SCALES.get(self.kind, UNSCALED):
            raise self._refusal()
        if self.kind in WHOLE and (self.low % 1 or self.high % 1):
            raise self._refusal()
        if self.kind is TargetKind.SPEED and not all(
            speed == speed_typed(typed_speed(speed, self.scale), self.scale)
            for speed in (self.low, self.high)
        ):
            raise self._refusal()

    def _refusal(self) -> BadWorkout:
        return BadWorkout("bad_target", kind=self.kind, low=self.low, high=self.high)


def speed_target(low_m_s: float, high_m_s: float, scale: Scale) -> Target:
    """A hard speed, each end moved to the nearest that can be typed on the scale. Raises BadWorkout."""
    least, most = LIMITS[TargetKind.SPEED]
    if scale not in SCALES[TargetKind.SPEED] or not least <= low_m_s <= high_m_s <= most:
        raise BadWorkout("bad_target", kind=TargetKind.SPEED, low=low_m_s, high=high_m_s)
    low, high = (speed_typed(typed_speed(speed, scale), scale) for speed in (low_m_s, high_m_s))
    return Target(TargetKind.SPEED, low, high, scale)


def speed_typed(number: float, scale: Scale) -> float:
    """m/s of a number typed on a scale: seconds per km or mile, km/h, mph, m/s."""
    if scale in PACE_SCALES:
        return PACE_SCALES[scale] / number
    return number * SPEED_SCALES.get(scale, 1.0)


def typed_speed(speed_m_s: float, scale: Scale) -> float:
    """The number to type for a speed: tenths of a second for a pace, hundredths of km/h or mph, m/s as is."""
    if scale in PACE_SCALES:
        return round(PACE_SCALES[scale] / speed_m_s, PACE_DECIMALS)
    if scale in SPEED_SCALES:
        return round(speed_m_s / SPEED_SCALES[scale], SPEED_DECIMALS)
    return speed_m_s
