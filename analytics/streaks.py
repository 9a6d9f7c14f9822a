"""Days running: how long something has been so, up to now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum

from analytics.readiness import deviation

LONGEST_GAP = 2
"""A morning without an answer or a measurement does not end what lasts; two in a row do."""

Series = Sequence[tuple[int, float]]
"""(day number, value), oldest first, a day once."""


@dataclass(frozen=True, slots=True)
class Streak:
    """How many days of the series running, the first of them, and how far off the last one is."""

    count: int
    first: int
    last: int
    off: float


def streak(days: Series, *, today: int, off: Callable[[int], float | None], limit: float) -> Streak | None:
    """The days up to today on which `off(index)` reaches the limit; None where the latest does not.

    The latest may be yesterday's: today is young.
    """
    found: Streak | None = None
    later = today + 1
    for index in range(len(days) - 1, -1, -1):
        day = days[index][0]
        far = off(index) if later - day <= LONGEST_GAP else None
        if far is None or far < limit:
            break
        found = (
            Streak(1, day, day, far) if found is None else Streak(found.count + 1, day, found.last, found.off)
        )
        later = day
    return found


def deviations(
    days: Series, *, floor: float, sign: int, least: int, window: int
) -> Callable[[int], float | None]:
    """How many standard deviations a day lies off its own days before, on the wrong side: `sign` times.

    `window` days before count, from `least` values on; `floor`: the least standard deviation, in the
    values' unit. None where the baseline is not known yet.
    """

    def off(index: int) -> float | None:
        before = _before(days, index, window)
        return sign * deviation(days[index][1], before, floor) if len(before) >= least else None

    return off


def shortfalls(days: Series, *, least: int, window: int) -> Callable[[int], float | None]:
    """How much less a day's value is than the mean of its own days before."""

    def off(index: int) -> float | None:
        before = _before(days, index, window)
        return fsum(before) / len(before) - days[index][1] if len(before) >= least else None

    return off


def _before(days: Series, index: int, window: int) -> tuple[float, ...]:
    first = days[index][0] - window
    return tuple(value for day, value in days[max(0, index - window) : index] if day >= first)
