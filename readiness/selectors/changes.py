"""Several changed days, drawn day by day: what stood there, what stands there then, and the load of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from planning.proposal import Words
from planning.several import Several, Touched, WeekLoad
from tenancy.templatetags.display import localised


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day before and after."""

    day: date
    now: str
    proposed: str
    load_now: float
    load_proposed: float


@dataclass(frozen=True, slots=True)
class ChangedDays:
    """`weeks`: planned load of each week that is touched."""

    days: tuple[DayChange, ...] = ()
    weeks: tuple[WeekLoad, ...] = ()


def changed_days(several: Several) -> ChangedDays:
    """The days that are touched, in order."""
    days = sorted({day for one in several.touched for day in (one.day, _after(one))})
    return ChangedDays(tuple(_day(day, several.touched) for day in days), several.weeks)


def _day(day: date, touched: Sequence[Touched]) -> DayChange:
    before = [one for one in touched if one.day == day]
    after = [one for one in touched if _after(one) == day]
    return DayChange(
        day=day,
        now=_titles([one.title for one in before]) or "–",
        proposed=_titles([one.title if one.proposal is None else one.proposal.title for one in after])
        or gettext("Free"),
        load_now=sum(one.load for one in before),
        load_proposed=sum(one.load_after for one in after),
    )


def _after(one: Touched) -> date:
    return one.to_day or one.day


def _titles(titles: Sequence[Words]) -> str:
    return " + ".join(localised(title) for title in titles)
