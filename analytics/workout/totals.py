"""What a workout adds up to: time, distance and load."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.workout.intensity import fourth_power, step_fraction, step_seconds, threshold_speed
from analytics.workout.steps import BLOCKS, Item, Physiology, Repeat, Step, Workout

SECONDS_PER_HOUR = 3600

Sums = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Totals:
    """Seconds, metres, and load on the axis where one hour at threshold is 100."""

    duration_s: float
    distance_m: float
    load: float


def totals(workout: Workout, physiology: Physiology) -> Totals:
    """Duration, distance and load of the workout run as written.

    Load is rTSS: hours · IF² · 100, IF being the 4th-power mean of speed over threshold speed (FIELD, after
    McGregor), so that plan and run compare on one axis. Steps shorter than 30 s are not smoothed. A rest is
    time without distance or load, and a step until the lap button counts for LAP_ESTIMATE_S.
    """
    items = [item for block in BLOCKS for item in getattr(workout, block)]
    seconds, running_s, seconds_at_speed, seconds_fourth = _sums(items, physiology)
    load = 100 / SECONDS_PER_HOUR * math.sqrt(running_s * seconds_fourth)
    return Totals(seconds, seconds_at_speed * threshold_speed(physiology), load)


def duration_s(workout: Workout, physiology: Physiology) -> float:
    """The same duration, without the rest."""
    return _seconds((item for block in BLOCKS for item in getattr(workout, block)), physiology)


def _seconds(items: Iterable[Item], physiology: Physiology) -> float:
    time = 0.0
    for item in items:
        if isinstance(item, Repeat):
            time += item.times * _seconds(item.steps, physiology)
        else:
            time += step_seconds(item, physiology)
    return time


def _sums(items: Iterable[Item], physiology: Physiology) -> Sums:
    """Σ t, Σ t run, Σ t·f and Σ t·f⁴ over the steps, f being the fraction of threshold speed."""
    sums: Sums = (0.0, 0.0, 0.0, 0.0)
    for item in items:
        if isinstance(item, Repeat):
            parts = _times(item.times, _sums(item.steps, physiology))
        else:
            parts = _of_step(item, physiology)
        sums = (sums[0] + parts[0], sums[1] + parts[1], sums[2] + parts[2], sums[3] + parts[3])
    return sums


def _times(times: int, sums: Sums) -> Sums:
    return times * sums[0], times * sums[1], times * sums[2], times * sums[3]


def _of_step(step: Step, physiology: Physiology) -> Sums:
    seconds = step_seconds(step, physiology)
    if step.is_rest:
        return seconds, 0.0, 0.0, 0.0
    at_speed = seconds * step_fraction(step, physiology)
    return seconds, seconds, at_speed, seconds * fourth_power(step, physiology)
