"""How hard a target is, on one axis: the fraction of threshold speed."""

import math
from functools import lru_cache

import numpy as np

from analytics import zones
from analytics.workout.steps import Physiology, Step, Target, TargetKind

# 5:00 per km: stands in where a runner's threshold pace is not known, so that metres still have a time.
TYPICAL_THRESHOLD_SPEED_M_S = 1000 / 300
RPE_OF_THRESHOLD = 7.0
EASY_ZONE = 2


@lru_cache(maxsize=4096)
def fraction_of(target: Target) -> float:
    """The target's middle as a fraction of threshold speed (1.0 = threshold).

    Zones: middle of the zone. Heart rate: the pace zone that answers to the heart-rate zone, interpolated
    between the bounds of both. RPE: √(RPE / 7), because 1 h at RPE 7 is a load of 100 (Foster 2001, FIELD)
    and load grows with the square of intensity. Open: zone 1, as between repetitions.
    """
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


@lru_cache(maxsize=4096)
def zone_of_target(target: Target) -> int:
    """The zone, 1 to 6, a target asks for; of a range of zones the upper one."""
    if target.kind is TargetKind.ZONE:
        return int(target.high)
    return zones.zone_of(fraction_of(target), zones.SPEED_FRACTIONS)


def is_easy(step: Step) -> bool:
    """Zone 2 or below."""
    return zone_of_target(step.target) <= EASY_ZONE


def threshold_speed(physiology: Physiology) -> float:
    """The runner's threshold speed in m/s, or a typical one where it is not known."""
    return physiology.threshold_speed_m_s or TYPICAL_THRESHOLD_SPEED_M_S


def step_seconds(step: Step, physiology: Physiology) -> float:
    """The step's duration, for a step in metres at the middle of its target."""
    if step.duration_s is not None:
        return step.duration_s
    return (step.distance_m or 0.0) / (fraction_of(step.target) * threshold_speed(physiology))


def _zone_middle(zone: float) -> float:
    return zones.zone_midpoint_fraction(int(zone))


def _fraction_at_heart_rate(fraction: float) -> float:
    low, high = zones.HR_FRACTIONS[0], zones.HR_FRACTIONS[-1]
    if fraction <= low:
        return zones.SPEED_FRACTIONS[0] * fraction / low
    if fraction >= high:
        return zones.SPEED_FRACTIONS[-1] * fraction / high
    return float(np.interp(fraction, zones.HR_FRACTIONS, zones.SPEED_FRACTIONS))
