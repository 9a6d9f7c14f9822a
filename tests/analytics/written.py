"""Workouts of every kind of step, made cheaply from bytes, so that thousands of them cost little."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

from analytics.workout import Item, Manner, Repeat, Scale, Step, Target, TargetKind, Workout, speed_target

CUES = (
    "",
    "",
    "Float",
    "relaxed shoulders, quick feet",
    "10m hard",
    "Z2",
    "8x",
    "ramp",
    "No rest",
    "press lap",
    "- dash",
    "+",
    "T pace",
    "RPE",
    ' "quoted" ',
    "back\\slash\nand a new line",
    "two  spaces",
    " ",
    "\t\r",
    "가볍게 10분",
    "1,5 km 90%",
    "5' 30\"",
    "x" * 200,
)
DURATIONS_S = (10, 30, 45.5, 60, 90, 119, 120, 600, 630, 754.3333333333334, 3600, 4500, 4510, 86_400, 0.1)
DISTANCES_M = (60, 100, 400, 1000, 1200, 1609.344, 2000, 4988.9664, 5000, 10_000, 21_097.5, 42_195, 0.3)
SPEED_SCALES = (Scale.PER_KM, Scale.PER_MI, Scale.KM_H, Scale.MPH, Scale.M_S)
OPEN = Target(TargetKind.OPEN)

T = TypeVar("T")


class Bytes:
    """Choices from bytes; when they run out, the first of each."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    def below(self, count: int) -> int:
        number = int.from_bytes(self.data[self.place : self.place + 2])
        self.place += 2
        return number % count

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def text(self) -> str:
        length = self.below(40)
        self.place += length
        return self.data[self.place - length : self.place].decode("utf-16-le", errors="replace")


def written_workouts() -> st.SearchStrategy[Workout]:
    """Any workout that can be typed."""
    return st.binary(min_size=20, max_size=160).map(lambda data: workout_of(Bytes(data)))


def workout_of(choose: Bytes) -> Workout:
    warm_up, cool_down = (_items(choose, choose.below(3), depth=0) for _ in range(2))
    main = (_step(choose, Manner.EVEN), *_items(choose, choose.below(4), depth=0))
    return Workout(warm_up, main, cool_down)


def _items(choose: Bytes, count: int, *, depth: int) -> tuple[Item, ...]:
    return tuple(_item(choose, depth) for _ in range(count))


def _item(choose: Bytes, depth: int) -> Item:
    if depth < 3 and choose.below(3) == 1:
        return Repeat(1 + choose.below(4), _items(choose, 1 + choose.below(2), depth=depth + 1))
    return _step(choose, choose.of(tuple(Manner)))


def _step(choose: Bytes, manner: Manner) -> Step:
    cue = choose.of(CUES) if choose.below(4) else choose.text()
    target = OPEN if manner is Manner.REST else _target(choose)
    if target.low == target.high and manner is not Manner.REST:
        manner = Manner.EVEN
    ends = choose.below(3)
    if ends == 2 and manner in (Manner.EVEN, Manner.REST):
        return Step(None, None, target, cue, manner)
    if ends and manner is not Manner.REST:
        return Step(None, choose.of(DISTANCES_M), target, cue, manner)
    return Step(choose.of(DURATIONS_S), None, target, cue, manner)


def _target(choose: Bytes) -> Target:
    kind = choose.of(tuple(TargetKind))
    if kind is TargetKind.OPEN:
        return OPEN
    if kind is TargetKind.SPEED:
        slow = 1 + choose.below(10_000) / 1000
        return speed_target(slow, slow + choose.of((0.0, 0.25)), choose.of(SPEED_SCALES))
    if kind is TargetKind.ZONE:
        low = 1 + choose.below(5)
        return Target(kind, low, low + choose.below(2), choose.of((Scale.NONE, Scale.HR, Scale.PACE)))
    if kind is TargetKind.VDOT:
        low = 1 + choose.below(4)
        return Target(kind, low, low + choose.below(2))
    if kind is TargetKind.RPE:
        low = 1 + choose.below(17) / 2
        return Target(kind, low, low + choose.of((0.0, 0.5)))
    low = 50 + choose.below(1000) / 16
    return Target(kind, low, low + choose.of((0.0, 5.1)))
