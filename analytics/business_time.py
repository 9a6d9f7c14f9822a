"""Time in which somebody is there: opening hours by weekday, days off, in a zone of the earth.

Instants go in and come out aware; spans of time are counted in whole microseconds between instants, never
between readings of a clock on the wall, so that a night in which the clocks change is as long as it is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAYS_A_WEEK = 7
MINUTES_A_DAY = 24 * 60
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From and until which minute of the local day; 1440 is midnight at its end."""

    opens: int
    closes: int


Week = tuple[tuple[Span, ...], ...]
ALL_DAY = (Span(0, MINUTES_A_DAY),)
NEVER: Week = ((),) * DAYS_A_WEEK


class BadHours(ValueError):
    """Opening hours that cannot be: a code, and what it is about."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(f"{code}: {text}")
        self.code, self.text = code, text


@dataclass(frozen=True, slots=True)
class BusinessTime:
    """Opening hours by weekday, Monday first; `closed` are days off.

    A week without any opening hours is a week that is always open. Raises BadHours where spans overlap or
    end before they begin.
    """

    zone: str = "UTC"
    week: Week = NEVER
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        for spans in self.week:
            demand_in_order(spans)

    @property
    def always_open(self) -> bool:
        """True where each minute counts."""
        return not self.closed and not any(self.week)

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """When it is open on a local day."""
        if day in self.closed:
            return ()
        return self.week[day.weekday()] if any(self.week) else ALL_DAY


def demand_in_order(spans: Sequence[Span]) -> None:
    """Raises BadHours unless each span is one, and begins when the one before it is over."""
    end = 0
    for span in spans:
        if not 0 <= span.opens < span.closes <= MINUTES_A_DAY:
            raise BadHours("ends_before_it_begins")
        if span.opens < end:
            raise BadHours("overlap")
        end = span.closes


ALWAYS = BusinessTime()


def add_business(start: datetime, amount: timedelta, hours: BusinessTime) -> datetime:
    """The first instant by which so much business time has passed since the start; `amount` >= 0. In UTC."""
    if hours.always_open or not amount:
        return start.astimezone(UTC) + amount
    left, at = amount // MICROSECOND, _instant(start)
    year = _year_of(start, hours)
    left += _Year.of(hours, year).passed(at)
    while left > _Year.of(hours, year).total:
        left -= _Year.of(hours, year).total
        year += 1
    return EPOCH + _Year.of(hours, year).after(left) * MICROSECOND


def business_between(start: datetime, end: datetime, hours: BusinessTime) -> timedelta:
    """How much business time passes from the start to the end; negative where the end comes first."""
    if hours.always_open:
        return end.astimezone(UTC) - start.astimezone(UTC)
    if end < start:
        return -business_between(end, start, hours)
    first, last = _year_of(start, hours), _year_of(end, hours)
    whole = sum(_Year.of(hours, year).total for year in range(first, last))
    passed = _Year.of(hours, last).passed(_instant(end)) - _Year.of(hours, first).passed(_instant(start))
    return (whole + passed) * MICROSECOND


@dataclass(frozen=True, slots=True)
class _Year:
    """When it is open in a local year, in microseconds since 1970: so that to ask means to look up.

    `before` is the business time of the year that had passed when each span began.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    total: int

    @staticmethod
    def of(hours: BusinessTime, year: int) -> "_Year":
        return _year(hours, year)

    def passed(self, at: int) -> int:
        """The business time of the year up to an instant."""
        place = bisect_right(self.starts, at) - 1
        return 0 if place < 0 else self.before[place] + min(at, self.ends[place]) - self.starts[place]

    def after(self, amount: int) -> int:
        """The first instant by which so much of the year's business time has passed; 0 < amount <= total."""
        place = bisect_left(self.before, amount) - 1
        return self.starts[place] + amount - self.before[place]


@lru_cache(maxsize=256)
def _year(hours: BusinessTime, year: int) -> _Year:
    starts, ends, before, total = [], [], [], 0
    day = date(year, 1, 1)
    while day.year == year:
        for span in hours.spans_on(day):
            opens, closes = (_at(day, minute, hours.zone) for minute in (span.opens, span.closes))
            if opens < closes:
                starts.append(opens)
                ends.append(closes)
                before.append(total)
                total += closes - opens
        day += A_DAY
    return _Year(tuple(starts), tuple(ends), tuple(before), total)


def _at(day: date, minute: int, zone: str) -> int:
    """The instant at which the clocks first show the minute; one that they skip is when they have skipped it.

    Of times that come twice it is the first. So a later minute is never an earlier instant.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    there = ZoneInfo(zone)
    while (found := wall.replace(tzinfo=there).astimezone(UTC)).astimezone(there).replace(
        tzinfo=None
    ) != wall:
        wall += timedelta(minutes=1)
    return _instant(found)


def _instant(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def _year_of(moment: datetime, hours: BusinessTime) -> int:
    return moment.astimezone(ZoneInfo(hours.zone)).year
