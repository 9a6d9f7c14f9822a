"""A workout in a few words, without a language: a code and numbers for the reader's own sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.workout.intensity import UNKNOWN, is_easy, step_seconds, zone_of_step
from analytics.workout.steps import BLOCKS, Item, Physiology, Repeat, Step, Workout, unroll

MINUTE_S = 60
LONG_EASY_S = 10 * MINUTE_S


@dataclass(frozen=True, slots=True)
class Description:
    """What the session is, by its main block: `code` and, in brackets, its `params`.

    duration: nothing above zone 2 (minutes)
    distance: one stretch in metres, such as a race (distance_m)
    block: one unbroken harder stretch (hard_minutes, zone, minutes)
    easy_block: the same inside an easy run
    repeats: one effort several times, as in 8 x 400 m (times, amount, recovery, minutes)
    easy_repeats: the same inside an easy run, as strides are
    sets: repeats of repeats, as in 2 x (6 x 200 m) (sets, times, amount, recovery, minutes)
    mixed: anything else (hard_minutes, minutes)

    `amount` is distance_m or duration_s; `recovery` is recovery_distance_m, recovery_s or (standing) rest_s,
    and may be missing. An effort until the lap button has no amount: such a session is mixed.
    `minutes` is the whole session with warm-up and cool-down, `hard_minutes` what is above zone 2.
    """

    code: str
    params: dict[str, int]


def describe(workout: Workout, physiology: Physiology = UNKNOWN) -> Description:
    """The workout as a code with whole numbers; `physiology` gives metres their minutes and speeds
    their zone."""
    minutes = _minutes((step for block in BLOCKS for step in unroll(getattr(workout, block))), physiology)
    hard = [item for item in workout.main if not _all_easy(item, physiology)]
    if not hard:
        return Description("duration", {"minutes": minutes})
    if len(hard) > 1:
        return _mixed(workout, minutes, physiology)
    if isinstance(hard[0], Repeat):
        return _repetitions(hard[0], workout, minutes, physiology)
    return _stretch(hard[0], workout, minutes, physiology)


def _stretch(step: Step, workout: Workout, minutes: int, physiology: Physiology) -> Description:
    if step.distance_m is not None:
        return Description("distance", {"distance_m": round(step.distance_m)})
    code = "easy_block" if _has_easy_running(workout, physiology) else "block"
    params = {"hard_minutes": _minutes([step], physiology), "zone": zone_of_step(step, physiology)}
    return Description(code, {**params, "minutes": minutes})


def _repetitions(repeat: Repeat, workout: Workout, minutes: int, physiology: Physiology) -> Description:
    sets, inner = _sets(repeat, physiology)
    steps = [step for step in inner.steps if isinstance(step, Step)]
    efforts = [step for step in steps if not is_easy(step, physiology)]
    if len(efforts) != 1 or efforts[0].ends_by_lap or len(steps) != len(inner.steps):
        return _mixed(workout, minutes, physiology)
    rests = [step for step in steps if is_easy(step, physiology)]
    params = {
        "times": inner.times,
        **_amount(efforts[0], "distance_m", "duration_s"),
        **(_recovery(rests[0]) if len(rests) == 1 else {}),
        "minutes": minutes,
    }
    if sets:
        return Description("sets", {"sets": sets, **params})
    return Description("easy_repeats" if _has_easy_running(workout, physiology) else "repeats", params)


def _sets(repeat: Repeat, physiology: Physiology) -> tuple[int, Repeat]:
    """How many sets, and what is repeated in each; 0 sets where the repeat does not nest."""
    nested = [item for item in repeat.steps if isinstance(item, Repeat)]
    others = [item for item in repeat.steps if isinstance(item, Step)]
    if len(nested) == 1 and all(is_easy(step, physiology) for step in others):
        return repeat.times, nested[0]
    return 0, repeat


def _mixed(workout: Workout, minutes: int, physiology: Physiology) -> Description:
    hard = (step for item in workout.main for step in unroll((item,)) if not is_easy(step, physiology))
    return Description("mixed", {"hard_minutes": _minutes(hard, physiology), "minutes": minutes})


def _recovery(step: Step) -> dict[str, int]:
    if step.ends_by_lap:
        return {}
    return _amount(step, "recovery_distance_m", "rest_s" if step.is_rest else "recovery_s")


def _amount(step: Step, metres: str, seconds: str) -> dict[str, int]:
    if step.distance_m is not None:
        return {metres: round(step.distance_m)}
    return {seconds: round(step.duration_s or 0)}


def _has_easy_running(workout: Workout, physiology: Physiology) -> bool:
    return any(
        isinstance(item, Step)
        and not item.is_rest
        and (item.duration_s or 0) >= LONG_EASY_S
        and is_easy(item, physiology)
        for item in workout.main
    )


def _all_easy(item: Item, physiology: Physiology) -> bool:
    return all(is_easy(step, physiology) for step in unroll((item,)))


def _minutes(steps: Iterable[Step], physiology: Physiology) -> int:
    return round(sum(step_seconds(step, physiology) for step in steps) / MINUTE_S)
