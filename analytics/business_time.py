"""Time in which somebody is there: opening hours by weekday, days off, in a zone of the earth.

Instants go in and come out aware; spans of time are counted in whole microseconds between instants, never
between readings of a clock on the wall, so that a night in which the clocks change is as long as it is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAYS_A_WEEK = 7
MINUTES_A_DAY = 24 * 60
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1) // MICROSECOND


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
    always_open: bool = field(init=False, compare=False)  # True where each minute counts
    _hash: int = field(
        init=False, compare=False, repr=False
    )  # what it is looked up by, for each row of a list

    def __post_init__(self) -> None:
        for spans in self.week:
            demand_in_order(spans)
        object.__setattr__(self, "always_open", not self.closed and not any(self.week))
        object.__setattr__(self, "_hash", hash((self.zone, self.week, self.closed)))

    def __hash__(self) -> int:
        return self._hash

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
    at = _instant(start)
    year = _year_of(start, at, hours)
    left = year.passed(at) + amount // MICROSECOND
    while left > year.total:
        left -= year.total
        year = _year(hours, year.number + 1)
    return EPOCH + year.after(left) * MICROSECOND


def business_between(start: datetime, end: datetime, hours: BusinessTime) -> timedelta:
    """How much business time passes from the start to the end; negative where the end comes first."""
    if hours.always_open:
        return end.astimezone(UTC) - start.astimezone(UTC)
    begun, ended = _instant(start), _instant(end)
    first, last = _year_of(start, begun, hours), _year_of(end, ended, hours)
    passed = last.passed(ended) - first.passed(begun)
    for number in range(first.number, last.number):
        passed += _year(hours, number).total
    for number in range(last.number, first.number):
        passed -= _year(hours, number).total
    return passed * MICROSECOND


@dataclass(frozen=True, slots=True)
class _Year:
    """When it is open in a local year, in microseconds since 1970: so that to ask means to look up.

    `begins` and `ends` are the instants of its midnights; `before` is the business time of the year that had
    passed when each span began.
    """

    number: int
    begins: int
    ends: int
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    before: tuple[int, ...]
    total: int

    def passed(self, at: int) -> int:
        """The business time of the year up to an instant."""
        place = bisect_right(self.opens, at) - 1
        return 0 if place < 0 else self.before[place] + min(at, self.closes[place]) - self.opens[place]

    def after(self, amount: int) -> int:
        """The first instant by which so much of the year's business time has passed; 0 < amount <= total."""
        place = bisect_left(self.before, amount) - 1
        return self.opens[place] + amount - self.before[place]


@lru_cache(maxsize=256)
def _year(hours: BusinessTime, number: int) -> _Year:
    opens, closes, before, total = [], [], [], 0
    day, zone = date(number, 1, 1), ZoneInfo(hours.zone)
    begins = midnight = _at(day, 0, zone)
    while day.year == number:
        next_midnight = _at(day + A_DAY, 0, zone)
        even = next_midnight - midnight == A_DAY // MICROSECOND
        for span in hours.spans_on(day):
            opened, closed = (
                midnight + minute * A_MINUTE if even else _at(day, minute, zone)
                for minute in (span.opens, span.closes)
            )
            if opened < closed:
                opens.append(opened)
                closes.append(closed)
                before.append(total)
                total += closed - opened
        day, midnight = day + A_DAY, next_midnight
    return _Year(number, begins, midnight, tuple(opens), tuple(closes), tuple(before), total)


def _year_of(moment: datetime, at: int, hours: BusinessTime) -> _Year:
    """The local year in which an instant lies: the one that it is written in, or the one beside it."""
    year = _year(hours, moment.year)
    if at < year.begins:
        return _year(hours, moment.year - 1)
    return year if at < year.ends else _year(hours, moment.year + 1)


def _at(day: date, minute: int, zone: ZoneInfo) -> int:
    """The instant at which the clocks first show the minute; one that they skip is when they have skipped it.

    Of times that come twice it is the first. So a later minute is never an earlier instant.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    while (found := wall.replace(tzinfo=zone).astimezone(UTC)).astimezone(zone).replace(tzinfo=None) != wall:
        wall += timedelta(minutes=1)
    return _instant(found)


def _instant(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND
