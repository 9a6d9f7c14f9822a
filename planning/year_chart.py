"""A year of weeks as a picture, in percents of the drawing: bars of planned and done, lines of fitness."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planning.charts import BAND, TOP, PhaseBand, bands_of

GAP = 0.16
APART = 6.0
"""Names of months stand at least so far from each other."""
HEADROOM = 1.15
"""A bar can be drawn higher than the highest."""


@dataclass(frozen=True, slots=True)
class YearWeek:
    """What is drawn of a week: amounts in the unit that was chosen, None where there are none.

    `was` is what the athlete sees where the draft has another amount; `editable`: it can be
    scaled.
    """

    number: int
    monday: date
    phase: str
    target: float | None
    planned: float
    was: float | None
    done: float | None
    ctl: float | None
    atl: float | None
    tsb: float | None
    races: str = ""
    editable: bool = False
    past: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class YearBar:
    """`x` and `width` of the bar, `slot` of its whole week; heights are measured down from `y`."""

    x: float
    width: float
    slot_x: float
    slot: float
    middle: float
    planned_y: float
    planned_height: float
    done_y: float
    done_height: float
    target_y: float | None
    was_y: float | None
    week: YearWeek

    @property
    def right(self) -> float:
        return self.slot_x + self.slot


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a line; `ahead`: of days to come."""

    x1: float
    y1: float
    x2: float
    y2: float
    ahead: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a place along the weeks."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class MonthMark:
    x: float
    day: date


@dataclass(frozen=True, slots=True)
class YearChart:
    """`most` is the amount at the top of the bars; the lines share one scale, on which `zero_y` is 0."""

    bars: tuple[YearBar, ...]
    bands: tuple[PhaseBand, ...]
    ctl: tuple[Stretch, ...]
    atl: tuple[Stretch, ...]
    tsb: tuple[Stretch, ...]
    races: tuple[Mark, ...]
    months: tuple[MonthMark, ...]
    most: float
    zero_y: float
    today_x: float | None

    @property
    def floor(self) -> float:
        return 100 - BAND


def year_chart(weeks: Sequence[YearWeek], *, today: date) -> YearChart:
    """The picture of one or more weeks in a row."""
    slot = 100 / len(weeks)
    amounts = [amount for one in weeks for amount in (one.planned, one.was, one.done, one.target) if amount]
    most = max(amounts, default=1.0) * HEADROOM
    low, high = scale(value for one in weeks for value in (one.ctl, one.atl, one.tsb))
    flags = ((place, one) for place, one in enumerate(weeks) if one.races)
    past = [one.past for one in weeks]
    begun = (today - weeks[0].monday).days / 7
    return YearChart(
        bars=tuple(_bar(one, place, slot, most) for place, one in enumerate(weeks)),
        bands=tuple(bands_of(weeks, slot)),
        ctl=line([one.ctl for one in weeks], low, high, past),
        atl=line([one.atl for one in weeks], low, high, past),
        tsb=line([one.tsb for one in weeks], low, high, past),
        races=tuple(Mark(slot * (place + 0.5), one.races) for place, one in flags),
        months=tuple(months([one.monday for one in weeks], slot)),
        most=most,
        zero_y=height(0.0, low, high),
        today_x=begun * slot if 0 <= begun <= len(weeks) else None,
    )


def line(
    values: Sequence[float | None], low: float, high: float, past: Sequence[bool]
) -> tuple[Stretch, ...]:
    """From week to week, where both ends are known."""
    slot = 100 / len(values)
    return tuple(
        Stretch(
            slot * (place + 0.5),
            height(one, low, high),
            slot * (place + 1.5),
            height(other, low, high),
            ahead=not past[place + 1],
        )
        for place, (one, other) in enumerate(pairwise(values))
        if one is not None and other is not None
    )


def scale(values: Iterator[float | None]) -> tuple[float, float]:
    """The lowest and the highest of a drawing that shows 0 too."""
    known = [one for one in values if one is not None]
    return min(0.0, *known) if known else 0.0, max(1.0, *known) if known else 1.0


def height(value: float, low: float, high: float) -> float:
    """How far down from the top a value stands; a little room above and below."""
    return 6 + 88 * (high - value) / (high - low)


def months(mondays: Sequence[date], slot: float) -> Iterator[MonthMark]:
    """The first week of each month, as far as the names have room."""
    last = -APART
    for place, monday in enumerate(mondays):
        begins = place == 0 or monday.month != mondays[place - 1].month
        if begins and slot * place - last >= APART:
            last = slot * place
            yield MonthMark(last, monday)


def _bar(week: YearWeek, place: int, slot: float, most: float) -> YearBar:
    floor = 100 - BAND
    planned_y, done_y = _y(week.planned, most), _y(week.done or 0.0, most)
    return YearBar(
        x=slot * (place + GAP / 2),
        width=slot * (1 - GAP),
        slot_x=slot * place,
        slot=slot,
        middle=slot * (place + 0.5),
        planned_y=planned_y,
        planned_height=floor - planned_y,
        done_y=done_y,
        done_height=floor - done_y,
        target_y=_y(week.target, most) if week.target else None,
        was_y=_y(week.was, most) if week.was is not None else None,
        week=week,
    )


def _y(amount: float, most: float) -> float:
    return TOP + (1 - amount / most) * (100 - BAND - TOP)
