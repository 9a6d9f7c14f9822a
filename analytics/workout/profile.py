"""The picture of a workout: one bar a step, wide as its time, high as its intensity."""

from dataclasses import dataclass

from analytics.workout.intensity import fraction_of, step_seconds, zone_of_target
from analytics.workout.steps import Physiology, Target, Workout, flatten

FLOOR_FRACTION, TOP_FRACTION = 0.4, 1.2
LEAST_HEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Bar:
    """Start and width as fractions of the whole time, height 0..1, zone 1..6."""

    start: float
    width: float
    height: float
    zone: int


def profile(workout: Workout, physiology: Physiology) -> tuple[Bar, ...]:
    """A bar for each step as it is run; the widths sum to 1.

    Height runs from 40 % of threshold speed (walking) to 120 % (a stride), and is never quite 0.
    """
    steps = [flat.step for flat in flatten(workout)]
    seconds = [step_seconds(step, physiology) for step in steps]
    whole, start, bars = sum(seconds), 0.0, []
    for step, length in zip(steps, seconds, strict=True):
        bars.append(Bar(start / whole, length / whole, _height(step.target), zone_of_target(step.target)))
        start += length
    return tuple(bars)


def _height(target: Target) -> float:
    height = (fraction_of(target) - FLOOR_FRACTION) / (TOP_FRACTION - FLOOR_FRACTION)
    return min(max(height, LEAST_HEIGHT), 1.0)
