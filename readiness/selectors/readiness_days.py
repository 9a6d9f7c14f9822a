"""Ninety days of readiness as page, API and export show them: the same rows, to the last digit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from analytics.fitness import CHRONIC_DAYS, acwr
from analytics.samples import Array
from athletes.models import Athlete
from athletes.selectors import daily_load, settings_for
from readiness import charts, wording
from readiness.models import CheckIn, Problem

DAYS = 90
ITEMS = ("sleep", "energy", "recovery", "stress", "hrv", "resting_hr", "sleep_h")
DAY = timedelta(days=1)
ANSWERED = (
    *("day", "score", "band", "confidence", "learning", "baseline_days", "contributions", "missing"),
    *("problem", "pain"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one item did to the score: its component 0..100, the share it counts for, and its points."""

    item: str
    component: float
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class ReadinessDay:
    """A morning and what it came to, its numbers rounded once.

    `baseline_first`, `baseline_last`: the days that it was compared with, of which `baseline_days` were
    answered. `acwr` is context and takes no part in the score; None for less than four weeks of runs.
    """

    day: date
    score: int
    band: str
    confidence: float
    learning: bool
    baseline_first: date
    baseline_last: date
    baseline_days: int
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    pain: int
    ill: bool
    acwr: float | None

    @property
    def by_item(self) -> Mapping[str, Part]:
        return {part.item: part for part in self.parts}

    @property
    def said(self) -> list[tuple[str, Part]]:
        """The parts with their names."""
        return [(wording.item(part.item), part) for part in self.parts]

    @property
    def not_measured(self) -> str:
        """What was missing, by name."""
        return ", ".join(wording.item(item) for item in self.missing)


@dataclass(frozen=True, slots=True)
class ReadinessHistory:
    """The days that were answered, the latest first; `line` is None for fewer than two of them.

    `limits`: where the bands begin, as a path in the same box (readiness.charts).
    """

    first: date
    last: date
    days: tuple[ReadinessDay, ...]
    line: str | None
    limits: str


def readiness_history(*, athlete: Athlete, today: date, days: int = DAYS) -> ReadinessHistory:
    """The last days up to today. Two queries."""
    first, rules = today - (days - 1) * DAY, settings_for(athlete).readiness
    loads = daily_load(athlete=athlete, first=first - CHRONIC_DAYS * DAY, last=today)
    answered = CheckIn.objects.of(athlete).between(first, today).filter(deleted_at=None)
    window = round(rules.baseline_days)
    found = tuple(
        _day(row, window, _acwr_before(loads, (row["day"] - first).days))
        for row in answered.order_by("-day").values(*ANSWERED)
    )
    scores = {one.day: one.score for one in found}
    line = [scores.get(first + number * DAY) for number in range(days)]
    return ReadinessHistory(
        first=first,
        last=today,
        days=found,
        line=charts.daily(line) if len(scores) > 1 else None,
        limits=charts.levels(rules.amber_from, rules.green_from),
    )


def _day(row: Mapping[str, Any], window: int, ratio: float | None) -> ReadinessDay:
    return ReadinessDay(
        day=row["day"],
        score=row["score"],
        band=row["band"],
        confidence=round(row["confidence"], 3),
        learning=row["learning"],
        baseline_first=row["day"] - window * DAY,
        baseline_last=row["day"] - DAY,
        baseline_days=row["baseline_days"],
        parts=tuple(_part(found) for found in row["contributions"]),
        missing=tuple(row["missing"]),
        pain=row["pain"],
        ill=row["problem"] == Problem.ILL,
        acwr=None if ratio is None else round(ratio, 2),
    )


def _part(found: Mapping[str, Any]) -> Part:
    component, weight, points = (found[name] for name in ("component", "weight", "points"))
    return Part(found["item"], round(component, 1), round(weight, 3), round(points, 1))


def _acwr_before(loads: Array, number: int) -> float | None:
    """Of the four weeks that ended on the evening before the morning."""
    return acwr(loads[number : number + CHRONIC_DAYS])
