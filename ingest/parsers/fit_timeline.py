"""When things happened in a FIT file: the start, the records, the pauses. Raw times are FIT seconds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.resample import timer_time
from ingest.parsers import clock
from ingest.parsers.clock import Indices
from ingest.parsers.fit_values import Fields, first_number, text
from ingest.parsers.recording import Notice, Pause, Stream, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

LONGEST_RECORDING_S = 7 * 86_400.0  # of timer time
LONGEST_ELAPSED_S = 120 * 86_400.0  # pauses of weeks do happen: "resume later"
_SEARCH_S = 3600.0  # how far before its first record a session may start
_MOST_SECONDS = 2.0**32


@dataclass(frozen=True, slots=True)
class Timeline:
    started: float
    kept: Indices  # which records have a place in time
    time_s: Stream  # theirs, since the start
    pauses: tuple[Pause, ...]
    clock: clock.Clock
    warnings: tuple[Warning, ...]

    def since_start(self, raw: float) -> float:
        return max(0.0, self.clock.straighten(raw) - self.started)


def place(timestamps: Stream, events: Iterable[Fields], session_starts: Sequence[float]) -> Timeline:
    """Place records and pauses in time. `timestamps` has shape (n,), NaN where a record has none.

    Raises Unreadable where nothing tells the time, or where the timer ran longer than any run takes.
    """
    timer = _timer_events(events)
    possible = np.where((timestamps >= 1.0) & (timestamps < _MOST_SECONDS), timestamps, np.nan)
    straight = clock.straighten(possible, np.array([time for time, starts in timer if not starts]))
    started = _start(straight, session_starts)
    pauses = _pauses([(straight.straighten(time) - started, starts) for time, starts in timer])
    time_s = straight.straight - started
    _check_length(time_s, pauses)
    return Timeline(started, straight.kept, time_s, pauses, straight, tuple(_warnings(straight)))


def timestamp(fields: Fields, name: str) -> float | None:
    return first_number(fields, name, low=1.0, high=_MOST_SECONDS)


def _timer_events(events: Iterable[Fields]) -> list[tuple[float, bool]]:
    """Raw time and whether the timer starts (or stops), of the events that concern the timer."""
    found = []
    for event in events:
        time, kind = timestamp(event, "timestamp"), text(event.get("event_type"))
        if time is not None and event.get("event") == "timer" and kind.startswith(("start", "stop")):
            found.append((time, kind == "start"))
    return found


def _start(straight: clock.Clock, session_starts: Sequence[float]) -> float:
    starts = [straight.straighten(time) for time in session_starts]
    if not len(straight.straight):
        if not starts:
            raise Unreadable(Refusal.NO_RECORDS)
        return min(starts)
    first = float(straight.straight[0])
    return min([time for time in starts if first - _SEARCH_S <= time] + [first])


def _pauses(timer: list[tuple[float, bool]]) -> tuple[Pause, ...]:
    """Pauses between a stop and the next start; the last stop has none."""
    pauses: list[Pause] = []
    stopped: float | None = None
    for time, starts in sorted(timer):
        if not starts and stopped is None:
            stopped = max(0.0, time)
        elif starts and stopped is not None:
            if time > stopped:
                pauses.append(Pause(stopped, time))
            stopped = None
    return tuple(pauses)


def _check_length(time_s: Stream, pauses: tuple[Pause, ...]) -> None:
    elapsed = float(time_s[-1]) if len(time_s) else 0.0
    timer = float(timer_time(np.array([elapsed]), pauses)[0])
    if timer > LONGEST_RECORDING_S or elapsed > LONGEST_ELAPSED_S:
        raise Unreadable(Refusal.TOO_LONG, days=round(elapsed / 86_400))


def _warnings(straight: clock.Clock) -> Iterable[Warning]:
    if straight.jumps or straight.dropped:
        yield Warning(Notice.CLOCK_JUMP, {"jumps": straight.jumps, "dropped": straight.dropped})
    if straight.untimed:
        yield Warning(Notice.UNTIMED, {"records": straight.untimed})
