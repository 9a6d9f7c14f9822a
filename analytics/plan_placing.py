"""Where the sessions of a template fall in one runner's weeks: on days with time, hard days apart."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from analytics.days import monday_of

Key = TypeVar("Key", bound=Hashable)

DAYS = 7
MINUTE_S = 60.0
LEAST_RUN_MIN = 20
"""A day with less time than this is not a running day (as analytics.season)."""
FREE_AROUND_RACE = frozenset({-2, 0, 1, 2})
"""Days from the race on which nothing is moved: the rest day before it, the race, two days of recovery."""
LAST_KEY = 4
"""Days before the race: no key session is moved closer."""


class Note(StrEnum):
    """What a coach is told of a session that could not be placed as the template says."""

    MOVED = "moved"
    NO_FREE_DAY = "no_free_day"
    TOO_LONG = "too_long"
    HARD_DAYS = "hard_days"
    BEFORE_START = "before_start"


@dataclass(frozen=True, slots=True)
class Wanted(Generic[Key]):
    """A session on the day that the template says, as long as it takes this runner."""

    key: Key
    day: date
    duration_s: float
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key]):
    """`day` is None for a session that stays out of the plan."""

    key: Key
    wanted: date
    day: date | None
    notes: tuple[Note, ...] = ()


def place(
    wanted: Sequence[Wanted[Key]],
    *,
    minutes: Sequence[int],
    first: date,
    races: Collection[date] = (),
    taken: Collection[date] = (),
    hard: Collection[date] = (),
) -> tuple[Placed[Key], ...]:
    """Each session on its own day if the runner has time then, else on the nearest free day of its week.

    `minutes` are those for running by weekday, Monday first; nothing falls before `first`, or is moved to a
    day that is `taken`; `hard` days are there already. What is moved keeps off the days around a race, and a
    hard session off the days beside another. Hard sessions choose first. In the order given.
    """
    weeks = _Weeks(minutes, first, frozenset(races), set(taken), set(hard))
    found = {one.key: weeks.stay(one) for one in wanted}
    homeless = [one for one in wanted if one.day >= first and found[one.key] is None]
    for one in sorted(homeless, key=lambda one: (not one.hard, one.day)):
        found[one.key] = weeks.move(one)
    return tuple(
        Placed(one.key, one.day, found[one.key], tuple(weeks.notes(one, found[one.key]))) for one in wanted
    )


@dataclass(slots=True)
class _Weeks:
    """The days as they fill up."""

    minutes: Sequence[int]
    first: date
    races: frozenset[date]
    used: set[date]
    hard: set[date]

    def stay(self, one: Wanted[Key]) -> date | None:
        if one.day < self.first or not self._has_time(one.day):
            return None
        self._take(one, one.day)
        return one.day

    def move(self, one: Wanted[Key]) -> date | None:
        """The nearest free day; of two as near the one with time enough, then the earlier."""
        free = [day for day in _week_of(one.day) if self._is_free(day, hard=one.hard)]
        if not free:
            return None
        best = min(free, key=lambda day: (abs((day - one.day).days), self._is_short(one, day), day))
        self._take(one, best)
        return best

    def notes(self, one: Wanted[Key], day: date | None) -> Iterator[Note]:
        if day is None:
            yield Note.BEFORE_START if one.day < self.first else Note.NO_FREE_DAY
            return
        if day != one.day:
            yield Note.MOVED
        if self._is_short(one, day):
            yield Note.TOO_LONG
        if one.hard and day - timedelta(days=1) in self.hard:
            yield Note.HARD_DAYS

    def _take(self, one: Wanted[Key], day: date) -> None:
        self.used.add(day)
        if one.hard:
            self.hard.add(day)

    def _is_free(self, day: date, *, hard: bool) -> bool:
        if day < self.first or day in self.used or not self._has_time(day):
            return False
        to_race = [(race - day).days for race in self.races]
        if any(-days in FREE_AROUND_RACE for days in to_race):
            return False
        near_race = any(0 < days < LAST_KEY for days in to_race)
        return not hard or not (near_race or self._beside_hard(day))

    def _beside_hard(self, day: date) -> bool:
        return bool({day - timedelta(days=1), day + timedelta(days=1)} & self.hard)

    def _has_time(self, day: date) -> bool:
        return self.minutes[day.weekday()] >= LEAST_RUN_MIN

    def _is_short(self, one: Wanted[Key], day: date) -> bool:
        return one.duration_s > self.minutes[day.weekday()] * MINUTE_S


def _week_of(day: date) -> Iterable[date]:
    monday = monday_of(day)
    return (monday + timedelta(days=number) for number in range(DAYS))
