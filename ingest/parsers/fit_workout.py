"""Planned workouts from FIT workout files."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from analytics.workout import BadWorkout, Item, Manner, Repeat, Step, TargetKind, Workout
from ingest.parsers.contents import PlannedWorkout, Reworded
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_target import aim_of
from ingest.parsers.fit_values import Fields, first_number, text
from ingest.parsers.planned import cue_of, depth, in_blocks, part_of

_ON_FOOT = frozenset({"", "generic", "running", "walking", "hiking"})
_MOST_STEPS = 400
_MOST_NESTED = 3
_REST = "rest"


class Numbered(NamedTuple):
    """The number of its first step, what part of the workout it is, itself."""

    first: int
    part: str
    item: Item


def planned(segment: Decoded) -> PlannedWorkout | None:
    """The workout of a workout file, or None where it has none for a runner."""
    steps = segment.messages.get("workout_step", ())
    head = segment.first("workout")
    if text(segment.first("file_id").get("type")) != "workout" or text(head.get("sport")) not in _ON_FOOT:
        return None
    reworded: Counter[str] = Counter()
    if len(steps) > _MOST_STEPS:
        reworded[Reworded.ELEMENTS] += len(steps) - _MOST_STEPS
    try:
        workout = _workout(steps[:_MOST_STEPS], reworded)
    except BadWorkout:
        return None
    return PlannedWorkout(text(head.get("wkt_name")), workout, reworded=dict(reworded))


def _workout(steps: Sequence[Fields], reworded: Counter[str]) -> Workout:
    items: list[Numbered] = []
    for place, step in enumerate(sorted(steps, key=lambda step: first_number(step, "message_index") or 0)):
        kind = text(step.get("duration_type"))
        if kind.startswith("repeat_until"):
            items = _repeated(items, step, kind, reworded)
        else:
            items.append(Numbered(place, text(step.get("intensity")), _step(step, kind, reworded)))
    return in_blocks([(part, item) for _, part, item in items])


def _step(step: Fields, kind: str, reworded: Counter[str]) -> Step:
    value = first_number(step, "duration_value", low=1.0) or 0.0
    aim = aim_of(step)
    if aim.reworded:
        reworded[aim.reworded] += 1
    words = [text(step.get("wkt_step_name")), text(step.get("notes")), aim.words]
    duration = value / 1000 if kind in ("time", "time_only", "repetition_time") and value else None
    distance = value / 100 if kind == "distance" and value else None
    if duration is None and distance is None and (until := _until(kind, value)):
        words.append(until)
        reworded[Reworded.OTHER_END] += 1
    stands = text(step.get("intensity")) == _REST and distance is None and aim.target.kind is TargetKind.OPEN
    manner = Manner.REST if stands else Manner.EVEN
    return Step(duration, distance, aim.target, cue_of(words, reworded), manner)


def _until(kind: str, value: float) -> str:
    """What ends a step that has neither time nor distance, nor the lap button alone."""
    if kind in ("hr_less_than", "hr_greater_than"):
        sign = "below" if kind == "hr_less_than" else "above"
        return f"until HR {sign} " + (f"{value - 100:.0f} bpm" if value > 100 else f"{value:.0f}% of max")
    return f"until {value:.0f} kcal" if kind == "calories" and value else ""


def _repeated(items: list[Numbered], step: Fields, kind: str, reworded: Counter[str]) -> list[Numbered]:
    """The steps from the one that is pointed back to, as a repeat in their place."""
    first = int(first_number(step, "duration_value", low=0.0) or 0)
    inside = [one for one in items if one.first >= first]
    if not inside:
        return items
    steps = tuple(one.item for one in inside)
    if max(map(depth, steps)) >= _MOST_NESTED:
        raise BadWorkout("too_deep", most=_MOST_NESTED)
    if kind != "repeat_until_steps_cmplt":
        reworded[Reworded.TIMES] += 1
    repeat = Repeat(_times(steps, first_number(step, "target_value", low=1.0) or 1.0, kind), steps)
    part = part_of(one.part for one in inside)
    return [*(one for one in items if one.first < first), Numbered(first, part, repeat)]


def _times(inside: Sequence[Item], value: float, kind: str) -> int:
    """How often; where it says for how long or how far, as often as that takes."""
    if kind == "repeat_until_steps_cmplt":
        return int(value)
    whole = sum(_total(item, seconds=kind == "repeat_until_time") for item in inside)
    wanted = value / (1000 if kind == "repeat_until_time" else 100)
    known = kind in ("repeat_until_time", "repeat_until_distance") and whole > 0
    return math.ceil(wanted / whole) if known else 1


def _total(item: Item, *, seconds: bool) -> float:
    if isinstance(item, Repeat):
        return item.times * sum(_total(step, seconds=seconds) for step in item.steps)
    return (item.duration_s if seconds else item.distance_m) or 0.0
