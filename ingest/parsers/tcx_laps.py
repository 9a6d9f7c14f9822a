"""Laps of a TCX file, and the pauses that their timers tell of."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from lxml import etree

from ingest.parsers.cleaning import FOOT_SPORTS, MOST_STEPS_OF_ONE_FOOT
from ingest.parsers.markup import local_name, text_of
from ingest.parsers.recording import Lap, Pause, Stream, Summary
from ingest.parsers.trackpoints import instant, number, offset_of

MOST_LAPS = 20_000
LONGEST_LAP_S = 60 * 86_400.0
SHORTEST_UNTOLD_PAUSE_S = 5.0  # less is rounding and the rhythm of the records
_INTENSITIES = {"active": "active", "resting": "rest"}


@dataclass(frozen=True, slots=True)
class RawLap:
    """`start` in Unix seconds, NaN where unknown; `elapsed_s` of the summary is not known yet."""

    start: float
    offset_s: int | None
    trigger: str
    intensity: str
    summary: Summary


def read(lap: etree._Element, sport: str) -> RawLap:
    """The lap as the file has it; `TotalTimeSeconds` is the time of the timer."""
    start = instant(lap.get("StartTime", ""))
    intensity = text_of(lap, "Intensity").lower()
    return RawLap(
        start=math.nan if start is None else start.timestamp(),
        offset_s=None if start is None else offset_of(start),
        trigger=text_of(lap, "TriggerMethod").lower()[:40],
        intensity=_INTENSITIES.get(intensity, intensity[:40]),
        summary=_summary(lap, sport),
    )


def timed(laps: Sequence[RawLap], *, started: float, last_s: float, sport: str) -> tuple[Lap, ...]:
    """The laps, from the start of the activity. Each lasts until the next, the last to the last record."""
    starts = _starts(laps, started)
    ends = [*starts[1:], max(last_s, starts[-1])] if starts else []
    found = []
    for lap, start, end in zip(laps, starts, ends, strict=True):
        elapsed = max(end - start, lap.summary.timer_s or 0.0)
        summary = replace(lap.summary, elapsed_s=elapsed, timer_s=_first_known(lap.summary.timer_s, elapsed))
        found.append(Lap(start, lap.trigger, lap.intensity, sport, summary))
    return tuple(found)


def untold_pauses(time_s: Stream, laps: Iterable[Lap], told: Sequence[Pause]) -> list[Pause]:
    """Pauses that the file does not mark, though a lap's timer stood: they lie in its longest gaps."""
    found: list[Pause] = []
    for lap in laps:
        start, end = lap.start_s, lap.start_s + (lap.summary.elapsed_s or 0.0)
        stood = (lap.summary.elapsed_s or 0.0) - (lap.summary.timer_s or 0.0)
        stood -= sum(pause.end_s - pause.start_s for pause in told if start <= pause.start_s < end)
        if stood >= SHORTEST_UNTOLD_PAUSE_S:
            first, last = np.searchsorted(time_s, (start, end))
            found.extend(_in_gaps(time_s[max(0, first - 1) : last + 1], stood, {p.start_s for p in told}))
    return found


def _in_gaps(time_s: Stream, stood: float, told: set[float]) -> Iterator[Pause]:
    step = np.diff(time_s)
    for place in np.argsort(-step, kind="stable"):
        length = min(float(step[place]), stood)
        if length < SHORTEST_UNTOLD_PAUSE_S:
            return
        start = float(time_s[place])
        if start not in told:
            yield Pause(start, start + length)
            stood -= length


def _starts(laps: Sequence[RawLap], started: float) -> list[float]:
    """Seconds since the start, never falling; a lap without a time begins where the one before ended."""
    starts: list[float] = []
    for number_, lap in enumerate(laps):
        if not math.isnan(lap.start):
            start = max(0.0, lap.start - started)
        else:
            start = starts[-1] + (laps[number_ - 1].summary.timer_s or 0.0) if starts else 0.0
        starts.append(max(start, starts[-1]) if starts else start)
    return starts


def _summary(lap: etree._Element, sport: str) -> Summary:
    """A heart rate, cadence or power of zero means that there was no sensor."""
    extension = {
        local_name(item.tag): item.text or ""
        for block in lap
        if local_name(block.tag) == "Extensions"
        for item in block.iter()
    }
    cadence = extension.get("AvgRunCadence") or text_of(lap, "Cadence")
    highest_cadence = extension.get("MaxRunCadence") or extension.get("MaxBikeCadence", "")
    return Summary(
        timer_s=_within(text_of(lap, "TotalTimeSeconds"), 0.0, LONGEST_LAP_S),
        distance_m=_within(text_of(lap, "DistanceMeters"), 0.0, 5e6),
        avg_hr_bpm=_within(text_of(lap, "AverageHeartRateBpm", "Value"), 1.0, 254.0),
        max_hr_bpm=_within(text_of(lap, "MaximumHeartRateBpm", "Value"), 1.0, 254.0),
        avg_cadence_spm=_steps(_within(cadence, 1.0, 254.0), sport),
        max_cadence_spm=_steps(_within(highest_cadence, 1.0, 254.0), sport),
        avg_power_w=_within(extension.get("AvgWatts", ""), 1.0, 5000.0),
        max_power_w=_within(extension.get("MaxWatts", ""), 1.0, 5000.0),
        avg_speed_m_s=_within(extension.get("AvgSpeed", ""), 0.0, 100.0),
        max_speed_m_s=_within(text_of(lap, "MaximumSpeed"), 0.0, 100.0),
        calories=_within(text_of(lap, "Calories"), 1.0, 100_000.0),
    )


def _steps(cadence: float | None, sport: str) -> float | None:
    one_foot = sport in FOOT_SPORTS and cadence is not None and cadence <= MOST_STEPS_OF_ONE_FOOT
    return 2 * cadence if cadence is not None and one_foot else cadence


def _within(text: str, low: float, high: float) -> float | None:
    value = number(text)
    return value if low <= value <= high else None


def _first_known(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)
