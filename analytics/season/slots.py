"""The running days of one week: what each may carry and how long it may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from analytics.season.hold import Hold
from analytics.season.outline import Outline
from analytics.season.pattern import LEAST_KEY_S, Pattern, distance
from analytics.season.racing import FREE, MOST_EASED_S, DayRule
from analytics.season.request import HOUR_S, LEAST_RUN_S, MINUTE_S, PlanRequest
from analytics.season.weeks import Phase

LONGEST_S = ((5_000, 100.0), (10_000, 120.0), (22_000, 150.0), (43_000, 180.0), (500_000, 240.0))
"""Minutes of the longest run by race distance in metres (project defaults)."""
MOST_KEY_S, MOST_EASY_S, MOST_OPENER_S = 90 * MINUTE_S, 90 * MINUTE_S, 25 * MINUTE_S
DAY = timedelta(days=1)
DAY_S = 24 * HOUR_S


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


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds all season: the request, its pattern, what is open, and the rules of days near races."""

    request: PlanRequest
    pattern: Pattern
    hold: Hold
    rules: Mapping[date, DayRule]

    def gentle(self, week: Outline) -> bool:
        """Whether the week has no hard session: the first ones with something open, all with an injury."""
        return self.request.open_injury or self.hold.holds(week.number)

    def most_s(self, day: date, role_most_s: float) -> float:
        """The day's time, within what the role allows and the runner's longest run."""
        return min(self.request.availability_s[day.weekday()], role_most_s, self.request.longest_s or DAY_S)


def week_slots(frame: Frame, week: Outline, *, keys: int, last_hard: date | None) -> Slots:
    """The week's running days with at most `keys` key days, none beside a hard day or too near a race."""
    open_days = [day for day in week.days if _may_run(frame, day)]
    key_days = _key_days(frame, week, open_days, last_hard)[:keys]
    long_days = _long_days(frame, week, open_days)
    opener = [day for day in open_days if _rule(frame, day).opener and not frame.gentle(week)]
    most_key_s = MOST_EASED_S if week.race_week else MOST_KEY_S
    firm = (
        *_slots(frame, long_days, Role.LONG, _longest_s(week)),
        *_slots(frame, key_days, Role.KEY, most_key_s),
        *_slots(frame, opener, Role.OPENER, MOST_OPENER_S),
    )
    taken = {slot.day for slot in firm}
    order = [week.days[day] for day in _easy_order(frame.pattern, key_days)]
    if frame.hold.spaced and frame.hold.holds(week.number):
        order = _spaced(order)
    easy = [day for day in order if day in open_days and day not in taken]
    return Slots(
        firm, tuple(Slot(day, Role.EASY, frame.most_s(day, _most_easy_s(frame, week, day))) for day in easy)
    )


def _slots(frame: Frame, days: Iterable[date], role: Role, most_s: float) -> tuple[Slot, ...]:
    return tuple(Slot(day, role, frame.most_s(day, most_s)) for day in days)


def _rule(frame: Frame, day: date) -> DayRule:
    return frame.rules.get(day, FREE)


def _may_run(frame: Frame, day: date) -> bool:
    """Where there is time, from the start on, and no race speaks against it."""
    request = frame.request
    return (
        day >= request.start
        and request.availability_s[day.weekday()] >= LEAST_RUN_S
        and _rule(frame, day).run
    )


def _key_days(frame: Frame, week: Outline, open_days: list[date], last_hard: date | None) -> list[date]:
    days = [week.days[day] for day in frame.pattern.key_days]
    if week.race_week:
        days = [] if frame.gentle(week) else sorted(open_days, reverse=True)
    fitting = [
        day
        for day in days
        if day in open_days
        and frame.most_s(day, DAY_S) >= LEAST_KEY_S
        and _rule(frame, day).key
        and day - DAY != last_hard
    ]
    return fitting[:1] if week.race_week else fitting


def _long_days(frame: Frame, week: Outline, open_days: list[date]) -> list[date]:
    day = week.days[frame.pattern.long_day]
    wanted = week.phase is not Phase.RECOVERY and not week.race_week and not frame.gentle(week)
    wanted = wanted and not any(one.long and one.day in week.days for one in frame.request.set_days)
    return [day] if wanted and day in open_days and _rule(frame, day).long else []


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


def _longest_s(week: Outline) -> float:
    return next(minutes * MINUTE_S for metres, minutes in LONGEST_S if week.distance_m <= metres)


def _most_easy_s(frame: Frame, week: Outline, day: date) -> float:
    near = _rule(frame, day).most_easy_s
    return min(near, MOST_EASED_S if week.race_week or week.phase is Phase.RECOVERY else MOST_EASY_S)
