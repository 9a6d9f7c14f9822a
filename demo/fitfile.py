"""Write a simulated run as the FIT file a watch would write, by Garmin's own encoder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from garmin_fit_sdk import Encoder, Profile
from numpy.typing import NDArray

from demo.simulation import (
    Course,
    LapMark,
    Runner,
    Segment,
    SimulatedRun,
    Stop,
    Stream,
    simulate,
)

__all__ = [
    "Course",
    "LapMark",
    "Message",
    "Runner",
    "Segment",
    "SimulatedRun",
    "Stop",
    "around_records",
    "encode_run",
    "simulate",
]

_EPOCH_S = 631_065_600  # 1989-12-31 00:00 UTC
_SEMICIRCLES_PER_DEG = 2**31 / 180
_KCAL_PER_M = 0.07  # of a runner of 70 kg
_WATCH = 3992  # Forerunner 255
_NUMBERS = Profile["mesg_num"]

Message = dict[str, Any]


def encode_run(run: SimulatedRun, *, every_s: int = 1, serial: int = 1_234_567) -> bytes:
    """The run as a FIT activity with a record every `every_s` seconds, and at each stop and the end."""
    clock = _Clock(_fit_time(run.started_at), run.stops)
    encoder = Encoder()
    for message in _opening(run, clock, serial):
        encoder.write_mesg(message)
    # A stable sort: at one time, a start of the timer comes first, then the record, the stop, the lap.
    timeline = [*_starts(run, clock), *_records(run, clock, every_s), *_stops(run, clock), *_laps(run, clock)]
    for message in sorted(timeline, key=lambda message: message["timestamp"]):
        encoder.write_mesg(message)
    for message in _closing(run, clock):
        encoder.write_mesg(message)
    return encoder.close()


def around_records(run: SimulatedRun, *, serial: int = 1_234_567) -> tuple[list[Message], list[Message]]:
    """What a file says before the records of a run, and what it says after them."""
    clock = _Clock(_fit_time(run.started_at), run.stops)
    before = [*_opening(run, clock, serial), *_starts(run, clock)]
    return before, [*_stops(run, clock), *_laps(run, clock), *_closing(run, clock)]


@dataclass(frozen=True, slots=True)
class _Clock:
    """FIT time of each second of timer time."""

    start: int
    stops: tuple[Stop, ...]

    def at(self, timer_s: int) -> int:
        return self.start + timer_s + sum(stop.duration_s for stop in self.stops if stop.at_s < timer_s)


def _fit_time(instant: datetime) -> int:
    return round(instant.timestamp()) - _EPOCH_S


def _message(kind: str, **fields: object) -> Message:
    return {"mesg_num": _NUMBERS[kind], **fields}


def _last(run: SimulatedRun) -> int:
    return len(run.distance_m) - 1


def _opening(run: SimulatedRun, clock: _Clock, serial: int) -> Iterator[Message]:
    device = {"manufacturer": "garmin", "product": _WATCH, "serial_number": serial}
    yield _message("FILE_ID", type="activity", time_created=clock.start, **device)
    yield _message("DEVICE_INFO", timestamp=clock.start, device_index=0, **device)
    if run.workout_name:
        yield _message("WORKOUT", sport="running", wkt_name=run.workout_name)


def _starts(run: SimulatedRun, clock: _Clock) -> Iterator[Message]:
    resumed = (clock.at(stop.at_s) + stop.duration_s for stop in run.stops)
    for time in (clock.start, *resumed):
        yield _message("EVENT", timestamp=time, event="timer", event_type="start")


def _stops(run: SimulatedRun, clock: _Clock) -> Iterator[Message]:
    for timer_s in (*(stop.at_s for stop in run.stops), _last(run)):
        yield _message("EVENT", timestamp=clock.at(timer_s), event="timer", event_type="stop_all")


def _records(run: SimulatedRun, clock: _Clock, every_s: int) -> Iterator[Message]:
    """Columns go through NumPy as a whole: what a message costs is the encoder's."""
    edges = [stop.at_s for stop in run.stops] + [_last(run)]
    samples = np.union1d(np.arange(0, _last(run) + 1, every_s), edges)
    columns = {name: column[samples].tolist() for name, column in _columns(run).items()}
    for values in zip([clock.at(sample) for sample in samples.tolist()], *columns.values(), strict=True):
        yield _message("RECORD", **dict(zip(("timestamp", *columns), values, strict=True)))


def _columns(run: SimulatedRun) -> dict[str, Stream | NDArray[np.int64]]:
    """The record's fields as the profile wants them; cadence counts one foot, its half in the fraction."""
    columns: dict[str, Stream | NDArray[np.int64]] = {
        "distance": run.distance_m,
        "enhanced_speed": run.speed_m_s,
        "heart_rate": np.round(run.heart_rate_bpm).astype(np.int64),
        "cadence": (run.cadence_spm // 2).astype(np.int64),
        "fractional_cadence": run.cadence_spm % 2 / 2,
    }
    if run.altitude_m is not None:
        columns["enhanced_altitude"] = run.altitude_m
    if run.lat_deg is not None and run.lon_deg is not None:
        columns["position_lat"] = np.round(run.lat_deg * _SEMICIRCLES_PER_DEG).astype(np.int64)
        columns["position_long"] = np.round(run.lon_deg * _SEMICIRCLES_PER_DEG).astype(np.int64)
    return columns


def _laps(run: SimulatedRun, clock: _Clock) -> Iterator[Message]:
    for index, lap in enumerate(run.laps):
        totals = _totals(run, clock, lap.start_s, lap.end_s)
        yield _message(
            "LAP", message_index=index, event="lap", event_type="stop", lap_trigger=lap.trigger, **totals
        )


def _closing(run: SimulatedRun, clock: _Clock) -> Iterator[Message]:
    totals = _totals(run, clock, 0, _last(run))
    sub_sport = "treadmill" if run.lat_deg is None else "generic"
    laps = {"first_lap_index": 0, "num_laps": len(run.laps)}
    yield _message("SESSION", event="session", event_type="stop", sub_sport=sub_sport, **laps, **totals)
    end = totals["timestamp"]
    yield _message(
        "ACTIVITY",
        timestamp=end,
        local_timestamp=end + run.local_offset_s,
        total_timer_time=totals["total_timer_time"],
        num_sessions=1,
        type="manual",
        event="activity",
        event_type="stop",
    )


def _totals(run: SimulatedRun, clock: _Clock, start_s: int, end_s: int) -> Message:
    """What a lap and a session have in common, over the samples start_s..end_s."""
    inside = slice(start_s + 1, end_s + 1)
    begun = clock.at(start_s + 1) - 1  # a stop at the very edge belongs to what was before
    metres = float(run.distance_m[end_s] - run.distance_m[start_s])
    heart_rate, steps = run.heart_rate_bpm[inside], run.cadence_spm[inside]
    totals: Message = {
        "timestamp": clock.at(end_s),
        "start_time": begun,
        "sport": "running",
        "total_elapsed_time": float(clock.at(end_s) - begun),
        "total_timer_time": float(end_s - start_s),
        "total_distance": metres,
        "total_calories": round(metres * _KCAL_PER_M),
        "enhanced_avg_speed": metres / (end_s - start_s),
        "enhanced_max_speed": float(run.speed_m_s[inside].max()),
        "avg_heart_rate": round(float(heart_rate.mean())),
        "max_heart_rate": round(float(heart_rate.max())),
        "avg_cadence": int(steps.mean() // 2),
        "avg_fractional_cadence": float(steps.mean() % 2 / 2),
        "max_cadence": int(steps.max() // 2),
    }
    return totals if run.altitude_m is None else totals | _climb(run.altitude_m[start_s : end_s + 1])


def _climb(altitude: Stream) -> Message:
    change = np.diff(altitude)
    return {
        "total_ascent": round(float(change[change > 0].sum())),
        "total_descent": round(float(-change[change < 0].sum())),
    }
