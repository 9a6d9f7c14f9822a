"""A run, a morning and their origin, as parsers and forms hand them over: SI units, None for unknown."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from analytics.samples import Array
from athletes.models import HeartRateVariability


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
class RecordedRun:
    """One run. `day` is the athlete's local day; `duration_s` is timer time.

    `streams`: 1 Hz of timer time, all of one length, NaN for missing, named as in athletes.columns.SCALES;
    may be empty. `warnings`: dicts of code and params, worded by athletes.wording.
    """

    started_at: datetime
    day: date
    duration_s: float
    sport: str = "running"
    sub_sport: str = ""
    name: str = ""
    elapsed_s: float | None = None
    moving_s: float | None = None
    distance_m: float | None = None
    ascent_m: float | None = None
    avg_hr_bpm: float | None = None
    max_hr_bpm: float | None = None
    avg_cadence_spm: float | None = None
    avg_power_w: float | None = None
    calories: float | None = None
    laps: tuple[RecordedLap, ...] = ()
    streams: dict[str, Array] = field(default_factory=dict)
    warnings: tuple[dict[str, Any], ...] = ()
    rpe: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who told of a run: kind ("fit", "manual" …), SHA-256 of the raw file ("" without one), device."""

    kind: str
    sha256: str = ""
    device: str = ""


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
