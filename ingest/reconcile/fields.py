"""What is reconciled: fields, sources, who is believed for which field, and how far apart is a difference."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Value = float | str | datetime


class Source(StrEnum):
    """Who says so: ingest.parsers.Origin, what a person typed here, and what the workout's name tells."""

    MANUAL = "manual"
    NAME = "name"
    FIT = "fit"
    TCX = "tcx"
    GPX = "gpx"
    STRAVA = "strava"
    GARMIN = "garmin"
    APPLE = "apple"
    RUNALYZE = "runalyze"
    TRAINING_PEAKS = "training_peaks"
    LOG = "log"
    TABLE = "table"


class Field(StrEnum):
    """What has one canonical value. Of streams and laps the value is how many samples or laps there are."""

    STARTED_AT = "started_at"
    SPORT = "sport"
    NAME = "name"
    DISTANCE = "distance_m"
    TIMER = "timer_s"
    ELAPSED = "elapsed_s"
    MOVING = "moving_s"
    AVG_HR = "avg_hr_bpm"
    MAX_HR = "max_hr_bpm"
    AVG_CADENCE = "avg_cadence_spm"
    MAX_CADENCE = "max_cadence_spm"
    ASCENT = "ascent_m"
    DESCENT = "descent_m"
    AVG_POWER = "avg_power_w"
    MAX_POWER = "max_power_w"
    MAX_SPEED = "max_speed_m_s"
    CALORIES = "calories"
    WORKOUT_TYPE = "workout_type"
    SHOE = "shoe"
    INTENSITY = "intensity"
    RPE = "rpe"
    FEEL = "feel"
    STREAMS = "streams"
    LAPS = "laps"


_S = Source
_FILES = (_S.FIT, _S.TCX)
_LISTS = (_S.STRAVA, _S.GARMIN, _S.APPLE, _S.RUNALYZE, _S.TRAINING_PEAKS, _S.TABLE)
# What a file measured, then who copied it from the device, then who worked it out of positions, then hands.
_MEASURED = (_S.MANUAL, *_FILES, *_LISTS, _S.GPX, _S.LOG)
_SAID = (_S.MANUAL, _S.LOG, _S.NAME, _S.STRAVA, _S.TRAINING_PEAKS, _S.RUNALYZE, _S.GARMIN, _S.APPLE, _S.TABLE)
_RECORDED = (_S.FIT, _S.TCX, _S.GPX, _S.APPLE, _S.STRAVA, _S.GARMIN)
_FELT = (_S.MANUAL, _S.LOG, _S.STRAVA, _S.TRAINING_PEAKS, _S.RUNALYZE, _S.GARMIN, _S.FIT, _S.APPLE, _S.TABLE)

# The highest first. A source that is not named for a field is no source of it.
ORDER: dict[Field, tuple[Source, ...]] = dict.fromkeys(Field, _MEASURED) | {
    Field.STARTED_AT: (_S.MANUAL, _S.FIT, _S.TCX, _S.GPX, *_LISTS, _S.LOG),
    Field.SPORT: (_S.MANUAL, *_FILES, _S.STRAVA, _S.GARMIN, _S.GPX, *_LISTS[2:], _S.LOG),
    Field.DISTANCE: (_S.MANUAL, _S.LOG, _S.NAME, *_FILES, *_LISTS, _S.GPX),
    Field.NAME: (_S.MANUAL, *_LISTS, *_FILES, _S.GPX, _S.LOG),
    Field.WORKOUT_TYPE: (*_SAID, *_FILES, _S.GPX),
    Field.SHOE: (_S.MANUAL, _S.STRAVA, _S.LOG, _S.GARMIN, _S.RUNALYZE, _S.APPLE, _S.TRAINING_PEAKS, _S.TABLE),
    Field.INTENSITY: (_S.MANUAL, _S.LOG),
    Field.RPE: _FELT,
    Field.FEEL: _FELT,
    Field.STREAMS: _RECORDED,
    Field.LAPS: _RECORDED,
}


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Values agree within the absolute or the relative limit, whichever is wider.

    Up to `close` times that they are near enough for the order alone to decide; beyond, a person does.
    """

    absolute: float
    relative: float = 0.0
    close: float = 5.0

    def between(self, a: float, b: float) -> float:
        """How many tolerances a and b are apart."""
        limit = max(self.absolute, self.relative * max(abs(a), abs(b)))
        return abs(a - b) / limit if limit > 0 else (0.0 if a == b else float("inf"))


# Seen within one run: distance 0.05 m between files and 10 m where a list rounds to kilometres with two
# decimals; timer 0.5 s; mean heart rate 1 to 3 bpm, as sources differ in whether pauses count. GPS against
# a stride sensor is 1 % apart on a good day. A barometer's climb and a map's differ by a fifth. Moving
# time is each maker's own idea; elapsed time may lack the pauses of a file that leaves them out.
# Calories are models. What is written down for how a run felt is no measurement: any difference counts.
TOLERANCES: dict[Field, Tolerance] = {
    Field.STARTED_AT: Tolerance(60.0),
    Field.DISTANCE: Tolerance(50.0, 0.01),
    Field.TIMER: Tolerance(10.0, 0.01),
    Field.ELAPSED: Tolerance(10.0, 0.01, close=25.0),
    Field.MOVING: Tolerance(30.0, 0.03),
    Field.AVG_HR: Tolerance(3.0),
    Field.MAX_HR: Tolerance(5.0),
    Field.AVG_CADENCE: Tolerance(4.0),
    Field.MAX_CADENCE: Tolerance(10.0),
    Field.ASCENT: Tolerance(15.0, 0.20),
    Field.DESCENT: Tolerance(15.0, 0.20),
    Field.AVG_POWER: Tolerance(10.0, 0.05),
    Field.MAX_POWER: Tolerance(50.0, 0.15),
    Field.MAX_SPEED: Tolerance(0.5, 0.10),
    Field.CALORIES: Tolerance(50.0, 0.15),
    Field.INTENSITY: Tolerance(0.0),
    Field.RPE: Tolerance(0.5, close=4.0),
    Field.FEEL: Tolerance(0.5, close=2.0),
}
# Of these no two sources agree, and little hangs on them: the order decides, nobody is asked.
NEVER_ASKED = frozenset(
    {Field.NAME, Field.SPORT, Field.STREAMS, Field.LAPS, Field.CALORIES, Field.MAX_POWER, Field.MAX_SPEED}
)


class ChoiceKind(StrEnum):
    SOURCE = "source"
    TYPED = "typed"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided for one field. It stands whatever else arrives.

    SOURCE: the account `keys[0]`; while that is gone, the order decides. TYPED: `value`. MEAN: of the
    accounts in `keys`, of all where there are none.
    """

    field: Field
    kind: ChoiceKind
    keys: tuple[int, ...] = ()
    value: Value | None = None

    def __post_init__(self) -> None:
        wrong = {
            ChoiceKind.SOURCE: len(self.keys) != 1,
            ChoiceKind.TYPED: self.value is None,
            ChoiceKind.MEAN: self.field not in TOLERANCES or self.field == Field.STARTED_AT,
        }
        if wrong[self.kind]:
            raise ValueError(f"no choice of {self.kind} for {self.field}")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What an organization or an athlete wants otherwise.

    `orders` replaces the beginning of a field's order; sources it does not name follow as they did.
    `prefer` puts one source first for a field, `prefer_all` for every field that it is a source of; both
    stand behind what a person typed. `least_confidence`: a value read from free text with less yields.
    """

    orders: Mapping[Field, tuple[Source, ...]] = field(default_factory=dict)
    prefer: Mapping[Field, Source] = field(default_factory=dict)
    prefer_all: Source | None = None
    tolerances: Mapping[Field, Tolerance] = field(default_factory=dict)
    least_confidence: float = 0.6

    def preferred(self, of: Field) -> Source | None:
        """The source that is always taken for the field, where there is such a rule."""
        source = self.prefer.get(of) or self.prefer_all
        return source if source in self._listed(of) else None

    def order(self, of: Field) -> tuple[Source, ...]:
        """Every source of the field, the highest first, each once."""
        first = self.preferred(of)
        typed = [source for source in self._listed(of) if source == Source.MANUAL]
        return tuple(dict.fromkeys([*typed, *([first] if first else []), *self._listed(of)]))

    def tolerance(self, of: Field) -> Tolerance:
        return self.tolerances.get(of) or TOLERANCES.get(of) or Tolerance(0.0)

    def _listed(self, of: Field) -> tuple[Source, ...]:
        return (*self.orders.get(of, ()), *ORDER[of])
