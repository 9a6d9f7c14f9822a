"""Stretching a workout by a share: minutes as the plan does it, and easy kilometres too."""

from dataclasses import replace

from analytics.workout.fitting import fit_to_duration
from analytics.workout.intensity import is_easy, step_seconds
from analytics.workout.steps import Item, Physiology, Step, Workout
from analytics.workout.totals import duration_s

LONG_M, SHORTEST_M = 2000.0, 1000.0
WHOLE_M = 100.0
SAME = 0.002
MISSING = 0.03
"""What is less than this share apart is left as it is."""


def stretch(workout: Workout, share: float, physiology: Physiology) -> Workout:
    """The workout in about `share` of its time, as hard as it was.

    First whatever is measured in minutes (`fit_to_duration`); then, for what is left, easy running of 2 km
    and more, in hundreds of metres.
    """
    if abs(share - 1) < SAME:
        return workout
    wanted_s = duration_s(workout, physiology) * share
    fitted = fit_to_duration(workout, wanted_s, physiology)
    missing_s = wanted_s - duration_s(fitted, physiology)
    if abs(missing_s) <= MISSING * wanted_s:
        return fitted
    seconds = [_long_s(one, physiology) for one in fitted.main]
    if not any(seconds):
        return fitted
    by = max(1 + missing_s / sum(seconds), 0.0)
    pairs = zip(fitted.main, seconds, strict=True)
    return replace(fitted, main=tuple(_times(one, by) if long_s else one for one, long_s in pairs))


def _long_s(item: Item, physiology: Physiology) -> float:
    """Seconds of easy kilometres in a row; 0 for anything else."""
    if not isinstance(item, Step) or (item.distance_m or 0) < LONG_M or not is_easy(item, physiology):
        return 0.0
    return step_seconds(item, physiology)


def _times(item: Item, by: float) -> Item:
    if not isinstance(item, Step) or item.distance_m is None:
        return item
    return replace(item, distance_m=max(round(item.distance_m * by / WHOLE_M) * WHOLE_M, SHORTEST_M))
