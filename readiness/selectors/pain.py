"""Where it hurts an athlete, for how long, and what that speaks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.spots import LONGEST_BACK, Run, Spot, runs_on
from athletes.models import Athlete, Episode, EpisodeKind
from readiness.models import CheckIn, Problem
from readiness.spots import spots_of

PROPOSED_FROM, PROPOSED_DAYS = 4, 3
"""So much pain in the same place on so many mornings in a row speaks for an injury."""
FRESH = timedelta(days=3)
"""A check-in before these days says nothing of now."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An episode that check-ins speak for, to be opened with one click."""

    kind: EpisodeKind
    since: date
    run: Run | None = None


@dataclass(frozen=True, slots=True)
class Pain:
    """What the latest check-in says hurts, each place with its mornings, and what it speaks for."""

    day: date | None
    runs: tuple[Run, ...]
    proposed: tuple[Proposed, ...]


def pain_of(*, athlete: Athlete, today: date) -> Pain:
    """The athlete's pain by the latest check-in of the last three days. Two queries."""
    rows = list(mornings_of(athlete=athlete, today=today))
    if not rows or rows[0].day <= today - FRESH:
        return Pain(None, (), ())
    latest = rows[0]
    runs = runs_on(spots_by_day(rows), latest.day)
    known = set(Episode.objects.of(athlete).open().order_by().values_list("kind", "body_part", "side"))
    return Pain(latest.day, runs, (*_ill(latest, known), *_injuries(runs, latest.day, known)))


def mornings_of(*, athlete: Athlete, today: date) -> list[CheckIn]:
    """The check-ins of four weeks, the latest first. One query."""
    found = CheckIn.objects.of(athlete).between(today - timedelta(days=LONGEST_BACK - 1), today)
    fields = ("day", "pain", "body_part", "spots", "problem")
    return list(found.filter(deleted_at=None).only(*fields).order_by("-day", "-pk"))


def spots_by_day(rows: list[CheckIn]) -> Mapping[date, tuple[Spot, ...]]:
    """What hurt each morning that was answered."""
    return {row.day: spots_of(row) for row in rows}


def _ill(latest: CheckIn, known: set[tuple[str, str, str]]) -> list[Proposed]:
    if latest.problem != Problem.ILL or any(kind == EpisodeKind.ILLNESS for kind, *_place in known):
        return []
    return [Proposed(EpisodeKind.ILLNESS, latest.day)]


def _injuries(runs: tuple[Run, ...], day: date, known: set[tuple[str, str, str]]) -> list[Proposed]:
    """Places that hurt 4 or more on the last three mornings that were answered, and have no open injury."""
    lasting = [run for run in runs if _lasts(run)]
    places = {(part, side) for kind, part, side in known if kind == EpisodeKind.INJURY}
    new = [run for run in lasting if (run.place.part, run.place.side) not in places]
    return [Proposed(EpisodeKind.INJURY, day - timedelta(days=run.days - 1), run) for run in new]


def _lasts(run: Run) -> bool:
    latest = run.pains[-PROPOSED_DAYS:]
    return len(latest) == PROPOSED_DAYS and min(latest) >= PROPOSED_FROM


def pain_rows(*, athlete: Athlete, today: date) -> list[tuple[str, str, str, int, int]]:
    """Day, part, side, pain and days running of each place that hurt, the latest first. One query."""
    rows = mornings_of(athlete=athlete, today=today)
    by_day = spots_by_day(rows)
    return [
        (row.day.isoformat(), run.place.part, run.place.side, run.pains[-1], run.days)
        for row in rows
        for run in runs_on(by_day, row.day)
    ]
