"""One activity from the points of a TCX or GPX file: its clock, its pauses, its streams."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np

from analytics.resample import timer_time
from ingest.parsers import cleaning, clock
from ingest.parsers.positions import leg_lengths_m
from ingest.parsers.recording import Notice, Pause, Stream, Warning
from ingest.parsers.trackpoints import TIME, Points
from ingest.parsers.unreadable import Refusal, Unreadable

LONGEST_RECORDING_S = 7 * 86_400.0  # of timer time
LONGEST_ELAPSED_S = 120 * 86_400.0
SHORTEST_PAUSE_S = 1.5  # between two parts that follow each other at once
SPEED_WINDOW = 2  # records before and after: the speed between two fixes of a second is mostly noise


@dataclass(frozen=True, slots=True)
class Track:
    """`started` is the time of the first point, in Unix seconds; `parts` are indices into `time_s`."""

    started: float
    time_s: Stream
    parts: tuple[int, ...]
    streams: dict[str, Stream]
    part_numbers: tuple[int, ...]  # which points of the file these are
    warnings: tuple[Warning, ...]

    def since(self, started: float) -> "Track":
        """The same, counted from an earlier start."""
        time_s = np.round(self.time_s + (self.started - started), 3) if len(self.time_s) else self.time_s
        return replace(self, started=started, time_s=time_s, streams=self.streams | {"time_s": time_s})


def place(points: Points, *, on_foot: bool) -> Track:
    """Straighten the clock of the points and clean what they measured."""
    raw = points.column(TIME)
    starts = np.array([part for part in points.parts if part < len(raw)], dtype=np.intp)
    straight = clock.straighten(raw, _stops(raw, starts))
    if not len(straight.straight):
        return Track(np.nan, np.empty(0), (), {"time_s": np.empty(0)}, (), ())
    started = float(straight.straight[0])
    time_s = np.round(straight.straight - started, 3)
    places = np.searchsorted(straight.kept, starts)
    held = places < len(time_s)
    streams, repairs = _streams(points, straight.kept, time_s, on_foot=on_foot)
    return Track(
        started=started,
        time_s=time_s,
        parts=tuple(places[held].tolist()),
        streams=streams,
        part_numbers=tuple(starts[held].tolist()),
        warnings=(*_warnings(straight), *repairs),
    )


def gaps(track: Track, *, but_not: AbstractSet[int] = frozenset()) -> list[Pause]:
    """The time between one part and the next, except before the points that are named."""
    found: list[Pause] = []
    for place, number in zip(track.parts, track.part_numbers, strict=True):
        if place > 0 and number not in but_not:
            pause = Pause(float(track.time_s[place - 1]), float(track.time_s[place]))
            if pause.end_s - pause.start_s > SHORTEST_PAUSE_S and pause not in found[-1:]:
                found.append(pause)
    return found


def measure(track: Track) -> dict[str, Stream]:
    """Distance from positions, and speed from distance, where the file has none."""
    streams = dict(track.streams)
    if "distance_m" not in streams and "lat_deg" in streams:
        streams["distance_m"] = _distance(streams["lat_deg"], streams["lon_deg"], track.parts)
    if "speed_m_s" not in streams and "distance_m" in streams:
        speed = _speed(track.time_s, streams["distance_m"], track.parts)
        if cleaning.measured("speed_m_s", speed):
            streams["speed_m_s"] = speed
    return streams


def check_length(time_s: Stream, pauses: Sequence[Pause]) -> None:
    """Raises Unreadable for more than any run takes."""
    elapsed = float(time_s[-1]) if len(time_s) else 0.0
    timer = float(timer_time(np.array([elapsed]), pauses)[0])
    if timer > LONGEST_RECORDING_S or elapsed > LONGEST_ELAPSED_S:
        raise Unreadable(Refusal.TOO_LONG, days=round(elapsed / 86_400))


def _stops(raw: Stream, starts: clock.Indices) -> Stream:
    """The last known time before each part: a long gap behind it is a pause."""
    known = np.flatnonzero(~np.isnan(raw))
    before = np.searchsorted(known, starts) - 1
    stops: Stream = raw[known[before[before >= 0]]]
    return stops


def _streams(
    points: Points, kept: clock.Indices, time_s: Stream, *, on_foot: bool
) -> tuple[dict[str, Stream], tuple[Warning, ...]]:
    streams = {
        name: cleaning.within_reason(name, points.column(name)[kept])
        for name in points.names
        if name in cleaning.POSSIBLE
    }
    warnings: tuple[Warning, ...] = ()
    if "heart_rate_bpm" in streams:
        streams["heart_rate_bpm"], warnings = cleaning.heart_rate(streams["heart_rate_bpm"])
    if "cadence_spm" in streams:
        streams["cadence_spm"] = cleaning.steps_of_both_feet(
            streams["cadence_spm"], np.full(len(time_s), on_foot)
        )
    if "distance_m" in streams:
        streams["distance_m"] = cleaning.rising(streams["distance_m"])
    lat, lon = streams.pop("lat_deg", None), streams.pop("lon_deg", None)
    if lat is not None and lon is not None:
        streams["lat_deg"], streams["lon_deg"], told = cleaning.positions(time_s, lat, lon)
        warnings += told
    found = {name: stream for name, stream in streams.items() if cleaning.measured(name, stream)}
    return {"time_s": time_s} | found, warnings


def _distance(lat_deg: Stream, lon_deg: Stream, parts: Sequence[int]) -> Stream:
    """Metres along the positions, shape (n,); ways between two parts do not count."""
    known = np.flatnonzero(~np.isnan(lat_deg))
    legs = leg_lengths_m(lat_deg[known], lon_deg[known])
    part = np.searchsorted(np.asarray(parts), known, "right")
    legs[np.diff(part) > 0] = 0.0
    distance = np.full(len(lat_deg), np.nan)
    distance[known] = np.concatenate(([0.0], np.cumsum(legs)))
    return distance


def _speed(time_s: Stream, distance_m: Stream, parts: Sequence[int]) -> Stream:
    """Metres a second over SPEED_WINDOW records before and after, within the part; shape (n,)."""
    speed = np.full(len(time_s), np.nan)
    known = np.flatnonzero(~np.isnan(distance_m))
    part = np.searchsorted(np.asarray(parts), known, "right")
    numbers = np.arange(len(known))
    first = np.maximum(numbers - SPEED_WINDOW, np.searchsorted(part, part, "left"))
    last = np.minimum(numbers + SPEED_WINDOW, np.searchsorted(part, part, "right") - 1)
    seconds = time_s[known[last]] - time_s[known[first]]
    metres = distance_m[known[last]] - distance_m[known[first]]
    moved = seconds > 0
    speed[known[moved]] = metres[moved] / seconds[moved]
    return cleaning.within_reason("speed_m_s", speed)


def _warnings(straight: clock.Clock) -> list[Warning]:
    warnings = []
    if straight.jumps or straight.dropped:
        jumped = {"jumps": straight.jumps, "dropped": straight.dropped}
        warnings.append(Warning(Notice.CLOCK_JUMP, {**jumped}))
    if straight.untimed:
        warnings.append(Warning(Notice.UNTIMED, {"records": straight.untimed}))
    return warnings
