"""What every parser returns: one recorded activity, in SI units, with what was wrong with its file."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Stream = NDArray[np.float64]


class Origin(StrEnum):
    """Who says so: the kind of source that a value remembers."""

    FIT = "fit"
    TCX = "tcx"
    GPX = "gpx"
    STRAVA = "strava"
    GARMIN = "garmin"
    APPLE = "apple"
    RUNALYZE = "runalyze"
    TRAINING_PEAKS = "training_peaks"
    LOG = "log"  # the master log that an athlete or a coach keeps by hand, as a spreadsheet
    TABLE = "table"  # a CSV whose columns somebody named


class Notice(StrEnum):
    """What a person should know about a file that was read all the same."""

    TRUNCATED = "truncated"  # records, lost_bytes: kept up to the last whole message
    TRAILING_BYTES = "trailing_bytes"  # bytes: something that is no FIT follows the activity
    CRC = "crc"
    CLOCK_JUMP = "clock_jump"  # jumps, dropped: the device's clock was set while it recorded
    UNTIMED = "untimed"  # records: left out, because they say not when they were
    CLOCK_UNSET = "clock_unset"  # the device did not know the date, or knew it in local time only
    SUMMARY_COMPUTED = "summary_computed"  # fields: computed from the records, comma separated
    HR_ZERO = "hr_zero"  # records: a strap without contact; taken as missing
    HR_TOO_HIGH = "hr_too_high"  # max_bpm: a faulty sensor; the values are kept
    GPS_SPIKE = "gps_spike"  # records: positions no athlete can have reached; taken as missing
    OTHER_ACTIVITIES = "other_activities"  # count: further activities in the same file, read by themselves
    ROWS_REFUSED = "rows_refused"  # rows, first: lines of a table that say neither when nor how much
    NO_TIMES = "no_times"  # a drawn route, not a recording; kept for nothing else


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the word of the field; the built-in one is for programmers
    """A notice with its numbers, to be worded for the reader."""

    code: Notice
    params: dict[str, float | int | str]


class Pause(NamedTuple):
    """The timer stood from start to end, in seconds since the start of the activity."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Totals of an activity, a session or a lap; None where nobody knows.

    The timer stands in pauses, elapsed time does not; moving time leaves out standing still.
    Cadence is steps a minute for sports on foot, else what the device counts a minute.
    """

    timer_s: float | None = None
    elapsed_s: float | None = None
    moving_s: float | None = None
    distance_m: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    avg_hr_bpm: float | None = None
    max_hr_bpm: float | None = None
    avg_cadence_spm: float | None = None
    max_cadence_spm: float | None = None
    avg_power_w: float | None = None
    max_power_w: float | None = None
    avg_speed_m_s: float | None = None
    max_speed_m_s: float | None = None
    calories: float | None = None


@dataclass(frozen=True, slots=True)
class Lap:
    start_s: float
    trigger: str  # "manual", "distance", "time", "session_end" ...
    intensity: str  # "active", "rest", "warmup", "cooldown", "recovery", "interval" or ""
    sport: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class Session:
    """One sport of the activity: a run has one, a triathlon five."""

    sport: str
    sub_sport: str
    start_s: float
    summary: Summary


@dataclass(frozen=True, slots=True)
class Recording:
    """One activity. `sport` is "multisport" where its sessions differ, "" where the file does not say.

    `streams` always has `time_s` (elapsed seconds since `started_at`, never falling); every other stream
    is there only if the file has it, has the same length, and is NaN where a record has no value.
    `developer` holds, alike, what an app on the device wrote, by the name that the file gives; `name` and
    `notes` are what the athlete called the activity and said of it.
    """

    sport: str
    sub_sport: str
    started_at: datetime
    local_offset_s: int | None
    summary: Summary
    sessions: tuple[Session, ...]
    laps: tuple[Lap, ...]
    pauses: tuple[Pause, ...]
    streams: dict[str, Stream]
    device: str
    serial: str
    workout_name: str
    warnings: tuple[Warning, ...]
    origin: Origin = Origin.FIT
    name: str = ""
    notes: str = ""
    developer: dict[str, Stream] = field(default_factory=dict)
