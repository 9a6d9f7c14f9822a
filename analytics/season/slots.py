"""The running days of one week: what each may carry and how long it may be."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analytics.season.outline import Outline
from analytics.season.pattern import LEAST_KEY_S, Pattern, distance
from analytics.season.request import DAYS, LEAST_RUN_S, MINUTE_S, PlanRequest
from analytics.season.volume import RETURN_SHARES
from analytics.season.weeks import Phase

LONGEST_S = ((5_000, 100.0), (10_000, 120.0), (22_000, 150.0), (43_000, 180.0), (500_000, 240.0))
"""Minutes of the longest run by race distance in metres (project defaults)."""
MOST_KEY_S, MOST_EASY_S = 90 * MINUTE_S, 90 * MINUTE_S
MOST_RACE_WEEK_S, MOST_OPENER_S, MOST_AFTER_RACE_S = 45 * MINUTE_S, 25 * MINUTE_S, 30 * MINUTE_S
LAST_LONG, LAST_KEY, LAST_REST, OPENER = 6, 4, 2, 1
"""Days before the race: the last long run and key session are no closer, then a rest day and the opener."""
REST_AFTER_RACE = 2


class Role(StrEnum):
    LONG = "long"
    KEY = "key"
    OPENER = "opener"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Slot:
    """A day that may hold a run of at most `most_s`."""

    day: date
    role: Role
    most_s: float


@dataclass(frozen=True, slots=True)
class Slots:
    """The days that are set, the most important first, and the easy days in the order they are used."""

    firm: tuple[Slot, ...]
    easy: tuple[Slot, ...]


def week_slots(
    request: PlanRequest, pattern: Pattern, week: Outline, *, keys: int, last_hard: date | None
) -> Slots:
    """The week's running days with at most `keys` key days, none beside a hard day or too near the race."""
    open_days = {day: _time_on(request, day) for day in week.days if _may_run(request, day)}
    key_days = _key_days(request, pattern, week, open_days, last_hard)[:keys]
    long_days = _long_days(request, pattern, week, open_days)
    opener = [day for day in open_days if _to_race(request, day) == OPENER and not request.open_injury]
    firm = (
        *(Slot(day, Role.LONG, min(open_days[day], _longest_s(request))) for day in long_days),
        *(Slot(day, Role.KEY, min(open_days[day], _most_key_s(week))) for day in key_days),
        *(Slot(day, Role.OPENER, min(open_days[day], MOST_OPENER_S)) for day in opener),
    )
    taken = {slot.day for slot in firm}
    order = [week.days[day] for day in _easy_order(pattern, key_days)]
    if request.open_injury and week.number <= len(RETURN_SHARES):
        order = _spaced(order)
    easy = [day for day in order if day in open_days and day not in taken]
    return Slots(
        firm,
        tuple(Slot(day, Role.EASY, min(open_days[day], _most_easy_s(request, week, day))) for day in easy),
    )


def _may_run(request: PlanRequest, day: date) -> bool:
    """Where there is time, from the start on; not on race day, two days before or the two after."""
    free = -REST_AFTER_RACE <= _to_race(request, day) <= 0 or _to_race(request, day) == LAST_REST
    return day >= request.start and not free and _time_on(request, day) >= LEAST_RUN_S


def _key_days(
    request: PlanRequest,
    pattern: Pattern,
    week: Outline,
    open_days: dict[date, float],
    last_hard: date | None,
) -> list[date]:
    days = [week.days[day] for day in pattern.key_days]
    if week.race_week:
        days = [] if request.open_injury else sorted(open_days, reverse=True)
    fitting = [
        day
        for day in days
        if open_days.get(day, 0) >= LEAST_KEY_S
        and _to_race(request, day) >= LAST_KEY
        and not (last_hard and (day - last_hard).days == 1)
    ]
    return fitting[:1] if week.race_week else fitting


def _long_days(
    request: PlanRequest, pattern: Pattern, week: Outline, open_days: dict[date, float]
) -> list[date]:
    day = week.days[pattern.long_day]
    wanted = week.phase is not Phase.RECOVERY and not week.race_week and not request.open_injury
    return [day] if wanted and day in open_days and _to_race(request, day) >= LAST_LONG else []


def _easy_order(pattern: Pattern, key_days: list[date]) -> tuple[int, ...]:
    """The long day stands first: it is used for an easy run where no long run is due."""
    hard = tuple(day.weekday() for day in key_days if day.weekday() != pattern.long_day)
    return (pattern.long_day, *pattern.easy_days(hard))


def _spaced(days: list[date]) -> list[date]:
    """Only days with a day's rest between them."""
    kept: list[date] = []
    for day in days:
        if all(distance(day.weekday(), other.weekday()) > 1 for other in kept):
            kept.append(day)
    return kept


def _to_race(request: PlanRequest, day: date) -> int:
    return (request.race_date - day).days


def _time_on(request: PlanRequest, day: date) -> float:
    return request.availability_s[day.weekday()]


def _longest_s(request: PlanRequest) -> float:
    return next(minutes * MINUTE_S for metres, minutes in LONGEST_S if request.race_distance_m <= metres)


def _most_key_s(week: Outline) -> float:
    return MOST_RACE_WEEK_S if week.race_week else MOST_KEY_S


def _most_easy_s(request: PlanRequest, week: Outline, day: date) -> float:
    if week.phase is Phase.RECOVERY or _to_race(request, day) < 0:
        return MOST_AFTER_RACE_S if _to_race(request, day) > -DAYS else MOST_RACE_WEEK_S
    return MOST_RACE_WEEK_S if week.race_week else MOST_EASY_S
