"""A season as a picture, in percents of the drawing: bars of weeks, bands of phases, a line of long runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Protocol

from planning.models import Phase

TOP = 10.0
BAND = 8.0
"""Room above the bars, and the strip of phases under them."""
GAP = 0.14
NUMBERED_FROM = 7.0
"""Narrower bands have no room for their name."""


class Phased(Protocol):
    """A week with its number and phase in the season."""

    @property
    def number(self) -> int: ...
    @property
    def phase(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ChartWeek:
    """What is drawn of a week: its training, the race itself left out."""

    number: int
    phase: str
    cutback: bool
    duration_s: float
    load: float
    longest_s: float
    race: bool = False
    ctl: float | None = None


@dataclass(frozen=True, slots=True)
class WeekBar:
    x: float
    y: float
    width: float
    height: float
    middle: float
    week: ChartWeek


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """Weeks in a row of one phase; `named` where its name fits."""

    x: float
    width: float
    middle: float
    phase: Phase
    first: int
    last: int
    named: bool


@dataclass(frozen=True, slots=True)
class Segment:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class SeasonChart:
    """Bars stand for load; the lines for the week's longest run and for fitness, on scales of their own."""

    bars: tuple[WeekBar, ...]
    bands: tuple[PhaseBand, ...]
    line: tuple[Segment, ...]
    weeks: tuple[ChartWeek, ...]
    first: ChartWeek
    biggest: ChartWeek
    longest: ChartWeek
    fitness: tuple[Segment, ...] = ()
    fittest: ChartWeek | None = None


def season_chart(weeks: Sequence[ChartWeek]) -> SeasonChart:
    """The picture of one or more weeks."""
    most_load = max(week.load for week in weeks) or 1.0
    most_s = max(week.longest_s for week in weeks) or 1.0
    slot = 100 / len(weeks)
    floor = 100 - BAND
    points = [(slot * (place + 0.5), _y(week.longest_s / most_s)) for place, week in enumerate(weeks)]
    bars = tuple(
        WeekBar(
            x=slot * (place + GAP / 2),
            y=_y(week.load / most_load),
            width=slot * (1 - GAP),
            height=floor - _y(week.load / most_load),
            middle=slot * (place + 0.5),
            week=week,
        )
        for place, week in enumerate(weeks)
    )
    return SeasonChart(
        bars=bars,
        bands=tuple(bands_of(weeks, slot)),
        line=tuple(Segment(*one, *other) for one, other in pairwise(points)),
        weeks=tuple(weeks),
        first=weeks[0],
        biggest=max(weeks, key=lambda week: week.duration_s),
        longest=max(weeks, key=lambda week: week.longest_s),
        fitness=tuple(_fitness(weeks, slot)),
        fittest=max((week for week in weeks if week.ctl), key=lambda week: week.ctl or 0.0, default=None),
    )


def bands_of(weeks: Sequence[Phased], slot: float) -> list[PhaseBand]:
    """The phases under weeks that are each so wide; none under weeks that no season has."""
    bands: list[PhaseBand] = []
    x = 0.0
    for phase, group in groupby(weeks, key=lambda week: week.phase):
        run = list(group)
        width = slot * len(run)
        numbers = run[0].number, run[-1].number
        if phase:
            bands.append(PhaseBand(x, width, x + width / 2, Phase(phase), *numbers, width >= NUMBERED_FROM))
        x += width
    return bands


def _fitness(weeks: Sequence[ChartWeek], slot: float) -> Iterator[Segment]:
    """From week to week, where fitness is known at both ends."""
    most = max((week.ctl or 0.0 for week in weeks), default=0.0) or 1.0
    for place, (one, other) in enumerate(pairwise(weeks)):
        if one.ctl is not None and other.ctl is not None:
            yield Segment(
                slot * (place + 0.5), _y(one.ctl / most), slot * (place + 1.5), _y(other.ctl / most)
            )


def _y(share: float) -> float:
    """The height of a share of the highest value, measured from the top."""
    return TOP + (1 - share) * (100 - BAND - TOP)
