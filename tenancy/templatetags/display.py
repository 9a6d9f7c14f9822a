"""SI values to what a person reads: time, pace, distance, days, words in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.formats import date_format, number_format
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext, pgettext

NOTHING = "–"
MILE_M = 1609.344
KILOMETRE_M = 1000.0
IMPERIAL = "imperial"
EXACT_BELOW_S = 600  # a step of 90 s is not "2 min"; a run of 3,630 s is "1 h 01 m"
DAYS_FROM_MINUTES = 48 * 60
KEPT = 8192

Said = ParamSpec("Said")
Words = TypeVar("Words")


def kept_by_language(say: Callable[Said, Words]) -> Callable[Said, Words]:
    """Put into words once a process and language: a calendar says the same hundred times."""

    def in_language(_language: str | None, *args: Said.args, **kwargs: Said.kwargs) -> Words:
        return say(*args, **kwargs)

    kept: Callable[..., Words] = lru_cache(maxsize=KEPT)(in_language)

    @wraps(say)
    def said(*args: Said.args, **kwargs: Said.kwargs) -> Words:
        return kept(get_language(), *args, **kwargs)

    return said


@kept_by_language
def duration(seconds: float | None) -> str:
    """20 s · 1 min 30 s · 40 min · 8 h · 5 h 54 m."""
    if seconds is None:
        return NOTHING
    whole = round(seconds)
    if whole < EXACT_BELOW_S and whole % 60:
        return _short_step(*divmod(whole, 60))
    return _hours_and_minutes(round(seconds / 60), long_minutes=True)


def hours(value: float | None) -> str:
    """Hours as a number, 5.9, to 5 h 54 m."""
    return NOTHING if value is None else _hours_and_minutes(round(value * 60), long_minutes=True)


def clock(seconds: float | None) -> str:
    """3:28 or 1:39:00, as on a stopwatch."""
    if seconds is None:
        return NOTHING
    minutes, second = divmod(round(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}:{second:02d}" if hour else f"{minute}:{second:02d}"


def pace(speed_m_s: float | None, units: str = "metric") -> str:
    """Speed in m/s to minutes per kilometre or mile."""
    if not speed_m_s or speed_m_s <= 0:
        return NOTHING
    if units == IMPERIAL:
        return gettext("%(pace)s/mi") % {"pace": clock(MILE_M / speed_m_s)}
    return gettext("%(pace)s/km") % {"pace": clock(KILOMETRE_M / speed_m_s)}


@kept_by_language
def distance(metres: float | None, units: str = "metric") -> str:
    """400 m · 7.4 km · 24 km · 4.6 mi. Below a kilometre metres in both systems, as on a track."""
    if metres is None:
        return NOTHING
    if metres < KILOMETRE_M:
        return gettext("%(metres)s m") % {"metres": number_format(round(metres))}
    if units == IMPERIAL:
        return gettext("%(miles)s mi") % {"miles": _tenths(metres / MILE_M)}
    return gettext("%(kilometres)s km") % {"kilometres": _tenths(metres / KILOMETRE_M)}


def localised(value: Mapping[str, str] | str | None) -> str:
    """The text of the active language; English, or whatever there is, when it has none."""
    if not isinstance(value, Mapping):
        return value or ""
    language = (get_language() or "en").split("-")[0]
    return value.get(language) or value.get("en") or next(iter(value.values()), "")


@kept_by_language
def whole(value: float) -> str:
    """1,234: a load, a number of days."""
    return str(number_format(round(value)))


@kept_by_language
def short_day(day: date | None) -> str:
    """Sat 21."""
    return NOTHING if day is None else date_format(day, pgettext("date format", "D j"))


@kept_by_language
def long_day(day: date | None) -> str:
    """Saturday 21 November."""
    return NOTHING if day is None else date_format(day, pgettext("date format", "l j F"))


def short_span(minutes: int) -> str:
    """38 m · 1 h 05 m · 2 h · 3 d, for a clock in a narrow column."""
    if minutes >= DAYS_FROM_MINUTES:
        return gettext("%(days)d d") % {"days": minutes // (24 * 60)}
    return _hours_and_minutes(minutes, long_minutes=False)


def spoken_span(minutes: int) -> str:
    """1 hour, 5 minutes: for the ear. Django's own words, so that every language has them."""
    start = datetime(2000, 1, 1)  # noqa: DTZ001  only the difference counts
    return timesince(start, start + timedelta(minutes=minutes))


def _hours_and_minutes(minutes: int, *, long_minutes: bool) -> str:
    hour, minute = divmod(minutes, 60)
    if not hour:
        words = gettext("%(minutes)d min") if long_minutes else gettext("%(minutes)d m")
        return words % {"minutes": minute}
    if not minute:
        return gettext("%(hours)d h") % {"hours": hour}
    return gettext("%(hours)d h %(minutes)02d m") % {"hours": hour, "minutes": minute}


def _short_step(minute: int, second: int) -> str:
    if not minute:
        return gettext("%(seconds)d s") % {"seconds": second}
    return gettext("%(minutes)d min %(seconds)02d s") % {"minutes": minute, "seconds": second}


def _tenths(value: float) -> str:
    rounded = round(value, 1)
    return number_format(rounded, decimal_pos=0 if rounded == int(rounded) else 1)
