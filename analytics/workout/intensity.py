"""How hard a target or a step is, on one axis: the fraction of threshold speed."""

import math
from functools import lru_cache

import numpy as np

from analytics import zones
from analytics.predict import training_paces, vdot_of_threshold
from analytics.workout.steps import Manner, Physiology, Step
from analytics.workout.targets import Target, TargetKind

# 5:00 per km: stands in where a runner's threshold pace is not known, so that metres still have a time.
TYPICAL_THRESHOLD_SPEED_M_S = 1000 / 300
RPE_OF_THRESHOLD = 7.0
EASY_ZONE = 2
VDOT_ZONES = (2, 3, 4, 5, 6)
"""The zones of Daniels' E, M, T, I and R."""
LAP_ESTIMATE_S = 10 * 60.0
LAP_REST_ESTIMATE_S = 2 * 60.0
"""What a run, and a rest, until the lap button counts for: how long it takes nobody knows."""
PERSONAL = frozenset({TargetKind.SPEED, TargetKind.VDOT})
UNKNOWN = Physiology()

Ends = tuple[float, float]


def fraction_of(target: Target, physiology: Physiology = UNKNOWN) -> float:
    """The target's middle as a fraction of threshold speed (1.0 = threshold).

    Zones: middle of the zone. Heart rate: the pace zone that answers to the heart-rate zone, interpolated
    between the bounds of both. RPE: √(RPE / 7), because 1 h at RPE 7 is a load of 100 (Foster 2001, FIELD)
    and load grows with the square of intensity. Open: zone 1, as between repetitions. Speed: over the
    runner's threshold speed, or a typical one. VDOT: the paces of the VDOT whose T pace is that speed.
    """
    if target.kind in PERSONAL:
        return sum(_personal_ends(target, threshold_speed(physiology))) / 2
    return _middle(target)


def ends_of(target: Target, physiology: Physiology = UNKNOWN) -> Ends:
    """The lower and the upper end of the target, each as a fraction of threshold speed."""
    if target.kind in PERSONAL:
        return _personal_ends(target, threshold_speed(physiology))
    low, high = (_middle(Target(target.kind, end, end, target.scale)) for end in (target.low, target.high))
    return low, high


def zone_of_target(target: Target, physiology: Physiology = UNKNOWN) -> int:
    """The zone, 1 to 6, a target asks for; of a range of zones or of VDOT paces the upper one."""
    if target.kind is TargetKind.ZONE:
        return int(target.high)
    if target.kind is TargetKind.VDOT:
        return VDOT_ZONES[int(target.high) - 1]
    return zones.zone_of(fraction_of(target, physiology), zones.SPEED_FRACTIONS)


def zone_of_step(step: Step, physiology: Physiology = UNKNOWN) -> int:
    """The zone of its target; of a ramp where it is fastest, of a rest the lowest."""
    target = step.target
    if step.is_ramp:
        target = Target(target.kind, target.high, target.high, target.scale)
    return 1 if step.is_rest else zone_of_target(target, physiology)


def is_easy(step: Step, physiology: Physiology = UNKNOWN) -> bool:
    """Zone 2 or below; a rest too."""
    return zone_of_step(step, physiology) <= EASY_ZONE


def threshold_speed(physiology: Physiology) -> float:
    """The runner's threshold speed in m/s, or a typical one where it is not known."""
    return physiology.threshold_speed_m_s or TYPICAL_THRESHOLD_SPEED_M_S


def step_seconds(step: Step, physiology: Physiology) -> float:
    """The step's duration: in metres at the middle of its target, until the lap button by an estimate."""
    if step.duration_s is not None:
        return step.duration_s
    if step.distance_m is None:
        return LAP_REST_ESTIMATE_S if step.is_rest else LAP_ESTIMATE_S
    return step.distance_m / (step_fraction(step, physiology) * threshold_speed(physiology))


def step_fraction(step: Step, physiology: Physiology = UNKNOWN) -> float:
    """Mean speed over the step as a fraction of threshold speed; 0 for a rest. A ramp is linear in time."""
    if step.is_rest:
        return 0.0
    if step.is_ramp:
        return sum(ends_of(step.target, physiology)) / 2
    return fraction_of(step.target, physiology)


def fourth_power(step: Step, physiology: Physiology = UNKNOWN) -> float:
    """Mean 4th power of that fraction over the step; over a ramp (b⁵ − a⁵) / 5(b − a)."""
    if not step.is_ramp:
        return step_fraction(step, physiology) ** 4
    a, b = ends_of(step.target, physiology)
    return sum(a**power * b ** (4 - power) for power in range(5)) / 5


def ramp_ends(step: Step, physiology: Physiology = UNKNOWN) -> Ends:
    """The fraction at the beginning and at the end of the step; equal unless it is a ramp."""
    if not step.is_ramp:
        even = step_fraction(step, physiology)
        return even, even
    low, high = ends_of(step.target, physiology)
    return (low, high) if step.manner is Manner.RAMP_UP else (high, low)


@lru_cache(maxsize=4096)
def _middle(target: Target) -> float:
    if target.kind is TargetKind.ZONE:
        return (_zone_middle(target.low) + _zone_middle(target.high)) / 2
    middle = (target.low + target.high) / 2
    if target.kind is TargetKind.PACE_PCT:
        return middle / 100
    if target.kind is TargetKind.HR_PCT:
        return _fraction_at_heart_rate(middle / 100)
    if target.kind is TargetKind.RPE:
        return math.sqrt(middle / RPE_OF_THRESHOLD)
    return _zone_middle(1)


def _personal_ends(target: Target, threshold_m_s: float) -> Ends:
    if target.kind is TargetKind.SPEED:
        return target.low / threshold_m_s, target.high / threshold_m_s
    paces = _vdot_fractions(threshold_m_s)
    return paces[int(target.low) - 1][0], paces[int(target.high) - 1][1]


@lru_cache(maxsize=4096)
def _vdot_fractions(threshold_m_s: float) -> tuple[Ends, ...]:
    """E, M, T, I and R over T, for the VDOT whose T pace is the threshold speed."""
    paces = training_paces(vdot_of_threshold(threshold_m_s))
    at_threshold = paces.threshold.high_m_s
    found = (paces.easy, paces.marathon, paces.threshold, paces.interval, paces.repetition)
    return tuple((pace.low_m_s / at_threshold, pace.high_m_s / at_threshold) for pace in found)


def _zone_middle(zone: float) -> float:
    return zones.zone_midpoint_fraction(int(zone))


def _fraction_at_heart_rate(fraction: float) -> float:
    low, high = zones.HR_FRACTIONS[0], zones.HR_FRACTIONS[-1]
    if fraction <= low:
        return zones.SPEED_FRACTIONS[0] * fraction / low
    if fraction >= high:
        return zones.SPEED_FRACTIONS[-1] * fraction / high
    return float(np.interp(fraction, zones.HR_FRACTIONS, zones.SPEED_FRACTIONS))
