"""The picture of a workout: one bar a step, wide as its time, high as its intensity."""

from dataclasses import dataclass

from analytics.workout.intensity import ramp_ends, step_seconds, zone_of_step
from analytics.workout.steps import Physiology, Step, Workout, flatten

FLOOR_FRACTION, TOP_FRACTION = 0.4, 1.2
LEAST_HEIGHT = 0.1


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


def profile(workout: Workout, physiology: Physiology) -> tuple[Bar, ...]:
    """A bar for each step as it is run; the widths sum to 1.

    Height runs from 40 % of threshold speed (walking) to 120 % (a stride), and is never quite 0; a rest has
    the least. A step until the lap button is as wide as LAP_ESTIMATE_S.
    """
    steps = [flat.step for flat in flatten(workout)]
    seconds = [step_seconds(step, physiology) for step in steps]
    whole, start, bars = sum(seconds), 0.0, []
    for step, length in zip(steps, seconds, strict=True):
        height, rise = _height_and_rise(step, physiology)
        bars.append(Bar(start / whole, length / whole, height, zone_of_step(step, physiology), rise))
        start += length
    return tuple(bars)


def _height_and_rise(step: Step, physiology: Physiology) -> tuple[float, float]:
    begin, end = (_height(fraction) for fraction in ramp_ends(step, physiology))
    return (begin + end) / 2, end - begin


def _height(fraction: float) -> float:
    height = (fraction - FLOOR_FRACTION) / (TOP_FRACTION - FLOOR_FRACTION)
    return min(max(height, LEAST_HEIGHT), 1.0)
