"""The response report as lines of a table: for the page, and as CSV for a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from coach.selectors import CoachFigures, Figures, ResponseReport
from readiness.models import Bucket

AN_HOUR_S = 3600
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Line:
    """A coach's month; hours of business, None where there was nothing to measure."""

    coach: str
    figures: Figures

    @property
    def median_h(self) -> float | None:
        return _hours(self.figures.median_s)

    @property
    def p90_h(self) -> float | None:
        return _hours(self.figures.p90_s)

    @property
    def resolution_h(self) -> float | None:
        return _hours(self.figures.resolution_s)

    @property
    def percent(self) -> int | None:
        share = self.figures.share
        return None if share is None else round(100 * share)

    @property
    def missed(self) -> tuple[int, ...]:
        """By bucket, the gravest first."""
        return tuple(self.figures.missed.get(bucket, 0) for bucket in Bucket)


def name_of(line: CoachFigures) -> str:
    """Of whom these figures are."""
    return str(line.coach.user) if line.coach else gettext("Nobody")


def lines_of(report: ResponseReport) -> Iterator[Line]:
    """Each coach's months, the latest first, without those in which nothing happened."""
    for coach in report.coaches:
        for month in reversed(coach.months):
            if month.opened or month.breaches:
                yield Line(name_of(coach), month)


def headings() -> list[str]:
    """Of the columns."""
    return [
        gettext("Coach"),
        gettext("Month"),
        gettext("Cases opened"),
        gettext("First response, median h"),
        gettext("First response, 9 of 10 within h"),
        gettext("Within target, %"),
        *(gettext("Missed: %(bucket)s") % {"bucket": bucket.label} for bucket in Bucket),
        gettext("Resolved"),
        gettext("Resolution, median h"),
    ]


def as_csv(report: ResponseReport) -> str:
    """The table for a spreadsheet; a name that a spreadsheet would take for a formula is quoted."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings())
    for line in lines_of(report):
        found = line.figures
        writer.writerow(
            [
                _plain(line.coach), f"{found.month:%Y-%m}", found.opened, _number(line.median_h),
                _number(line.p90_h), _number(line.percent), *line.missed, found.resolved,
                _number(line.resolution_h),
            ]
        )  # fmt: skip
    return text.getvalue()


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / AN_HOUR_S


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int) else f"{value:.2f}"


def _plain(name: str) -> str:
    return f"'{name}" if name.startswith(FORMULA) else name
