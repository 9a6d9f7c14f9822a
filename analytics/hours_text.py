"""Opening hours and days off as people write them: "08:00-12:00, 13:00-18:00"; a day and its name a line."""

import re
from collections.abc import Mapping
from datetime import date

from analytics.business_time import MINUTES_A_DAY, BadHours, Span, demand_in_order

SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~]\s*(\d{1,2}):(\d{2})")
MOST_DAYS = 100
LONGEST_NAME = 60
MINUTES_AN_HOUR = 60


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans of a day, in order; none for an empty text. Raises BadHours."""
    spans = tuple(_span(part.strip()) for part in text.split(",") if part.strip())
    demand_in_order(spans)
    return spans


def write_spans(spans: tuple[Span, ...]) -> str:
    """The same as a text that reads back."""
    return ", ".join(f"{_clock(span.opens)}-{_clock(span.closes)}" for span in spans)


def read_days(text: str) -> dict[date, str]:
    """The days off with their names, in order of the calendar. Raises BadHours."""
    found: dict[date, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        day, _space, name = line.partition(" ")
        if len(name.strip()) > LONGEST_NAME:
            raise BadHours("long_name", line)
        found[_day(day, line)] = name.strip()
    if len(found) > MOST_DAYS:
        raise BadHours("too_many_days")
    return dict(sorted(found.items()))


def write_days(days: Mapping[date, str]) -> str:
    """The same as a text that reads back, a day a line."""
    return "\n".join(f"{day.isoformat()} {name}".strip() for day, name in sorted(days.items()))


def _span(part: str) -> Span:
    found = SPAN.fullmatch(part)
    if found is None:
        raise BadHours("no_span", part)
    hour, minute, last_hour, last_minute = map(int, found.groups())
    if max(minute, last_minute) >= MINUTES_AN_HOUR:
        raise BadHours("no_span", part)
    span = Span(hour * MINUTES_AN_HOUR + minute, last_hour * MINUTES_AN_HOUR + last_minute)
    if span.closes > MINUTES_A_DAY:
        raise BadHours("no_span", part)
    if span.opens >= span.closes:
        raise BadHours("ends_before_it_begins", part)
    return span


def _day(text: str, line: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadHours("no_day", line) from None


def _clock(minute: int) -> str:
    return f"{minute // MINUTES_AN_HOUR:02d}:{minute % MINUTES_AN_HOUR:02d}"
