"""Readiness as a table that a spreadsheet opens: the numbers of the page, one line a morning."""

import csv
import io
from collections.abc import Iterator

from django.utils.text import slugify

from readiness.selectors.readiness_days import ITEMS, ReadinessDay, ReadinessHistory

PARTS = ("component", "weight", "points")
COLUMNS = (
    *("day", "score", "band", "confidence", "learning", "baseline_first", "baseline_last", "baseline_days"),
    *("pain", "ill", "acwr", "missing"),
    *(f"{item}_{part}" for item in ITEMS for part in PARTS),
)
Cell = str | int | float


def readiness_csv(history: ReadinessHistory) -> str:
    """All of its days, the latest first; what is not known is empty."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows([*_cells(one)] for one in history.days)
    return out.getvalue()


def filename(name: str, history: ReadinessHistory) -> str:
    """readiness-ji-woo-han-2026-11-21.csv"""
    words = slugify(name)
    return f"readiness-{words}{'-' if words else ''}{history.last.isoformat()}.csv"


def _cells(one: ReadinessDay) -> Iterator[Cell]:
    yield from (one.day.isoformat(), one.score, one.band, one.confidence, int(one.learning))
    yield from (one.baseline_first.isoformat(), one.baseline_last.isoformat(), one.baseline_days)
    yield from (one.pain, int(one.ill), "" if one.acwr is None else one.acwr, " ".join(one.missing))
    parts = one.by_item
    for item in ITEMS:
        yield from (getattr(parts[item], name) if item in parts else "" for name in PARTS)
