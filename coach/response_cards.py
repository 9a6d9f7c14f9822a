"""The response report as small multiples: a card a coach, each with the same few lines by month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import number_format
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext

from coach.selectors import CoachFigures, Figures
from readiness.models import Bucket

AN_HOUR_S = 3600
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Small:
    """One line by month: its title, this month's value, a word on it, and what is spoken of the drawing."""

    title: str
    value: str
    values: tuple[float | None, ...]
    note: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """A coach's months at a glance."""

    name: str
    smalls: tuple[Small, ...]


def card_of(name: str, found: CoachFigures, now: datetime) -> Card:
    """Cases, first responses, what was in time, what was missed, and resolutions."""
    months, latest = found.months, found.latest
    smalls = (
        _small(gettext("Cases opened"), months, lambda one: float(one.opened), _count, gettext("this month")),
        _small(
            gettext("First response"),
            months,
            lambda one: _hours(one.median_s),
            _in_hours,
            gettext("9 of 10 within %(hours)s") % {"hours": _in_hours(_hours(latest.p90_s))},
        ),
        _small(
            gettext("Within target"),
            months,
            lambda one: None if one.share is None else 100 * one.share,
            _percent,
            gettext("%(within)d of %(asked)d responses") % {"within": latest.within, "asked": latest.asked},
        ),
        _small(gettext("Missed"), months, lambda one: float(one.breaches), _count, _by_bucket(latest)),
        _small(
            gettext("Resolution"),
            months,
            lambda one: _hours(one.resolution_s),
            _in_hours,
            ngettext("%(number)d case closed", "%(number)d cases closed", latest.resolved)
            % {"number": latest.resolved},
        ),
    )
    return Card(name, (*smalls, _oldest(found, now)))


def _oldest(found: CoachFigures, now: datetime) -> Small:
    """How long the longest has been open, by the clock on the wall."""
    age = timesince(found.oldest, now, depth=1) if found.oldest else NOTHING
    note = gettext("since it was opened") if found.oldest else gettext("none is open")
    return Small(gettext("Oldest open case"), age, (), note, "")


def _small(
    title: str,
    months: Sequence[Figures],
    value: Callable[[Figures], float | None],
    say: Callable[[float | None], str],
    note: str,
) -> Small:
    values = tuple(value(one) for one in months)
    said = ", ".join(f"{one.month:%Y-%m} {say(number)}" for one, number in zip(months, values, strict=True))
    return Small(title, say(values[-1]), values, note, f"{title}: {said}")


def _by_bucket(found: Figures) -> str:
    """The gravest first, each with its word."""
    counted = ((bucket.label, found.missed.get(bucket, 0)) for bucket in Bucket)
    told = [gettext("%(bucket)s %(number)d") % {"bucket": label, "number": n} for label, n in counted if n]
    return ", ".join(told) or gettext("none this month")


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / AN_HOUR_S


def _in_hours(value: float | None) -> str:
    return NOTHING if value is None else gettext("%(hours)s h") % {"hours": number_format(round(value, 1), 1)}


def _count(value: float | None) -> str:
    return str(round(value or 0))


def _percent(value: float | None) -> str:
    return NOTHING if value is None else gettext("%(percent)d %%") % {"percent": round(value)}
