"""What a workout is made of: targets, steps, repeats, three blocks; an impossible one cannot be built."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MAX_TIMES = 99
MAX_STEP_S = 24 * 3600.0
MAX_STEP_M = 500_000.0
BLOCKS = ("warm_up", "main", "cool_down")


class BadWorkout(ValueError):
    """A workout that cannot be: a code with parameters, to be said in the reader's language."""

    def __init__(self, code: str, **params: float | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


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


class TargetKind(StrEnum):
    """How hard: zone 1 to 6, percent of threshold speed or heart rate, RPE 1 to 10, or open."""

    ZONE = "zone"
    PACE_PCT = "pace_pct"
    HR_PCT = "hr_pct"
    RPE = "rpe"
    OPEN = "open"


LIMITS: dict[TargetKind, tuple[float, float]] = {
    TargetKind.ZONE: (1, 6),
    TargetKind.PACE_PCT: (20, 200),
    TargetKind.HR_PCT: (30, 130),
    TargetKind.RPE: (1, 10),
    TargetKind.OPEN: (0, 0),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A range on the scale of its kind, both ends included; the ends may be equal."""

    kind: TargetKind
    low: float = 0.0
    high: float = 0.0

    def __post_init__(self) -> None:
        least, most = LIMITS[self.kind]
        if not least <= self.low <= self.high <= most:
            raise BadWorkout("bad_target", kind=self.kind, low=self.low, high=self.high)
        if self.kind is TargetKind.ZONE and (self.low % 1 or self.high % 1):
            raise BadWorkout("bad_target", kind=self.kind, low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of running: seconds or metres (exactly one), how hard, and what to think of."""

    duration_s: float | None
    distance_m: float | None
    target: Target
    cue: str = ""

    def __post_init__(self) -> None:
        if (self.duration_s is None) == (self.distance_m is None):
            raise BadWorkout("duration_or_distance")
        if self.duration_s is not None and not 0 < self.duration_s <= MAX_STEP_S:
            raise BadWorkout("bad_duration", seconds=self.duration_s)
        if self.distance_m is not None and not 0 < self.distance_m <= MAX_STEP_M:
            raise BadWorkout("bad_distance", metres=self.distance_m)


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
    """Three blocks; the main one is never empty."""

    warm_up: tuple[Item, ...]
    main: tuple[Item, ...]
    cool_down: tuple[Item, ...]

    def __post_init__(self) -> None:
        if not self.main:
            raise BadWorkout("empty_main")


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
