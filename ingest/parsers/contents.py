"""What one file may hold: recordings, rows of a table, days of wellness, planned workouts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from analytics.wellness import Measure
from analytics.workout import Workout
from ingest.parsers.recording import Origin, Recording, Stream, Summary, Warning


class Score(StrEnum):
    """Numbers that a source computed of an activity; kept beside ours, never over ours."""

    TRIMP = "trimp"
    VDOT = "vdot"
    VO2MAX = "vo2max"
    EFFECTIVE_VO2MAX = "effective_vo2max"
    RELATIVE_EFFORT = "relative_effort"
    TSS = "tss"
    AEROBIC_EFFECT = "aerobic_effect"
    ANAEROBIC_EFFECT = "anaerobic_effect"
    TRAINING_LOAD = "training_load"
    INTENSITY = "intensity"  # of the master log


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One activity as a table or a listing tells of it: totals, words, no streams.

    `started_at` is None where the source names the day only; `day` is the local day in either case.
    `name` is what the athlete called it, `workout_type` what kind it is said to be ("race", "long run" …),
    as written. `filename` names the recording of the same activity in the same archive. `doubts` has, for
    fields that were read from free text, the confidence 0 to 1 (a field without one was a column of its
    own); `original` is that text. `place` says where it stands: a row's number, a JSON file's index.
    """

    origin: Origin
    day: date
    started_at: datetime | None = None
    local_offset_s: int | None = None
    sport: str = ""
    sub_sport: str = ""
    name: str = ""
    workout_type: str = ""
    notes: str = ""
    shoe: str = ""
    external_id: str = ""
    filename: str = ""
    device: str = ""
    rpe: float | None = None
    feel: int | None = None
    summary: Summary = field(default_factory=Summary)
    scores: Mapping[Score, float] = field(default_factory=dict)
    doubts: Mapping[str, float] = field(default_factory=dict)
    original: str = ""
    place: str = ""
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What one source measured of one local day; `words` holds what is no number ("training_status")."""

    origin: Origin
    day: date
    values: Mapping[Measure, float] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Heart rate of one local day, minute by minute: shape (1440,), bpm, NaN where unknown."""

    origin: Origin
    day: date
    minutes: Stream


class Reworded(StrEnum):
    """What of a workout file our steps cannot say as it is meant there."""

    HEART_RATES = "heart_rates"  # a range in bpm, which is one runner's: kept in words
    POWER = "power"  # kept in words
    CADENCE = "cadence"  # kept in words
    OTHER_END = "other_end"  # ends by heart rate or calories: until the lap button, with the words
    TIMES = "times"  # repeats for a time or distance: as often as that takes
    MESSAGES = "messages"  # more words than one cue of a step
    CUE = "cue"  # a cue was cut
    ELEMENTS = "elements"  # of a kind that is not read: left out
    LIMITED = "limited"  # a number beyond what can be run: moved to the nearest


@dataclass(frozen=True, slots=True)
class PlannedWorkout:
    """A workout file; `day` where it was put on a calendar; `reworded` counts steps by Reworded."""

    name: str
    workout: Workout
    day: date | None = None
    reworded: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was found in one file. `unread` counts by category what is there and is not read.

    `gear`: by the provider's number of an activity, the name of the shoe that it was run in.
    """

    recordings: tuple[Recording, ...] = ()
    entries: tuple[Entry, ...] = ()
    days: tuple[Day, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    workouts: tuple[PlannedWorkout, ...] = ()
    gear: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[Warning, ...] = ()
