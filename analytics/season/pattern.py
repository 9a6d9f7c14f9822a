"""Which weekdays carry the long run, the key sessions and the easy runs, the same all season."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from analytics.season.request import DAYS, LEAST_RUN_S, MINUTE_S, PlanRequest

LEAST_LONG_S = 50 * MINUTE_S
LEAST_KEY_S = 35 * MINUTE_S
FULL_KEY_S = 75 * MINUTE_S


@dataclass(frozen=True, slots=True)
class Pattern:
    """Weekdays, 0 Monday to 6 Sunday; no two hard ones are neighbours, Sunday and Monday neither."""

    long_day: int
    key_days: tuple[int, ...]
    availability_s: tuple[float, ...]

    def easy_days(self, hard_days: tuple[int, ...]) -> tuple[int, ...]:
        """The other running days, the one to use first in front."""
        return _easy_days(self.long_day, hard_days, self.availability_s)


def choose_pattern(request: PlanRequest) -> Pattern:
    """The wished-for long day where there is time for a long run on it, else the day with most time."""
    long_day = _long_day(request)
    most_keys = 0 if request.open_injury else request.key_per_week
    key_days = _key_days(long_day, most_keys, request.availability_s, request.key_days)
    return Pattern(long_day, key_days, request.availability_s)


def distance(one: int, other: int) -> int:
    """Days between two weekdays, the shorter way round."""
    apart = abs(one - other)
    return min(apart, DAYS - apart)


def _long_day(request: PlanRequest) -> int:
    available = request.availability_s
    wished = request.long_day
    if wished is not None and available[wished] >= min(LEAST_LONG_S, max(available)):
        return wished
    return max(range(DAYS), key=lambda day: (available[day], day))


def _key_days(
    long_day: int, most: int, available: tuple[float, ...], wished: tuple[int, ...]
) -> tuple[int, ...]:
    """As many key days as fit, then those wished for, then the best spaced, then those with most time."""
    free = [day for day in range(DAYS) if available[day] >= LEAST_KEY_S and distance(day, long_day) > 1]
    for count in range(most, 0, -1):
        fitting = [days for days in combinations(free, count) if _least_distance((*days, long_day)) > 1]
        if fitting:
            return max(fitting, key=lambda days: _rank(days, long_day, available, wished))
    return ()


def _rank(
    days: tuple[int, ...], long_day: int, available: tuple[float, ...], wished: tuple[int, ...]
) -> tuple[float, ...]:
    kept = sum(day in wished for day in days)
    return kept, _least_distance((*days, long_day)), _time_on(days, available)


def _least_distance(days: tuple[int, ...]) -> int:
    return min(distance(one, other) for one, other in combinations(days, 2))


def _time_on(days: tuple[int, ...], available: tuple[float, ...]) -> float:
    return sum(min(available[day], FULL_KEY_S) for day in days)


@lru_cache(maxsize=256)
def _easy_days(long_day: int, hard_days: tuple[int, ...], available: tuple[float, ...]) -> tuple[int, ...]:
    """Far from the other runs first, the day after the long run last, then by time."""
    used = [long_day, *hard_days]
    free = [day for day in range(DAYS) if day not in used and available[day] >= LEAST_RUN_S]
    chosen: list[int] = []
    while free:
        best = max(free, key=lambda day: _easy_rank(day, long_day, [*used, *chosen], available))
        free.remove(best)
        chosen.append(best)
    return tuple(chosen)


def _easy_rank(day: int, long_day: int, used: list[int], available: tuple[float, ...]) -> tuple[float, ...]:
    spaced = min(distance(day, other) for other in used)
    return (spaced, (day - long_day) % DAYS != 1, available[day], day)
