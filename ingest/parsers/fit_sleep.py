"""One night from a FIT sleep file: its stages, its score, on the day of waking up."""

from collections.abc import Callable, Iterator

import numpy as np

from analytics.wellness import Measure
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_recording import FIRST_DATE
from ingest.parsers.fit_values import first_number
from ingest.parsers.recording import Stream

SLEEP_EVENT = 74  # that begins and ends with the sleep; the profile has no name for it
_STAGES = {
    "deep": Measure.SLEEP_DEEP_S,
    "light": Measure.SLEEP_LIGHT_S,
    "rem": Measure.SLEEP_REM_S,
    "awake": Measure.SLEEP_AWAKE_S,
    "unmeasurable": Measure.SLEEP_UNKNOWN_S,
}
_ASLEEP = (Measure.SLEEP_DEEP_S, Measure.SLEEP_LIGHT_S, Measure.SLEEP_REM_S)
_LONGEST_STAGE_S = 6 * 3600.0

Values = dict[Measure, float | None]


def night(segment: Decoded, local: Callable[[Stream], Stream]) -> Iterator[tuple[float, Values]]:
    """Local time of waking, and the night's values; nothing where the file tells of none."""
    levels = _levels(segment)
    stages = _stages(levels, _end(segment)) if levels else {}
    score = first_number(next(iter(segment.messages.get("sleep_assessment", ())), {}), "overall_sleep_score")
    woken = max(_end(segment), levels[-1][0] if levels else 0.0) or first_number(
        segment.first("file_id"), "time_created", low=FIRST_DATE, high=2.0**32
    )
    if woken and (stages or score):
        yield float(local(np.array([woken]))[0]), {**stages, Measure.SLEEP_SCORE: score}


def _levels(segment: Decoded) -> list[tuple[float, str]]:
    """When each stage begins, in order."""
    found = []
    for row in segment.messages.get("sleep_level", ()):
        time = first_number(row, "timestamp", low=FIRST_DATE, high=2.0**32)
        if time is not None:
            found.append((time, str(row.get("sleep_level"))))
    return sorted(found)


def _end(segment: Decoded) -> float:
    """When the sleep ended, as the device says; 0 where it does not."""
    ends = [
        first_number(event, "timestamp", low=FIRST_DATE, high=2.0**32) or 0.0
        for event in segment.messages.get("event", ())
        if event.get("event") == SLEEP_EVENT and event.get("event_type") == "stop"
    ]
    return max(ends, default=0.0)


def _stages(levels: list[tuple[float, str]], end: float) -> Values:
    """Seconds in each stage: it lasts until the next one begins."""
    until = [time for time, _ in levels[1:]] + [max(end, levels[-1][0])]
    seconds: dict[Measure, float] = {}
    for (begun, name), ended in zip(levels, until, strict=True):
        if name in _STAGES and ended - begun <= _LONGEST_STAGE_S:
            seconds[_STAGES[name]] = seconds.get(_STAGES[name], 0.0) + ended - begun
    asleep = sum(seconds.get(stage, 0.0) for stage in _ASLEEP)
    return {**seconds, Measure.SLEEP_S: asleep} if asleep else {}
