"""The intervals of a run: repetitions as its name prescribes them, at the places where they were run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

import numpy as np

from ingest.parsers.recording import Lap, Pause, Stream
from ingest.reconcile.named import Kind, Named, Rep, Size
from ingest.reconcile.rep_laps import Stretch, TimedLap, reps_in_laps, timed
from ingest.reconcile.rep_speed import reps_in_speed

SHORTEST_S = 20.0  # before the first or after the last rep; less is the way to the button
FEWEST_SHARE = 0.6  # of the prescribed reps: with fewer, it was another workout
LAST_RECOVERY = 1.5  # times the others; what is longer is the cool-down


class Part(StrEnum):
    WARM_UP = "warm_up"
    REP = "rep"
    RECOVERY = "recovery"
    COOL_DOWN = "cool_down"


@dataclass(frozen=True, slots=True)
class Interval:
    """One part of the run, in timer seconds. `index` counts from 1 within its kind.

    `canonical_m` is what the name prescribes, for a rep by distance; else what was recorded. The pace is
    that of the canonical distance.
    """

    index: int
    kind: Part
    start_s: float
    duration_s: float
    prescribed_m: float | None
    prescribed_s: float | None
    recorded_m: float | None
    canonical_m: float | None
    pace_s_per_km: float | None
    avg_hr_bpm: float | None
    max_hr_bpm: float | None


def intervals(
    named: Named, laps: Sequence[Lap], streams: Mapping[str, Stream], pauses: Sequence[Pause] = ()
) -> tuple[Interval, ...]:
    """The parts of a run whose name prescribes reps; none where they are not found.

    `streams` are 1 Hz of timer time (analytics.resample.at_one_hertz): distance_m, speed_m_s, heart_rate_bpm,
    as far as there are any. Laps come first; changes of speed only where they show more of the reps.
    """
    reps = named.reps
    if not reps:
        return ()
    timed_laps = timed(laps, pauses)
    fewest = max(2, round(FEWEST_SHARE * len(reps)))
    joined = named.kind == Kind.PROGRESSION
    found = reps_in_laps(reps, timed_laps, joined=joined)
    if len(found) < len(reps) and not joined:
        in_speed = reps_in_speed(reps, _speed(streams), fewest)
        found = max(found, in_speed, key=len)
    if len(found) < fewest:
        return ()
    end_s = _end(timed_laps, streams)
    parts = list(_parts(found, reps, timed_laps, end_s))
    counted = dict.fromkeys(Part, 0)
    described = []
    for kind, stretch, rep in parts:
        counted[kind] += 1
        described.append(_interval(counted[kind], kind, stretch, _prescribed(kind, rep, named), streams))
    return tuple(described)


def _speed(streams: Mapping[str, Stream]) -> Stream:
    if "speed_m_s" in streams:
        return streams["speed_m_s"]
    distance = streams.get("distance_m", np.zeros(0))
    return np.gradient(distance) if len(distance) > 1 else np.zeros(0)


def _end(laps: Sequence[TimedLap], streams: Mapping[str, Stream]) -> float:
    lengths = [float(len(stream) - 1) for stream in streams.values()]
    return max([*lengths, *(lap.stretch.end_s for lap in laps)], default=0.0)


def _parts(
    found: Sequence[Stretch], reps: Sequence[Rep], laps: Sequence[TimedLap], end_s: float
) -> Iterator[tuple[Part, Stretch, Rep | None]]:
    """Warm-up, reps with what lies between, and what comes after."""
    if found[0].start_s >= SHORTEST_S:
        yield Part.WARM_UP, Stretch(0.0, found[0].start_s), None
    between = [Stretch(a.end_s, b.start_s) for a, b in pairwise(found)]
    for rep, stretch, recovery in zip(reps, found, [*between, None], strict=False):
        yield Part.REP, stretch, rep
        if recovery and recovery.duration_s >= 1.0:
            yield Part.RECOVERY, recovery, rep
    usual_s = median(stretch.duration_s for stretch in between) if between else 0.0
    last = _last_recovery(found[-1].end_s, end_s, usual_s, laps)
    if last:
        yield Part.RECOVERY, last, reps[len(found) - 1]
    rest = Stretch(last.end_s if last else found[-1].end_s, end_s)
    if rest.duration_s >= SHORTEST_S:
        yield Part.COOL_DOWN, rest, None


def _last_recovery(start_s: float, end_s: float, usual_s: float, laps: Sequence[TimedLap]) -> Stretch | None:
    """After the last rep: the next lap, or all that is left, where it is about as long as the others."""
    following = [lap.stretch.end_s for lap in laps if abs(lap.stretch.start_s - start_s) <= 2.0]
    for end in (*following, end_s):
        if 1.0 <= end - start_s <= LAST_RECOVERY * usual_s:
            return Stretch(start_s, end)
    return None


def _prescribed(kind: Part, rep: Rep | None, named: Named) -> Size | None:
    if kind == Part.REP and rep:
        return Size(rep.distance_m, rep.duration_s)
    if kind == Part.RECOVERY and rep:
        return rep.recovery
    return {Part.WARM_UP: named.warm_up, Part.COOL_DOWN: named.cool_down}.get(kind)


def _interval(
    index: int, kind: Part, stretch: Stretch, prescribed: Size | None, streams: Mapping[str, Stream]
) -> Interval:
    size = prescribed or Size()
    recorded = stretch.distance_m if stretch.distance_m is not None else _covered(stretch, streams)
    # Nobody measures out a jog: only reps are as long as prescribed.
    canonical = size.distance_m if kind == Part.REP and size.distance_m else recorded
    heart_rate = _within(stretch, streams.get("heart_rate_bpm"))
    return Interval(
        index=index,
        kind=kind,
        start_s=stretch.start_s,
        duration_s=stretch.duration_s,
        prescribed_m=size.distance_m,
        prescribed_s=size.duration_s,
        recorded_m=recorded,
        canonical_m=canonical,
        pace_s_per_km=stretch.duration_s / canonical * 1000 if canonical else None,
        avg_hr_bpm=float(heart_rate.mean()) if len(heart_rate) else None,
        max_hr_bpm=float(heart_rate.max()) if len(heart_rate) else None,
    )


def _covered(stretch: Stretch, streams: Mapping[str, Stream]) -> float | None:
    distance = streams.get("distance_m")
    if distance is None or not len(distance):
        return None
    start, end = np.interp((stretch.start_s, stretch.end_s), np.arange(len(distance)), distance)
    return float(end - start) if np.isfinite(end - start) else None


def _within(stretch: Stretch, stream: Stream | None) -> Stream:
    if stream is None:
        return np.zeros(0)
    part = stream[round(stretch.start_s) : round(stretch.end_s)]
    return part[~np.isnan(part)]
