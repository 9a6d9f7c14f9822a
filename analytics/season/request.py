"""What a season is built from, checked when it is made."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from analytics.days import monday_of

MINUTE_S = 60.0
HOUR_S = 3600.0
DAYS = 7
LEAST_RUN_S = 20 * MINUTE_S
"""A day with less time than this is not a running day."""
LEAST_WEEKS, MOST_WEEKS = 12, 48


class BadSeason(ValueError):
    """A season that cannot be planned: a code with parameters, to be said in the reader's language."""

    def __init__(self, code: str, **params: float | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Priority(StrEnum):
    """A: peak, taper and recovery. B: a few easy days before and after. C: run in place of the day's run."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class SeasonRace:
    """A race besides the one the season ends with."""

    day: date
    distance_m: float
    priority: Priority = Priority.B


@dataclass(frozen=True, slots=True)
class SetDay:
    """A day that a person has set: the season plans nothing on it, and counts what is there."""

    day: date
    duration_s: float
    key: bool = False
    long: bool = False

    @property
    def hard(self) -> bool:
        return self.key or self.long


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A runner, the races and the rules; the defaults are FIELD's "Safety rules of planning".

    Backwards from `race_date`, the last A race: the first week is the one `weeks - 1` before race week, and a
    recovery week follows. Forwards without one: `weeks` weeks from that of `start`, trained for
    `race_distance_m` all the same. `start` is the first day that may hold a run; races outside are ignored.

    `current_week_s` is a usual week now, `loaded_mean_s` the mean of the last three loaded ones where it is
    known. `availability_s` is seconds per weekday, Monday first. Speeds in m/s, weekdays 0 (Monday) to 6. A
    cutback is every `cutback_every`th week: 4 for three weeks of building to one of recovering. Lengths of
    phases that are not given follow from the weeks there are; they count up to the first A race. `set_days`
    are planned around; `not_hard` are days that may hold an easy run at most.
    """

    start: date
    race_date: date | None
    race_distance_m: float
    weeks: int
    current_week_s: float
    availability_s: tuple[float, ...]
    easy_speed_m_s: float
    growth_cap: float = 0.10
    cutback_every: int = 4
    cutback_depth: float = 0.25
    long_share: float = 0.35
    taper_weeks: int | None = None
    key_per_week: int = 2
    long_day: int | None = None
    open_injury: bool = False
    more_races: tuple[SeasonRace, ...] = ()
    loaded_mean_s: float | None = None
    base_weeks: int | None = None
    build_weeks: int | None = None
    peak_weeks: int | None = None
    longest_s: float | None = None
    key_days: tuple[int, ...] = ()
    pain: bool = False
    illness: bool = False
    fatigue: bool = False
    set_days: tuple[SetDay, ...] = ()
    not_hard: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        for field, (least, most) in LIMITS.items():
            value = getattr(self, field)
            if value is not None:
                self._demand(field, value, least, most)
        for weekday in self.key_days:
            self._demand("key_days", weekday, 0, 6)
        for race in self.more_races:
            self._demand("race_distance_m", race.distance_m, *LIMITS["race_distance_m"])
        self._demand_time()

    @property
    def first_monday(self) -> date:
        if self.race_date is None:
            return monday_of(self.start)
        return monday_of(self.race_date) - timedelta(weeks=self.weeks - 1)

    @property
    def all_weeks(self) -> int:
        """With the recovery week after the race."""
        return self.weeks + (self.race_date is not None)

    def _demand(self, field: str, value: float, least: float, most: float) -> None:
        if not least <= value <= most:
            raise BadSeason("out_of_range", field=field, value=value, least=least, most=most)

    def _demand_time(self) -> None:
        if len(self.availability_s) != DAYS or not all(
            0 <= day <= 24 * HOUR_S for day in self.availability_s
        ):
            raise BadSeason("bad_availability")
        if max(self.availability_s) < LEAST_RUN_S:
            raise BadSeason("no_availability", least_minutes=LEAST_RUN_S / MINUTE_S)
        if self.race_date and self.start > self.first_monday + timedelta(days=DAYS - 1):
            weeks_left = (monday_of(self.race_date) - monday_of(self.start)).days // DAYS + 1
            raise BadSeason("too_few_weeks", weeks=self.weeks, weeks_left=weeks_left)


LIMITS: dict[str, tuple[float, float]] = {
    "weeks": (LEAST_WEEKS, MOST_WEEKS),
    "race_distance_m": (400, 500_000),
    "current_week_s": (0, 40 * HOUR_S),
    "loaded_mean_s": (0, 40 * HOUR_S),
    "easy_speed_m_s": (0.5, 8),
    "growth_cap": (0, 0.3),
    "cutback_every": (2, 8),
    "cutback_depth": (0.2, 0.3),
    "long_share": (0.2, 0.5),
    "longest_s": (30 * MINUTE_S, 6 * HOUR_S),
    "taper_weeks": (2, 3),
    "base_weeks": (0, MOST_WEEKS),
    "build_weeks": (0, MOST_WEEKS),
    "peak_weeks": (0, MOST_WEEKS),
    "key_per_week": (0, 3),
    "long_day": (0, 6),
}
"""The least and the most of each field that has bounds."""
