"""What the name of a workout tells: its kind, its repetitions, its size."""

from dataclasses import dataclass
from enum import StrEnum


class Units(StrEnum):
    """The athlete's unit system: what a bare number of a long or easy run counts."""

    METRIC = "metric"
    IMPERIAL = "imperial"


METRES = {Units.METRIC: 1000.0, Units.IMPERIAL: 1609.344}


class Kind(StrEnum):
    EASY = "easy"
    RECOVERY = "recovery"
    LONG = "long"
    STEADY = "steady"
    TEMPO = "tempo"
    PROGRESSION = "progression"
    INTERVALS = "intervals"
    LADDER = "ladder"
    FARTLEK = "fartlek"
    HILLS = "hills"
    RACE = "race"


WORKOUT_TYPES = dict(zip(Kind, Kind, strict=True)) | {
    Kind.LONG: "long run",
    Kind.LADDER: "intervals",
    Kind.HILLS: "intervals",
}


@dataclass(frozen=True, slots=True)
class Size:
    """A distance or a duration: one of them, the other is None."""

    distance_m: float | None = None
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class Rep:
    """One repetition, with the recovery that follows it where the name tells one."""

    distance_m: float | None = None
    duration_s: float | None = None
    pace_s_per_km: float | None = None
    recovery: Size | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was understood. Its size is that of the run, or of its main part (`whole_distance_m`)."""

    kind: Kind
    reps: tuple[Rep, ...] = ()
    distance_m: float | None = None
    duration_s: float | None = None
    warm_up: Size | None = None
    cool_down: Size | None = None

    @property
    def workout_type(self) -> str:
        return str(WORKOUT_TYPES[self.kind])
