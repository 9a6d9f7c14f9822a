"""What comes along with a recording: laps, samples on a grid of timer time, best efforts, warnings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from analytics.efforts import best_efforts
from analytics.resample import at_one_hertz, timer_time
from analytics.samples import Array
from athletes.columns import SCALES
from athletes.recorded import RecordedLap
from ingest.parsers import Lap, Notice, Recording

RUNNING = "running"
INDOORS = ("fitness_equipment", "generic")
RUN_INDOORS = ("treadmill", "indoor_running")
MAIN_TOTALS = frozenset({"timer_s", "distance_m"})


@dataclass(frozen=True, slots=True)
class Attached:
    """What comes along with totals: laps, per-second data on a grid of timer time, warnings."""

    laps: tuple[RecordedLap, ...] = ()
    streams: Mapping[str, Array] = field(default_factory=dict)
    developer: Mapping[str, Array] = field(default_factory=dict)
    warnings: tuple[dict[str, Any], ...] = ()
    best_efforts: Mapping[str, float] = field(default_factory=dict)


def attached_of(recording: Recording) -> Attached:
    """All of it; nothing where the recording has no samples."""
    return Attached(
        laps=_laps(recording),
        streams=_streams(recording),
        developer=_developer(recording),
        warnings=tuple(_warnings(recording)),
        best_efforts=_best_efforts(recording),
    )


def sport_of(recording: Recording) -> str:
    """A treadmill is running too, where the device does not call it so."""
    on_a_machine = recording.sport in INDOORS and recording.sub_sport in RUN_INDOORS
    return RUNNING if on_a_machine else recording.sport


def _streams(recording: Recording) -> dict[str, Array]:
    kept = {name: recording.streams[name] for name in SCALES if name in recording.streams}
    return at_one_hertz(kept, recording.pauses) if len(kept.get("time_s", ())) else {}


def _best_efforts(recording: Recording) -> dict[str, float]:
    """By metres, as JSON has keys. Of the recording itself: pauses count, which its grid leaves out."""
    distance = recording.streams.get("distance_m")
    if distance is None or sport_of(recording) not in (RUNNING, ""):
        return {}
    found = best_efforts(recording.streams["time_s"], np.fmax.accumulate(distance))
    return {f"{metres:g}": round(seconds, 2) for metres, seconds in found.items()}


def _developer(recording: Recording) -> dict[str, Array]:
    if not recording.developer or not len(recording.streams.get("time_s", ())):
        return {}
    told = {"time_s": recording.streams["time_s"], **recording.developer}
    gridded = at_one_hertz(told, recording.pauses)
    return {name: stream for name, stream in gridded.items() if name != "time_s"}


def _laps(recording: Recording) -> tuple[RecordedLap, ...]:
    if not recording.laps:
        return ()
    elapsed = np.array([lap.start_s for lap in recording.laps])
    starts = timer_time(elapsed, recording.pauses).tolist()
    return tuple(_lap(lap, start_s) for lap, start_s in zip(recording.laps, starts, strict=True))


def _lap(lap: Lap, start_s: float) -> RecordedLap:
    totals = lap.summary
    return RecordedLap(
        start_s=start_s,
        duration_s=totals.timer_s or totals.elapsed_s or 0.0,
        distance_m=totals.distance_m,
        avg_hr_bpm=totals.avg_hr_bpm,
        max_hr_bpm=totals.max_hr_bpm,
        avg_cadence_spm=totals.avg_cadence_spm,
        ascent_m=totals.ascent_m,
    )


def _warnings(recording: Recording) -> Iterator[dict[str, Any]]:
    """What a person should know; that the watch left out a maximum or its power is not worth a word."""
    for one in recording.warnings:
        computed = str(one.params.get("fields", "")).split(",")
        if one.code != Notice.SUMMARY_COMPUTED or MAIN_TOTALS & set(computed):
            yield {"code": str(one.code), "params": one.params}
