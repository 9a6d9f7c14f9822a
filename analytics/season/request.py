"""What a season is built from, checked when it is made."""

from dataclasses import dataclass
from datetime import date, timedelta

MINUTE_S = 60.0
HOUR_S = 3600.0
DAYS = 7
LEAST_RUN_S = 20 * MINUTE_S
"""A day with less time than this is not a running day."""


class BadSeason(ValueError):
    """A season that cannot be planned: a code with parameters, to be said in the reader's language."""

    def __init__(self, code: str, **params: float | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A runner, a race and the rules; the defaults are FIELD's "Safety rules of planning".

    The first week is the one `weeks - 1` before race week; `start` is the first day that may hold a run.
    `availability_s` is seconds per weekday, Monday first. Speeds in m/s, weekdays 0 (Monday) to 6.
    """

    start: date
    race_date: date
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

    def __post_init__(self) -> None:
        self._demand("weeks", self.weeks, 12, 48)
        self._demand("race_distance_m", self.race_distance_m, 400, 500_000)
        self._demand("current_week_s", self.current_week_s, 0, 40 * HOUR_S)
        self._demand("easy_speed_m_s", self.easy_speed_m_s, 0.5, 8)
        self._demand("growth_cap", self.growth_cap, 0, 0.3)
        self._demand("cutback_every", self.cutback_every, 2, 8)
        self._demand("cutback_depth", self.cutback_depth, 0.2, 0.3)
        self._demand("long_share", self.long_share, 0.2, 0.5)
        self._demand("taper_weeks", self.taper_weeks or 2, 2, 3)
        self._demand("key_per_week", self.key_per_week, 0, 3)
        self._demand("long_day", self.long_day or 0, 0, 6)
        self._demand_time()

    @property
    def race_monday(self) -> date:
        return self.race_date - timedelta(days=self.race_date.weekday())

    @property
    def first_monday(self) -> date:
        return self.race_monday - timedelta(weeks=self.weeks - 1)

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
        if self.start > self.first_monday + timedelta(days=DAYS - 1):
            weeks_left = (
                self.race_monday - self.start + timedelta(days=self.start.weekday())
            ).days // DAYS + 1
            raise BadSeason("too_few_weeks", weeks=self.weeks, weeks_left=weeks_left)
