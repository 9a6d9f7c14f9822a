"""What a workout is made of: steps, repeats, three blocks; an impossible one cannot be built."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from analytics.workout.errors import BadWorkout
from analytics.workout.targets import Target, TargetKind

MAX_TIMES = 99
MAX_STEP_S = 24 * 3600.0
MAX_STEP_M = 500_000.0
MAX_DEPTH = 3
MAX_RUN_STEPS = 500
MAX_CUE = 200
"""Limits of a workout that comes from outside: nested repeats, steps as run, characters of a cue."""
BLOCKS = ("warm_up", "main", "cool_down")


class Category(StrEnum):
    """The eleven kinds of session of the library."""

    RECOVERY = "recovery"
    EASY = "easy"
    LONG = "long"
    STEADY = "steady"
    TEMPO = "tempo"
    THRESHOLD = "threshold"
    VO2 = "vo2"
    HILLS = "hills"
    FARTLEK = "fartlek"
    RACE_PACE = "race_pace"
    STRIDES = "strides"


KEY_CATEGORIES = frozenset(
    {
        Category.TEMPO,
        Category.THRESHOLD,
        Category.VO2,
        Category.HILLS,
        Category.FARTLEK,
        Category.RACE_PACE,
    }
)


class Manner(StrEnum):
    """How a step is done: evenly, faster and faster, slower and slower, or standing."""

    EVEN = "even"
    RAMP_UP = "ramp_up"
    RAMP_DOWN = "ramp_down"
    REST = "rest"


RAMPS = frozenset({Manner.RAMP_UP, Manner.RAMP_DOWN})


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch: seconds or metres, or neither where the lap button ends it; how hard; what to think of.

    A ramp goes evenly from one end of its target to the other, over a known time or distance. A rest is
    stood: it has no target and no metres.
    """

    duration_s: float | None
    distance_m: float | None
    target: Target
    cue: str = ""
    manner: Manner = Manner.EVEN

    def __post_init__(self) -> None:
        if self.duration_s is not None and self.distance_m is not None:
            raise BadWorkout("duration_or_distance")
        if self.duration_s is not None and not 0 < self.duration_s <= MAX_STEP_S:
            raise BadWorkout("bad_duration", seconds=self.duration_s)
        if self.distance_m is not None and not 0 < self.distance_m <= MAX_STEP_M:
            raise BadWorkout("bad_distance", metres=self.distance_m)
        if self.is_rest and (self.distance_m is not None or self.target.kind is not TargetKind.OPEN):
            raise BadWorkout("bad_rest")
        if self.is_ramp and (self.ends_by_lap or self.target.low == self.target.high):
            raise BadWorkout("bad_ramp")

    @property
    def is_rest(self) -> bool:
        return self.manner is Manner.REST

    @property
    def is_ramp(self) -> bool:
        return self.manner in RAMPS

    @property
    def ends_by_lap(self) -> bool:
        return self.duration_s is None and self.distance_m is None


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps done several times over; repeats may nest."""

    times: int
    steps: tuple["Item", ...]

    def __post_init__(self) -> None:
        if not 1 <= self.times <= MAX_TIMES:
            raise BadWorkout("bad_times", times=self.times)
        if not self.steps:
            raise BadWorkout("empty_repeat")


Item = Step | Repeat


@dataclass(frozen=True, slots=True)
class Workout:
    """Three blocks; the main one is never empty, and something in the workout is run."""

    warm_up: tuple[Item, ...]
    main: tuple[Item, ...]
    cool_down: tuple[Item, ...]

    def __post_init__(self) -> None:
        if not self.main:
            raise BadWorkout("empty_main")
        if not any(_is_run(item) for block in BLOCKS for item in getattr(self, block)):
            raise BadWorkout("nothing_to_run")


@dataclass(frozen=True, slots=True)
class FlatStep:
    """A step as it comes up on the run, with the block it belongs to."""

    step: Step
    block: str


@dataclass(frozen=True, slots=True)
class Physiology:
    """What is known of the runner; sex is "f", "m" or "" (not said). bpm and m/s."""

    sex: str = ""
    max_hr_bpm: float | None = None
    resting_hr_bpm: float | None = None
    threshold_hr_bpm: float | None = None
    threshold_speed_m_s: float | None = None


def flatten(workout: Workout) -> tuple[FlatStep, ...]:
    """Every step in the order it is run, repeats written out."""
    return tuple(FlatStep(step, block) for block in BLOCKS for step in unroll(getattr(workout, block)))


def unroll(items: tuple[Item, ...]) -> Iterator[Step]:
    """The steps of a block in the order they are run."""
    for item in items:
        if isinstance(item, Step):
            yield item
        else:
            for _ in range(item.times):
                yield from unroll(item.steps)


def run_steps(item: Item) -> int:
    """How many steps are run, repeats written out."""
    return 1 if isinstance(item, Step) else item.times * sum(run_steps(inner) for inner in item.steps)


def _is_run(item: Item) -> bool:
    if isinstance(item, Step):
        return not item.is_rest
    return any(_is_run(inner) for inner in item.steps)
