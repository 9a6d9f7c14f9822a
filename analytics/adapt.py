"""Adapting a planned workout to the day: the same, fewer repeats, shorter and easy, swapped, or rest.

Shares and limits are RunSeason's own (FIELD, "Action"); minutes are whole.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from analytics.recommendation import Action
from analytics.workout import Item, Physiology, Repeat, Step, Target, TargetKind, Workout, flatten, totals
from analytics.workout.intensity import (
    EASY_ZONE,
    LAP_ESTIMATE_S,
    fraction_of,
    is_easy,
    step_seconds,
    zone_of_step,
)
from analytics.workout.steps import BLOCKS, MAX_STEP_S, unroll

MINUTE_S = 60.0
EASED_LEAST, EASED_MIDDLE, EASED_MOST = 0.70, 0.75, 0.80
LEAST_CUT_S, LEAST_CUT_M = 180.0, 2000.0
SHORTENED = 2 / 3
EASY_TARGET = Target(TargetKind.ZONE, 1, 2)
SWAP_MOST_S = 40 * MINUTE_S
# A swap must spare something: an easy session is not swapped for one just as long.
SWAPPED_MOST = 0.80
SECONDS_PER_LOAD = 36  # at threshold: 100 in an hour

Change = Callable[[Step], Step]


@dataclass(frozen=True, slots=True)
class Adapted:
    """The day's workout after the action; None is rest."""

    workout: Workout | None
    kind: Action


def adapt(
    workout: Workout, action: Action, *, physiology: Physiology, regression: Workout | None = None
) -> Adapted:
    """The workout after `action`: its load is never above the planned one.

    EASE takes repetitions away until the load is 20 to 30 % lower, and trims the running where repetitions
    are too coarse. SHORTEN leaves two thirds of the main block and nothing above zone 2. SWAP takes the
    regression if nothing in it is above zone 2 and it costs at most 80 % of the planned load, else an easy
    run of at most 40 min.
    """
    if action is Action.KEEP:
        return Adapted(workout, action)
    if action is Action.REST:
        return Adapted(None, action)
    if action is Action.EASE:
        return Adapted(_eased(workout, physiology), action)
    if action is Action.SHORTEN:
        return Adapted(_shortened(workout, physiology), action)
    return Adapted(_swapped(workout, regression, physiology), action)


def _eased(workout: Workout, physiology: Physiology) -> Workout:
    planned = totals(workout, physiology).load
    longest = max((item.times for item in workout.main if isinstance(item, Repeat)), default=1)
    above = workout
    for left in range(longest - 1, 0, -1):
        fewer = _with_times(workout, left / longest)
        share = totals(fewer, physiology).load / planned
        if EASED_LEAST <= share <= EASED_MOST:
            return fewer
        if share < EASED_LEAST:
            return _trimmed(above, planned, physiology)
        above = fewer
    # Repetitions that weigh little (strides) do not ease a run by going: they shrink along with it.
    return _trimmed(_with_times(workout, EASED_MIDDLE), planned, physiology)


def _with_times(workout: Workout, share: float) -> Workout:
    """The main block with its repetitions scaled, rounded up; nested ones keep their own."""
    main = (
        replace(item, times=math.ceil(round(item.times * share, 6))) if isinstance(item, Repeat) else item
        for item in workout.main
    )
    return replace(workout, main=tuple(main))


def _trimmed(workout: Workout, planned: float, physiology: Physiology) -> Workout:
    """The least cut of the longer steps that brings the load under the limit; failing that, of every step."""
    for percent in range(95, 25, -5):
        cut = _with_steps(workout, _cut_to(percent / 100))
        if totals(cut, physiology).load <= EASED_MOST * planned:
            return cut
    share = EASED_MIDDLE * planned / totals(workout, physiology).load
    return _with_steps(workout, lambda step: _times_amount(step, share))


def _cut_to(share: float) -> Change:
    """Longer steps cut to whole minutes or hundreds of metres; short efforts and rests stay as they are."""

    def cut(step: Step) -> Step:
        step = _with_length(step)
        if step.is_rest:
            return step
        if step.duration_s is not None and step.duration_s >= LEAST_CUT_S:
            return replace(step, duration_s=math.floor(step.duration_s * share / MINUTE_S) * MINUTE_S)
        if step.distance_m is not None and step.distance_m >= LEAST_CUT_M:
            return replace(step, distance_m=math.floor(step.distance_m * share / 100) * 100.0)
        return step

    return cut


def _times_amount(step: Step, share: float) -> Step:
    """The step shortened; a rest costs nothing and stays."""
    step = _with_length(step)
    if step.is_rest:
        return step
    if step.duration_s is not None:
        return replace(step, duration_s=step.duration_s * share)
    return replace(step, distance_m=(step.distance_m or 0.0) * share)


def _with_length(step: Step) -> Step:
    """What the lap button ends gets the time it counts for: without a length nothing can be cut."""
    return replace(step, duration_s=LAP_ESTIMATE_S) if step.ends_by_lap and not step.is_rest else step


def _with_steps(workout: Workout, change: Change) -> Workout:
    return Workout(*(tuple(_changed(item, change) for item in getattr(workout, block)) for block in BLOCKS))


def _changed(item: Item, change: Change) -> Item:
    if isinstance(item, Step):
        return change(item)
    return replace(item, steps=tuple(_changed(inner, change) for inner in item.steps))


def _shortened(workout: Workout, physiology: Physiology) -> Workout:
    """Two thirds of the main block; where anything was hard, one easy run in its place."""
    if _hardest_zone(workout, physiology) <= EASY_ZONE:
        return replace(workout, main=tuple(_two_thirds(item) for item in workout.main))
    main_s = sum(step_seconds(flat.step, physiology) for flat in flatten(workout) if flat.block == "main")
    planned = totals(workout, physiology).load
    for percent in (67, 50, 33, 20, 10):
        short = Workout(
            tuple(item for item in workout.warm_up if _is_easy(item, physiology)),
            (_easy_run(main_s * percent / 100),),
            tuple(item for item in workout.cool_down if _is_easy(item, physiology)),
        )
        if totals(short, physiology).load <= planned:
            break
    return short


def _two_thirds(item: Item) -> Item:
    if isinstance(item, Step):
        return _cut_to(SHORTENED)(item)
    return replace(item, times=math.ceil(round(item.times * SHORTENED, 6)))


def _swapped(workout: Workout, regression: Workout | None, physiology: Physiology) -> Workout:
    planned = totals(workout, physiology)
    most = SWAPPED_MOST * planned.load
    gentle = regression is not None and _hardest_zone(regression, physiology) <= EASY_ZONE
    if regression and gentle and totals(regression, physiology).load <= most:
        return regression
    affordable_s = most * SECONDS_PER_LOAD / fraction_of(EASY_TARGET) ** 2
    return Workout((), (_easy_run(min(planned.duration_s, SWAP_MOST_S, affordable_s)),), ())


def _easy_run(seconds: float) -> Step:
    whole_minutes_s = max(math.floor(seconds / MINUTE_S), 1) * MINUTE_S
    return Step(min(whole_minutes_s, MAX_STEP_S), None, EASY_TARGET)


def _hardest_zone(workout: Workout, physiology: Physiology) -> int:
    return max(zone_of_step(flat.step, physiology) for flat in flatten(workout))


def _is_easy(item: Item, physiology: Physiology) -> bool:
    return all(is_easy(step, physiology) for step in unroll((item,)))
