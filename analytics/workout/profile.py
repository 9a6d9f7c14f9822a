"""The picture of a workout: one bar a step, wide as its time, high as its intensity."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from analytics.workout.intensity import ramp_ends, step_seconds, zone_of_step
from analytics.workout.steps import Physiology, Step, Workout, flatten

FLOOR_FRACTION, TOP_FRACTION = 0.4, 1.2
LEAST_HEIGHT = 0.1
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Bar:
    """Start and width as fractions of the whole time, height 0..1, zone 1..6.

    A ramp begins at height − rise/2 and ends at height + rise/2; its rise is below 0 where it falls.
    """

    start: float
    width: float
    height: float
    zone: int
    rise: float = 0.0


@lru_cache(maxsize=KEPT)
def profile(workout: Workout, physiology: Physiology) -> tuple[Bar, ...]:
    """A bar for each step as it is run; the widths sum to 1.

    Height runs from 40 % of threshold speed (walking) to 120 % (a stride), and is never quite 0; a rest has
    the least. A step until the lap button is as wide as LAP_ESTIMATE_S.
    """
    steps = [flat.step for flat in flatten(workout)]
    each = {id(step): step for step in steps}
    drawn = {place: _drawn(step, physiology) for place, step in each.items()}
    whole, start, bars = sum(drawn[id(step)].seconds for step in steps), 0.0, []
    for step in steps:
        seconds, height, rise, zone = drawn[id(step)]
        bars.append(Bar(start / whole, seconds / whole, height, zone, rise))
        start += seconds
    return tuple(bars)


class _Drawn(NamedTuple):
    """A step's part in the picture, the same for each of its repetitions."""

    seconds: float
    height: float
    rise: float
    zone: int


def _drawn(step: Step, physiology: Physiology) -> _Drawn:
    begin, end = (_height(fraction) for fraction in ramp_ends(step, physiology))
    seconds, zone = step_seconds(step, physiology), zone_of_step(step, physiology)
    return _Drawn(seconds, (begin + end) / 2, end - begin, zone)


def _height(fraction: float) -> float:
    height = (fraction - FLOOR_FRACTION) / (TOP_FRACTION - FLOOR_FRACTION)
    return min(max(height, LEAST_HEIGHT), 1.0)
