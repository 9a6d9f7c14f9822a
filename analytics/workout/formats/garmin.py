"""A workout as the JSON that Garmin Connect takes for one.

The shape is that of RunningWorkout in the garminconnect library; the numbers of end conditions and targets
are those of Garmin's own workouts, on which that library and others differ (docs/decisions/0043).
"""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from analytics.workout.formats.losses import Loss, Losses, Written
from analytics.workout.formats.numbering import is_recovery
from analytics.workout.formats.runner import Aim, Measure, Runner, aim_of
from analytics.workout.formats.words import name_of, note_of
from analytics.workout.steps import BLOCKS, Item, Repeat, Step, Workout
from analytics.workout.totals import duration_s

Json = dict[str, Any]

RUNNING: Json = {"sportTypeId": 1, "sportTypeKey": "running", "displayOrder": 1}
WARM_UP, COOL_DOWN, INTERVAL = (1, "warmup"), (2, "cooldown"), (3, "interval")
RECOVERY, REST, REPEAT = (4, "recovery"), (5, "rest"), (6, "repeat")
STEP_TYPES = {"warm_up": WARM_UP, "main": INTERVAL, "cool_down": COOL_DOWN}
LAP, TIME, DISTANCE, ITERATIONS = (1, "lap.button"), (2, "time"), (3, "distance"), (7, "iterations")
NO_TARGET = (1, "no.target")
TARGETS = {Measure.HEART_RATE: (4, "heart.rate.zone"), Measure.SPEED: (6, "pace.zone")}
MAX_NOTE = 512


class Writer:
    """Numbers the steps and the repeats while it writes them."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.losses = Losses()
        self.orders: Iterator[int] = count(1)
        self.repeats: Iterator[int] = count(1)

    def item(self, item: Item, block: str, among: tuple[Item, ...], inside: int | None) -> Json:
        if isinstance(item, Repeat):
            return self.repeat(item, block)
        return self.step(item, block, among, inside)

    def repeat(self, repeat: Repeat, block: str) -> Json:
        order, number = next(self.orders), next(self.repeats)
        return {
            "type": "RepeatGroupDTO",
            "stepOrder": order,
            "stepType": _step_type(REPEAT),
            "childStepId": number,
            "numberOfIterations": repeat.times,
            "smartRepeat": False,
            "endCondition": _condition(ITERATIONS, displayable=False),
            "endConditionValue": float(repeat.times),
            "workoutSteps": [self.item(inner, block, repeat.steps, number) for inner in repeat.steps],
        }

    def step(self, step: Step, block: str, among: tuple[Item, ...], inside: int | None) -> Json:
        aim = aim_of(step, self.runner, self.losses)
        note = note_of(step, aimed=aim is not None)
        self.losses.note(Loss.CUE, when=len(note) > MAX_NOTE)
        recovery = inside is not None and is_recovery(step, among, self.runner.physiology)
        kind = RECOVERY if recovery and block == "main" else STEP_TYPES[block]
        return {
            "type": "ExecutableStepDTO",
            "stepOrder": next(self.orders),
            "stepType": _step_type(REST if step.is_rest else kind),
            **({} if inside is None else {"childStepId": inside}),
            **({"description": note[:MAX_NOTE]} if note else {}),
            **_end(step),
            **_target(aim),
        }


def write_garmin(workout: Workout, *, title: str, runner: Runner) -> Written:
    """The document. A zone's number and a range of values exclude each other."""
    writer = Writer(runner)
    steps = [writer.item(item, block, (), None) for block in BLOCKS for item in getattr(workout, block)]
    document = {
        "workoutName": name_of(title),
        "sportType": RUNNING,
        "estimatedDurationInSecs": round(duration_s(workout, runner.physiology)),
        "workoutSegments": [{"segmentOrder": 1, "sportType": RUNNING, "workoutSteps": steps}],
    }
    return Written(json.dumps(document, ensure_ascii=False, indent=2).encode(), writer.losses.found())


def _step_type(kind: tuple[int, str]) -> Json:
    return {"stepTypeId": kind[0], "stepTypeKey": kind[1], "displayOrder": kind[0]}


def _condition(kind: tuple[int, str], *, displayable: bool = True) -> Json:
    number, key = kind
    return {
        "conditionTypeId": number,
        "conditionTypeKey": key,
        "displayOrder": number,
        "displayable": displayable,
    }


def _end(step: Step) -> Json:
    if step.duration_s is not None:
        return {"endCondition": _condition(TIME), "endConditionValue": round(step.duration_s, 3)}
    if step.distance_m is not None:
        return {"endCondition": _condition(DISTANCE), "endConditionValue": round(step.distance_m, 2)}
    return {"endCondition": _condition(LAP)}


def _target(aim: Aim | None) -> Json:
    number, key = TARGETS[aim.measure] if aim else NO_TARGET
    kind = {"workoutTargetTypeId": number, "workoutTargetTypeKey": key, "displayOrder": number}
    if aim is None:
        return {"targetType": kind}
    if aim.zone:
        return {"targetType": kind, "zoneNumber": aim.zone}
    digits = 3 if aim.measure is Measure.SPEED else None
    values = (round(value, digits) for value in (aim.low, aim.high))
    return {"targetType": kind, **dict(zip(("targetValueOne", "targetValueTwo"), values, strict=True))}
