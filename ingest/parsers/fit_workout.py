"""Planned workouts from FIT workout files."""

import math
from collections.abc import Sequence

from analytics.workout import BadWorkout, Item, Repeat, Step, Workout
from ingest.parsers.contents import PlannedWorkout
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_target import cue_of, target_of
from ingest.parsers.fit_values import Fields, first_number, text

OPEN_STEP_S = 600.0  # until the lap button: how long nobody knows
LAP_BUTTON = "until you press lap"
_ON_FOOT = frozenset({"", "generic", "running", "walking", "hiking"})
_MOST_STEPS = 400
_MOST_NESTED = 10

Numbered = tuple[int, str, Item]  # number of its first step, its intensity, itself


def planned(segment: Decoded) -> PlannedWorkout | None:
    """The workout of a workout file, or None where it has none for a runner."""
    steps = segment.messages.get("workout_step", ())
    head = segment.first("workout")
    if text(segment.first("file_id").get("type")) != "workout" or text(head.get("sport")) not in _ON_FOOT:
        return None
    try:
        return PlannedWorkout(text(head.get("wkt_name")), _workout(steps[:_MOST_STEPS]))
    except BadWorkout:
        return None


def _workout(steps: Sequence[Fields]) -> Workout:
    items: list[Numbered] = []
    for place, step in enumerate(sorted(steps, key=lambda step: first_number(step, "message_index") or 0)):
        kind = text(step.get("duration_type"))
        if kind.startswith("repeat_until"):
            items = _repeated(items, step, kind)
        else:
            items.append((place, text(step.get("intensity")), _step(step, kind)))
    start, end = 0, len(items)
    while start < end and items[start][1] == "warmup":
        start += 1
    while end > start and items[end - 1][1] == "cooldown":
        end -= 1
    if start == end:
        start, end = 0, len(items)
    parts = (items[:start], items[start:end], items[end:])
    warm_up, main, cool_down = (tuple(item for _, _, item in part) for part in parts)
    return Workout(warm_up=warm_up, main=main, cool_down=cool_down)


def _step(step: Fields, kind: str) -> Step:
    value = first_number(step, "duration_value", low=1.0) or 0.0
    words = [text(step.get("wkt_step_name")), text(step.get("notes")), cue_of(step)]
    duration = distance = None
    if kind in ("time", "time_only", "repetition_time") and value:
        duration = value / 1000
    elif kind == "distance" and value:
        distance = value / 100
    else:
        duration, words = OPEN_STEP_S, [*words, _until(kind, value)]
    cue = ", ".join(dict.fromkeys(word for word in words if word))
    return Step(duration_s=duration, distance_m=distance, target=target_of(step), cue=cue)


def _until(kind: str, value: float) -> str:
    """What ends a step that has neither time nor distance."""
    if kind in ("hr_less_than", "hr_greater_than"):
        sign = "below" if kind == "hr_less_than" else "above"
        return f"until HR {sign} " + (f"{value - 100:.0f} bpm" if value > 100 else f"{value:.0f}% of max")
    return f"until {value:.0f} kcal" if kind == "calories" and value else LAP_BUTTON


def _repeated(items: list[Numbered], step: Fields, kind: str) -> list[Numbered]:
    """The steps from the one that is pointed back to, as a repeat in their place."""
    first = int(first_number(step, "duration_value", low=0.0) or 0)
    inside = [item for number, _, item in items if number >= first]
    if not inside:
        return items
    if max(map(_depth, inside)) >= _MOST_NESTED:
        raise BadWorkout("bad_times", times=_MOST_NESTED)
    times = _times(inside, first_number(step, "target_value", low=1.0) or 1.0, kind)
    return [item for item in items if item[0] < first] + [(first, "", Repeat(times, tuple(inside)))]


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


def _depth(item: Item) -> int:
    return 1 + max(map(_depth, item.steps)) if isinstance(item, Repeat) else 0
