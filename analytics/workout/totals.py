"""What a workout adds up to: time, distance and load."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.workout.intensity import fraction_of, step_seconds, threshold_speed
from analytics.workout.steps import BLOCKS, Item, Physiology, Repeat, Workout

SECONDS_PER_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Totals:
    """Seconds, metres, and load on the axis where one hour at threshold is 100."""

    duration_s: float
    distance_m: float
    load: float


def totals(workout: Workout, physiology: Physiology) -> Totals:
    """Duration, distance and load of the workout run as written.

    Load is rTSS: hours · IF² · 100, IF being the 4th-power mean of speed over threshold speed (FIELD, after
    McGregor), so that plan and run compare on one axis. Steps shorter than 30 s are not smoothed.
    """
    items = [item for block in BLOCKS for item in getattr(workout, block)]
    seconds, seconds_at_speed, seconds_fourth = _sums(items, physiology)
    load = 100 / SECONDS_PER_HOUR * math.sqrt(seconds * seconds_fourth)
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


def _sums(items: Iterable[Item], physiology: Physiology) -> tuple[float, float, float]:
    """Σ t, Σ t·f and Σ t·f⁴ over the steps, f being the fraction of threshold speed."""
    time = first = fourth = 0.0
    for item in items:
        if isinstance(item, Repeat):
            inner = _sums(item.steps, physiology)
            time, first, fourth = (
                total + item.times * part for total, part in zip((time, first, fourth), inner, strict=True)
            )
        else:
            seconds, fraction = step_seconds(item, physiology), fraction_of(item.target)
            time, first, fourth = time + seconds, first + seconds * fraction, fourth + seconds * fraction**4
    return time, first, fourth
