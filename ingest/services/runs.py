"""From what a parser read to the run that counts: its day, its laps and its streams, or why it is none."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from analytics.resample import at_one_hertz, timer_time
from analytics.samples import Array
from athletes.columns import SCALES
from athletes.recorded import RecordedLap, RecordedRun
from ingest.parsers import Lap, Notice, Recording, Refusal, Unreadable

RUNNING = "running"
UNSAID = ""  # a file cut off before its summary; runners send runs
INDOORS = ("fitness_equipment", "generic")
ON_A_MACHINE = ("treadmill", "indoor_running")
LONGEST_S = 7 * 86_400.0
FIRST_YEAR = 2000  # watches that do not know the date begin at the end of 1989
SLACK = timedelta(days=1)
MAIN_TOTALS = frozenset({"timer_s", "distance_m"})


class Reason(StrEnum):
    """Why a recording that can be read is no run of a season, beside ingest.parsers.Refusal."""

    NOT_A_RUN = "not_a_run"  # sport
    NO_DATE = "no_date"
    IN_FUTURE = "in_future"  # day


class NotARun(Exception):
    """The recording is whole, but not one that can stand in a season."""

    def __init__(self, code: Reason, **params: float | str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


def run_of(recording: Recording, *, zone: ZoneInfo, now: datetime) -> RecordedRun:
    """The run as it counts, in the athlete's zone. Raises NotARun, and Unreadable where the time is wrong."""
    if not _is_run(recording):
        raise NotARun(Reason.NOT_A_RUN, sport=recording.sport)
    totals = recording.summary
    return RecordedRun(
        started_at=recording.started_at,
        day=_day(recording, zone, now),
        duration_s=_duration(recording),
        sport=RUNNING,
        sub_sport="" if recording.sub_sport == "generic" else recording.sub_sport,
        name=_printable(recording.workout_name),
        elapsed_s=totals.elapsed_s,
        moving_s=totals.moving_s or None,
        distance_m=totals.distance_m or None,
        ascent_m=totals.ascent_m,
        avg_hr_bpm=totals.avg_hr_bpm,
        max_hr_bpm=totals.max_hr_bpm,
        avg_cadence_spm=totals.avg_cadence_spm,
        avg_power_w=totals.avg_power_w,
        calories=totals.calories,
        laps=_laps(recording),
        streams=_streams(recording),
        warnings=tuple(_warnings(recording)),
    )


def device_of(recording: Recording) -> str:
    return _printable(recording.device)


def _is_run(recording: Recording) -> bool:
    """A treadmill is running too, where the device does not call it so."""
    sport, sub_sport = recording.sport, recording.sub_sport
    return sport in (RUNNING, UNSAID) or (sport in INDOORS and sub_sport in ON_A_MACHINE)


def _day(recording: Recording, zone: ZoneInfo, now: datetime) -> date:
    """The local day. An offset of nought is not believed: some watches write UTC as local time."""
    started_at = recording.started_at
    if any(one.code == Notice.CLOCK_UNSET for one in recording.warnings):
        day = started_at.date()  # local already, see Recording
    elif recording.local_offset_s:
        day = (started_at + timedelta(seconds=recording.local_offset_s)).date()
    else:
        day = started_at.astimezone(zone).date()
    if day.year < FIRST_YEAR:
        raise NotARun(Reason.NO_DATE)
    if started_at > now + SLACK:
        raise NotARun(Reason.IN_FUTURE, day=day.isoformat())
    return day


def _duration(recording: Recording) -> float:
    timer_s = recording.summary.timer_s or 0.0
    if not timer_s > 0:
        raise Unreadable(Refusal.NO_RECORDS)
    if timer_s > LONGEST_S:
        raise Unreadable(Refusal.TOO_LONG, days=round(timer_s / 86_400))
    return timer_s


def _streams(recording: Recording) -> dict[str, Array]:
    kept = {name: recording.streams[name] for name in SCALES if name in recording.streams}
    return at_one_hertz(kept, recording.pauses) if len(kept["time_s"]) else {}


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


def _printable(text: str) -> str:
    """Devices write what they like; PostgreSQL takes no NUL."""
    return "".join(letter for letter in text if letter.isprintable())
