"""The curves of two or three seasons over the same weeks."""

from collections.abc import Sequence
from dataclasses import dataclass

from planning.changes import Outlook
from planning.year_chart import Mark, MonthMark, Stretch, height, line, months, scale


@dataclass(frozen=True, slots=True)
class Curve:
    """Fitness and form of one season; its letter is "" for the one that stands."""

    letter: str
    ctl: tuple[Stretch, ...]
    tsb: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class WhatIfChart:
    curves: tuple[Curve, ...]
    races: tuple[Mark, ...]
    months: tuple[MonthMark, ...]
    zero_y: float
    highest: float
    lowest: float


def what_if_chart(letters: Sequence[str], outlooks: Sequence[Outlook]) -> WhatIfChart:
    """The curves on one scale."""
    weeks = outlooks[0].weeks
    ends = [one.end for look in outlooks for one in look.weeks]
    low, high = scale(value for end in ends if end for value in (end.ctl, end.tsb))
    slot, past = 100 / len(weeks), [False] * len(weeks)
    return WhatIfChart(
        curves=tuple(
            Curve(
                letter,
                ctl=line([one.end.ctl if one.end else None for one in look.weeks], low, high, past),
                tsb=line([one.end.tsb if one.end else None for one in look.weeks], low, high, past),
            )
            for letter, look in zip(letters, outlooks, strict=True)
        ),
        races=tuple(
            Mark(100 * (one.day - weeks[0].monday).days / (7 * len(weeks)), one.priority)
            for one in outlooks[0].events
        ),
        months=tuple(months([one.monday for one in weeks], slot)),
        zero_y=height(0.0, low, high),
        highest=high,
        lowest=low,
    )
