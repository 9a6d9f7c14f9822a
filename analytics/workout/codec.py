"""A workout as plain JSON and back; what comes in is not trusted."""

from typing import Any

from analytics.workout.steps import BLOCKS, BadWorkout, Item, Repeat, Step, Target, TargetKind, Workout

MAX_DEPTH = 3
MAX_RUN_STEPS = 500
MAX_CUE = 200
STEP_KEYS = frozenset({"duration_s", "distance_m", "target", "cue"})
REPEAT_KEYS = frozenset({"times", "steps"})
TARGET_KEYS = frozenset({"kind", "low", "high"})


def to_json(workout: Workout) -> dict[str, Any]:
    """Blocks of steps; a field that says nothing (no cue, an open target's range) is left out."""
    return {block: [_item_out(item) for item in getattr(workout, block)] for block in BLOCKS}


def from_json(data: object) -> Workout:
    """The workout that `to_json` wrote. Raises BadWorkout with a code and the place (`main.2.steps.0`)."""
    blocks = _fields(data, frozenset(BLOCKS), "")
    workout = Workout(*(_items_in(blocks.get(block, []), block, depth=0) for block in BLOCKS))
    if sum(_run_steps(item) for block in BLOCKS for item in getattr(workout, block)) > MAX_RUN_STEPS:
        raise BadWorkout("too_many_steps", most=MAX_RUN_STEPS)
    return workout


def _item_out(item: Item) -> dict[str, Any]:
    if isinstance(item, Repeat):
        return {"times": item.times, "steps": [_item_out(inner) for inner in item.steps]}
    amount = {"duration_s": item.duration_s} if item.distance_m is None else {"distance_m": item.distance_m}
    cue = {"cue": item.cue} if item.cue else {}
    return {**amount, "target": _target_out(item.target), **cue}


def _target_out(target: Target) -> dict[str, Any]:
    if target.kind is TargetKind.OPEN:
        return {"kind": target.kind.value}
    return {"kind": target.kind.value, "low": target.low, "high": target.high}


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
    fields = _fields(data, STEP_KEYS, where)
    return Step(
        duration_s=_number(fields.get("duration_s"), where),
        distance_m=_number(fields.get("distance_m"), where),
        target=_target_in(fields.get("target"), where),
        cue=_cue(fields.get("cue", ""), where),
    )


def _target_in(data: object, where: str) -> Target:
    fields = _fields(data, TARGET_KEYS, where)
    kind = fields.get("kind")
    if kind not in list(TargetKind):
        raise BadWorkout("unknown_target", where=where, kind=str(kind))
    low, high = _number(fields.get("low", 0), where), _number(fields.get("high", 0), where)
    if low is None or high is None:
        raise BadWorkout("not_a_number", where=where)
    return Target(TargetKind(kind), low, high)


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


def _run_steps(item: Item) -> int:
    return 1 if isinstance(item, Step) else item.times * sum(_run_steps(inner) for inner in item.steps)
