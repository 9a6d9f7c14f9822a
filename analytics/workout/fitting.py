"""Stretching a workout to the time the plan has for it, without changing how hard it is."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from analytics.workout.intensity import EASY_ZONE, is_easy, step_seconds, zone_of_step
from analytics.workout.steps import Item, Physiology, Repeat, Step, Workout, unroll
from analytics.workout.totals import duration_s

MINUTE_S = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How short and how long a step may get, in seconds."""

    least_s: float
    most_s: float


EASY_RUNNING = Limits(10 * MINUTE_S, 300 * MINUTE_S)
WARM_UP = Limits(8 * MINUTE_S, 25 * MINUTE_S)
COOL_DOWN = Limits(5 * MINUTE_S, 20 * MINUTE_S)
LEAST_BLOCK_S = 6 * MINUTE_S
HARDEST_BLOCK_ZONE = 4
BLOCK_RANGE = (0.5, 1.5)
TIMES_RANGE = (0.33, 1.5)
EASY_TIMES_RANGE = (0.25, 3.0)

LimitsOf = Callable[[Step], Limits | None]


def fit_to_duration(workout: Workout, wanted_s: float, physiology: Physiology) -> Workout:
    """The same session in about `wanted_s`: within 10 % where its shape allows, over it only where it must.

    What gives, in this order: easy running in the main block, warm-up and cool-down, the number of
    repetitions, unbroken blocks up to zone 4, and the first two once more for what is left. Steps move to
    whole minutes. Rests, metres, and what the lap button ends stay.
    """
    for stage in (_stretch_easy, _stretch_ends, _change_times, _stretch_blocks, _stretch_easy, _stretch_ends):
        workout = stage(workout, wanted_s - duration_s(workout, physiology), physiology)
    return workout


def _stretch_easy(workout: Workout, missing_s: float, physiology: Physiology) -> Workout:
    return _with_main(workout, _spread(workout.main, missing_s, partial(_easy_limits, physiology)))


def _stretch_blocks(workout: Workout, missing_s: float, physiology: Physiology) -> Workout:
    return _with_main(workout, _spread(workout.main, missing_s, partial(_block_limits, physiology)))


def _with_main(workout: Workout, main: tuple[Item, ...]) -> Workout:
    return workout if main is workout.main else replace(workout, main=main)


def _stretch_ends(workout: Workout, missing_s: float, physiology: Physiology) -> Workout:
    """Half of it before and the rest after; what the cool-down cannot take goes to the warm-up."""
    warm_up, cool_down = (partial(_end_limits, physiology, limits) for limits in (WARM_UP, COOL_DOWN))
    before = _spread(workout.warm_up, missing_s / 2, warm_up)
    left_s = missing_s - _gain_s(workout.warm_up, before)
    after = _spread(workout.cool_down, left_s, cool_down)
    left_s -= _gain_s(workout.cool_down, after)
    return replace(workout, warm_up=_spread(before, left_s, warm_up), cool_down=after)


def _change_times(workout: Workout, missing_s: float, physiology: Physiology) -> Workout:
    repeats = [(place, item) for place, item in enumerate(workout.main) if isinstance(item, Repeat)]
    if not repeats:
        return workout
    place, longest = max(repeats, key=lambda entry: entry[1].times * _once_s(entry[1], physiology))
    times = longest.times + math.floor(missing_s / _once_s(longest, physiology))
    changed = replace(longest, times=_within_range(times, longest, physiology))
    return replace(workout, main=(*workout.main[:place], changed, *workout.main[place + 1 :]))


def _within_range(times: int, repeat: Repeat, physiology: Physiology) -> int:
    easy = all(is_easy(step, physiology) for step in unroll(repeat.steps))
    least, most = EASY_TIMES_RANGE if easy else TIMES_RANGE
    return min(max(times, math.ceil(repeat.times * least)), math.floor(repeat.times * most))


def _once_s(repeat: Repeat, physiology: Physiology) -> float:
    return sum(step_seconds(step, physiology) for step in unroll(repeat.steps))


def _spread(items: tuple[Item, ...], missing_s: float, limits_of: LimitsOf) -> tuple[Item, ...]:
    """Shares the missing seconds over the steps that may move, by their length."""
    moving = [
        (item.duration_s, place, item, limits)
        for place, item in enumerate(items)
        if isinstance(item, Step) and item.duration_s and not item.is_rest and (limits := limits_of(item))
    ]
    if not moving:
        return items
    whole_s, changed = sum(entry[0] for entry in moving), list(items)
    for seconds, place, step, limits in moving:
        moved_s = _moved(seconds, missing_s * seconds / whole_s, limits)
        if moved_s != seconds:
            changed[place] = replace(step, duration_s=moved_s)
        missing_s, whole_s = missing_s - (moved_s - seconds), whole_s - seconds
    return tuple(changed)


def _moved(seconds: float, change_s: float, limits: Limits) -> float:
    wanted = math.floor((seconds + change_s) / MINUTE_S) * MINUTE_S
    return min(max(wanted, min(limits.least_s, seconds)), max(limits.most_s, seconds))


def _easy_limits(physiology: Physiology, step: Step) -> Limits | None:
    """Recoveries between hard steps are easy too, but they are short and stay as they are."""
    long = (step.duration_s or 0) >= EASY_RUNNING.least_s
    return EASY_RUNNING if long and is_easy(step, physiology) else None


def _block_limits(physiology: Physiology, step: Step) -> Limits | None:
    seconds, zone = step.duration_s or 0, zone_of_step(step, physiology)
    if zone <= EASY_ZONE or seconds < LEAST_BLOCK_S or zone > HARDEST_BLOCK_ZONE:
        return None
    return Limits(max(LEAST_BLOCK_S, seconds * BLOCK_RANGE[0]), seconds * BLOCK_RANGE[1])


def _end_limits(physiology: Physiology, limits: Limits, step: Step) -> Limits | None:
    long = (step.duration_s or 0) >= COOL_DOWN.least_s
    return limits if long and is_easy(step, physiology) else None


def _gain_s(items: tuple[Item, ...], changed: tuple[Item, ...]) -> float:
    return _timed_s(changed) - _timed_s(items)


def _timed_s(items: tuple[Item, ...]) -> float:
    return sum(item.duration_s or 0 for item in items if isinstance(item, Step))
