"""A workout as plain JSON and back; what comes in is not trusted."""

from enum import StrEnum
from typing import Any

from analytics.workout.errors import BadWorkout
from analytics.workout.steps import (
    BLOCKS,
    MAX_CUE,
    MAX_DEPTH,
    MAX_RUN_STEPS,
    Item,
    Manner,
    Repeat,
    Step,
    Workout,
    run_steps,
)
from analytics.workout.targets import Scale, Target, TargetKind

STEP_KEYS = frozenset({"duration_s", "distance_m", "lap", "target", "cue", "manner"})
REPEAT_KEYS = frozenset({"times", "steps"})
TARGET_KEYS = frozenset({"kind", "low", "high", "scale"})


def to_json(workout: Workout) -> dict[str, Any]:
    """Blocks of steps; a field that says nothing (no cue, an open target's range) is left out.

    A step has `duration_s`, `distance_m`, or `lap: true` where the lap button ends it.
    """
    return {block: [_item_out(item) for item in getattr(workout, block)] for block in BLOCKS}


def from_json(data: object) -> Workout:
    """The workout that `to_json` wrote. Raises BadWorkout with a code and the place (`main.2.steps.0`)."""
    blocks = _fields(data, frozenset(BLOCKS), "")
    workout = Workout(*(_items_in(blocks.get(block, []), block, depth=0) for block in BLOCKS))
    if sum(run_steps(item) for block in BLOCKS for item in getattr(workout, block)) > MAX_RUN_STEPS:
        raise BadWorkout("too_many_steps", most=MAX_RUN_STEPS)
    return workout


def _item_out(item: Item) -> dict[str, Any]:
    if isinstance(item, Repeat):
        return {"times": item.times, "steps": [_item_out(inner) for inner in item.steps]}
    cue = {"cue": item.cue} if item.cue else {}
    manner = {} if item.manner is Manner.EVEN else {"manner": item.manner.value}
    return {**_amount_out(item), "target": _target_out(item.target), **cue, **manner}


def _amount_out(step: Step) -> dict[str, Any]:
    if step.ends_by_lap:
        return {"lap": True}
    return {"duration_s": step.duration_s} if step.distance_m is None else {"distance_m": step.distance_m}


def _target_out(target: Target) -> dict[str, Any]:
    if target.kind is TargetKind.OPEN:
        return {"kind": target.kind.value}
    scale = {"scale": target.scale.value} if target.scale else {}
    return {"kind": target.kind.value, "low": target.low, "high": target.high, **scale}


def _items_in(data: object, where: str, *, depth: int) -> tuple[Item, ...]:
    if not isinstance(data, list):
        raise BadWorkout("not_a_list", where=where)
    if depth > MAX_DEPTH:
        raise BadWorkout("too_deep", where=where, most=MAX_DEPTH)
    return tuple(_item_in(inner, f"{where}.{place}", depth=depth) for place, inner in enumerate(data))


def _item_in(data: object, where: str, *, depth: int) -> Item:
    if isinstance(data, dict) and "times" in data:
        fields = _fields(data, REPEAT_KEYS, where)
        return Repeat(
            _count(fields["times"], where), _items_in(fields.get("steps"), f"{where}.steps", depth=depth + 1)
        )
    return _step_in(_fields(data, STEP_KEYS, where), where)


def _step_in(fields: dict[str, Any], where: str) -> Step:
    seconds, metres = (_number(fields.get(name), where) for name in ("duration_s", "distance_m"))
    if (fields.get("lap") is True) != (seconds is None and metres is None):
        raise BadWorkout("duration_or_distance", where=where)
    return Step(
        duration_s=seconds,
        distance_m=metres,
        target=_target_in(fields.get("target"), where),
        cue=_cue(fields.get("cue", ""), where),
        manner=Manner(_one_of(Manner, fields.get("manner", Manner.EVEN), "unknown_manner", where)),
    )


def _target_in(data: object, where: str) -> Target:
    fields = _fields(data, TARGET_KEYS, where)
    kind = _one_of(TargetKind, fields.get("kind"), "unknown_target", where)
    scale = _one_of(Scale, fields.get("scale", Scale.NONE), "unknown_scale", where)
    low, high = _number(fields.get("low", 0), where), _number(fields.get("high", 0), where)
    if low is None or high is None:
        raise BadWorkout("not_a_number", where=where)
    return Target(TargetKind(kind), low, high, Scale(scale))


def _one_of(known: type[StrEnum], value: object, code: str, where: str) -> str:
    if not isinstance(value, str) or value not in list(known):
        raise BadWorkout(code, where=where, kind=str(value))
    return value


def _fields(data: object, known: frozenset[str], where: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise BadWorkout("not_an_object", where=where)
    unknown = sorted(str(key) for key in data if key not in known)
    if unknown:
        raise BadWorkout("unknown_field", where=where, field=unknown[0])
    return data


def _number(value: object, where: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadWorkout("not_a_number", where=where)
    return value


def _count(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadWorkout("not_a_number", where=where)
    return value


def _cue(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) > MAX_CUE:
        raise BadWorkout("bad_cue", where=where, most=MAX_CUE)
    return value
