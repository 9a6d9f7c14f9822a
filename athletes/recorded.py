"""An activity, a day and their origin, as they come from files and forms: SI units, None for unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from analytics.samples import Array
from analytics.wellness import Measure
from athletes.models import HeartRateVariability, Part, Shoe


@dataclass(frozen=True, slots=True)
class RecordedLap:
    """`start_s` counts from the start of the run, in timer time."""

    start_s: float
    duration_s: float
    distance_m: float | None = None
    avg_hr_bpm: float | None = None
    max_hr_bpm: float | None = None
    avg_cadence_spm: float | None = None
    ascent_m: float | None = None


@dataclass(frozen=True, slots=True)
class RecordedInterval:
    """A rep or a recovery; `distance_m` is the one that counts, `start_s` counts as that of a lap."""

    part: Part
    start_s: float
    duration_s: float
    prescribed_m: float | None = None
    recorded_m: float | None = None
    distance_m: float | None = None
    avg_hr_bpm: float | None = None


@dataclass(frozen=True, slots=True)
class RecordedRun:
    """One activity. `day` is the athlete's local day; `duration_s` is timer time.

    `streams`: 1 Hz of timer time, all of one length, NaN for missing, named as in athletes.columns.SCALES;
    may be empty. `developer`: more of them, by names of an app's own. `warnings`: dicts of code and params,
    worded by athletes.wording. `provenance`, `notes`, `scores`, `best_efforts`: as Activity keeps them.
    """

    started_at: datetime
    day: date
    duration_s: float
    sport: str = "running"
    sub_sport: str = ""
    start_known: bool = True
    local_offset_s: int | None = None
    name: str = ""
    workout_type: str = ""
    shoe: Shoe | None = None
    elapsed_s: float | None = None
    moving_s: float | None = None
    distance_m: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    avg_hr_bpm: float | None = None
    max_hr_bpm: float | None = None
    avg_cadence_spm: float | None = None
    avg_power_w: float | None = None
    calories: float | None = None
    intensity: float | None = None
    rpe: int | None = None
    feel: int | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[dict[str, str], ...] = ()
    scores: tuple[dict[str, Any], ...] = ()
    warnings: tuple[dict[str, Any], ...] = ()
    best_efforts: Mapping[str, float] = field(default_factory=dict)
    laps: tuple[RecordedLap, ...] = ()
    intervals: tuple[RecordedInterval, ...] = ()
    streams: dict[str, Array] = field(default_factory=dict)
    developer: dict[str, Array] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Who told of an activity, and what: the columns of athletes.models.ActivitySource.

    Without a key, a file's is its SHA-256, and a person's stands for itself.
    """

    kind: str
    sha256: str = ""
    device: str = ""
    key: str = ""
    upload: UUID | None = None
    started_at: datetime | None = None
    day: date | None = None
    elapsed_s: float | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    has_streams: bool = False


@dataclass(frozen=True, slots=True)
class MeasuredDay:
    """What one source measured of a day; `words` is what is no number."""

    day: date
    source: str
    values: Mapping[Measure, float]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measurements:
    """What was measured of a morning; HRV in ms, of one kind."""

    hrv_ms: float | None = None
    hrv_kind: HeartRateVariability = HeartRateVariability.RMSSD
    resting_hr_bpm: float | None = None
    sleep_h: float | None = None

    def __bool__(self) -> bool:
        """False when nothing was measured."""
        return any(value is not None for value in (self.hrv_ms, self.resting_hr_bpm, self.sleep_h))
