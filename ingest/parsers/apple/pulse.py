"""Heart rate of each day, minute by minute, out of single readings."""

from array import array

import numpy as np

from ingest.parsers.apple.clock import DAY_S, day_of
from ingest.parsers.contents import Pulse
from ingest.parsers.recording import Origin
from ingest.parsers.unreadable import Refusal, Unreadable

LOWEST_BPM, HIGHEST_BPM = 20.0, 250.0
MOST_DAYS = 12_000
_MINUTES = 1440
_FOLD = 400_000  # readings kept as they are before they are added up


class Pulses:
    """Adds readings up by minute: memory grows with the days, not with the readings."""

    def __init__(self) -> None:
        self._at = array("q")
        self._bpm = array("d")
        self._days: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def add(self, local_s: int, bpm: float) -> None:
        self._at.append(local_s)
        self._bpm.append(bpm)
        if len(self._at) >= _FOLD:
            self._fold()

    def result(self) -> tuple[Pulse, ...]:
        """Mean of the readings in each minute; NaN where there is none."""
        self._fold()
        found = []
        for day in sorted(self._days):
            total, count = self._days.pop(day)
            minutes = np.full(_MINUTES, np.nan)
            np.divide(total, count, out=minutes, where=count > 0)
            found.append(Pulse(Origin.APPLE, day_of(day * DAY_S), minutes))
        return tuple(found)

    def _fold(self) -> None:
        if not self._at:
            return
        at, bpm = np.array(self._at, dtype=np.int64), np.array(self._bpm)
        self._at, self._bpm = array("q"), array("d")
        days = at // DAY_S
        minute = at % DAY_S // 60
        ordered = np.argsort(days, kind="stable")
        numbers, starts = np.unique(days[ordered], return_index=True)
        for number, part in zip(numbers.tolist(), np.split(ordered, starts[1:]), strict=True):
            total, count = self._of_day(number)
            total += np.bincount(minute[part], bpm[part], _MINUTES).astype(np.float32)
            count += np.bincount(minute[part], minlength=_MINUTES).astype(np.uint32)

    def _of_day(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        if number not in self._days:
            if len(self._days) >= MOST_DAYS:
                raise Unreadable(Refusal.TOO_LARGE, limit=MOST_DAYS, of="days")
            self._days[number] = (np.zeros(_MINUTES, np.float32), np.zeros(_MINUTES, np.uint32))
        return self._days[number]
