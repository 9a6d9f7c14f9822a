"""Nights out of intervals that watch, phone and apps each wrote for themselves."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from analytics.wellness import Measure
from ingest.parsers.apple.clock import DAY_S, day_of
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_INTERVALS = 2_000_000
_LONGEST_GAP_S = 3 * 3600  # awake for longer, and what follows is another sleep
_LONGEST_NIGHT_S = 20 * 3600
_PREFIX = "HKCategoryValueSleepAnalysis"
_STAGES = {
    "AsleepDeep": Measure.SLEEP_DEEP_S,
    "AsleepCore": Measure.SLEEP_LIGHT_S,
    "AsleepREM": Measure.SLEEP_REM_S,
    "AsleepUnspecified": Measure.SLEEP_UNKNOWN_S,
    "Asleep": Measure.SLEEP_UNKNOWN_S,  # before iOS 16
    "Awake": Measure.SLEEP_AWAKE_S,
}
_NAMED = frozenset({Measure.SLEEP_DEEP_S, Measure.SLEEP_LIGHT_S, Measure.SLEEP_REM_S})


class Interval(NamedTuple):
    start_s: int  # since 1970, UTC
    end_s: int
    offset_s: int  # of the local clock where the sleeper woke
    source: str
    stage: Measure


class Nights:
    """Collects intervals; InBed ones are no sleep and are left out."""

    def __init__(self) -> None:
        self._intervals: list[Interval] = []

    def add(self, start_s: int, end_s: int, offset_s: int, source: str, value: str) -> None:
        stage = _STAGES.get(value.removeprefix(_PREFIX))
        if stage is None or not 0 < end_s - start_s <= DAY_S:
            return
        if len(self._intervals) >= MOST_INTERVALS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_INTERVALS, of="records")
        self._intervals.append(Interval(start_s, end_s, offset_s, source, stage))

    def result(self) -> dict[date, dict[Measure, float]]:
        """Seconds of sleep by the local day of waking: the night and the naps of the day together."""
        days: dict[date, dict[Measure, float]] = defaultdict(dict)
        for night in _nights(sorted(self._intervals)):
            last = max(night, key=lambda interval: interval.end_s)
            day = days[day_of(last.end_s + last.offset_s)]
            for measure, seconds in _best(night).items():
                day[measure] = day.get(measure, 0.0) + seconds
        return {day: values for day, values in days.items() if values.get(Measure.SLEEP_S)}


def _nights(ordered: Sequence[Interval]) -> list[list[Interval]]:
    nights: list[list[Interval]] = []
    began = ended = 0
    for interval in ordered:
        joins = interval.start_s <= ended + _LONGEST_GAP_S and interval.end_s <= began + _LONGEST_NIGHT_S
        if nights and joins:
            nights[-1].append(interval)
            ended = max(ended, interval.end_s)
        else:
            nights.append([interval])
            began, ended = interval.start_s, interval.end_s
    return nights


def _best(night: Iterable[Interval]) -> dict[Measure, float]:
    """The source that tells stages, else the one that saw most sleep; sources are never added up."""
    by_source: dict[str, list[Interval]] = defaultdict(list)
    for interval in night:
        by_source[interval.source].append(interval)
    told = [_seconds(intervals) for _, intervals in sorted(by_source.items())]
    return max(told, key=lambda values: (bool(_NAMED & values.keys()), values.get(Measure.SLEEP_S, 0.0)))


def _seconds(intervals: Sequence[Interval]) -> dict[Measure, float]:
    """Of one source, each second once though intervals overlap; sleep of no known stage is what is left."""
    stages = {interval.stage for interval in intervals}
    found = {stage: _union([each for each in intervals if each.stage is stage]) for stage in stages}
    asleep = [interval for interval in intervals if interval.stage is not Measure.SLEEP_AWAKE_S]
    if not asleep:
        return found
    found[Measure.SLEEP_S] = _union(asleep)
    found[Measure.SLEEP_UNKNOWN_S] = found[Measure.SLEEP_S] - _union(
        [interval for interval in asleep if interval.stage in _NAMED]
    )
    return {measure: seconds for measure, seconds in found.items() if seconds > 0}


def _union(intervals: Sequence[Interval]) -> float:
    total, until = 0, 0
    for interval in sorted(intervals):
        total += max(0, interval.end_s - max(interval.start_s, until))
        until = max(until, interval.end_s)
    return float(total)
