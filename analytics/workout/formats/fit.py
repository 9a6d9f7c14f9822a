"""A workout as a FIT workout file, as watches of Garmin, Coros, Suunto and others take it."""

import zlib
from datetime import datetime
from enum import IntEnum

from analytics.workout.formats.fit_bytes import ENUM, STRING, UINT16, UINT32, UINT32Z, Field, file, message
from analytics.workout.formats.losses import Loss, Losses, Written
from analytics.workout.formats.numbering import Back, Place, Row, numbered
from analytics.workout.formats.runner import Aim, Measure, Runner, aim_of
from analytics.workout.formats.words import cut, name_of, note_of
from analytics.workout.steps import Step, Workout

FILE_ID, WORKOUT, WORKOUT_STEP = 0, 26, 27
WORKOUT_FILE, DEVELOPMENT, RUNNING = 5, 255, 1
EPOCH_S = 631_065_600  # 1989-12-31 00:00 UTC
MAX_STRING = 254
MANY_STEPS = 50
BPM_FROM = 100


class Duration(IntEnum):
    TIME = 0
    DISTANCE = 1
    OPEN = 5
    REPEAT = 6


class Goal(IntEnum):
    SPEED = 0
    HEART_RATE = 1
    OPEN = 2


class Intensity(IntEnum):
    ACTIVE = 0
    REST = 1
    WARM_UP = 2
    COOL_DOWN = 3
    RECOVERY = 4


INTENSITIES = {
    "warm_up": Intensity.WARM_UP,
    "main": Intensity.ACTIVE,
    "cool_down": Intensity.COOL_DOWN,
}


def write_fit(workout: Workout, *, title: str, runner: Runner, created: datetime) -> Written:
    """The file. Percent is the runner's own m/s and bpm; a row that repeats points back to its first."""
    losses = Losses()
    rows = numbered(workout, runner.physiology)
    losses.note(Loss.MANY_STEPS, when=len(rows) > MANY_STEPS)
    steps = [message(WORKOUT_STEP, _row(place, row, runner, losses)) for place, row in enumerate(rows)]
    head = message(WORKOUT, _head(title, len(rows), losses))
    serial = zlib.crc32(b"".join((head, *steps))) or 1
    data = file(message(FILE_ID, _file_id(created, serial)), head, *steps)
    return Written(data, losses.found())


def _file_id(created: datetime, serial: int) -> list[Field]:
    """`serial` tells two workouts of one day from each other on the watch."""
    return [
        Field(0, ENUM, WORKOUT_FILE),
        Field(1, UINT16, DEVELOPMENT),
        Field(2, UINT16, 0),
        Field(3, UINT32Z, serial),
        Field(4, UINT32, int(created.timestamp()) - EPOCH_S),
    ]


def _head(title: str, count: int, losses: Losses) -> list[Field]:
    name = cut(name_of(title), MAX_STRING, losses)
    return [Field(4, ENUM, RUNNING), Field(6, UINT16, count), Field(8, STRING, name)]


def _row(place: int, row: Row, runner: Runner, losses: Losses) -> list[Field]:
    if isinstance(row, Back):
        return _fields(place, Duration.REPEAT, row.first, Goal.OPEN, target=row.times)
    step = row.step
    aim = aim_of(step, runner, losses)
    note = cut(note_of(step, aimed=aim is not None), MAX_STRING, losses)
    kind, value = _duration(step)
    return [*_target(place, kind, value, aim), Field(7, ENUM, _intensity(row)), Field(8, STRING, note)]


def _target(place: int, kind: Duration, value: int | None, aim: Aim | None) -> list[Field]:
    if aim is None:
        return _fields(place, kind, value, Goal.OPEN)
    goal = Goal.SPEED if aim.measure is Measure.SPEED else Goal.HEART_RATE
    if aim.zone:
        return _fields(place, kind, value, goal, target=aim.zone)
    return _fields(place, kind, value, goal, target=0, low=_custom(aim, aim.low), high=_custom(aim, aim.high))


def _custom(aim: Aim, value: float) -> int:
    """mm/s, or bpm + 100, for below that it is percent."""
    return round(value * 1000) if aim.measure is Measure.SPEED else round(value) + BPM_FROM


def _fields(
    place: int,
    kind: Duration,
    value: int | None,
    goal: Goal,
    *,
    target: int | None = None,
    low: int | None = None,
    high: int | None = None,
) -> list[Field]:
    return [
        Field(254, UINT16, place),
        Field(1, ENUM, kind),
        Field(2, UINT32, value),
        Field(3, ENUM, goal),
        Field(4, UINT32, target),
        Field(5, UINT32, low),
        Field(6, UINT32, high),
    ]


def _duration(step: Step) -> tuple[Duration, int | None]:
    """Milliseconds, centimetres, or nothing until the lap button."""
    if step.duration_s is not None:
        return Duration.TIME, round(step.duration_s * 1000)
    if step.distance_m is not None:
        return Duration.DISTANCE, round(step.distance_m * 100)
    return Duration.OPEN, None


def _intensity(place: Place) -> Intensity:
    if place.step.is_rest:
        return Intensity.REST
    return Intensity.RECOVERY if place.recovery and place.block == "main" else INTENSITIES[place.block]
