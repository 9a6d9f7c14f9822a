"""Make the clubs where they are missing, check, measure, print and keep; `python -m bench` starts this."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime

import django
from django.utils import timezone

django.setup()

from bench import (  # noqa: E402
    center,
    checks,
    dataset,
    evening,
    fit,
    imports,
    metrics,
    pages,
    planning,
    recompute,
    squad,
    verdicts,
    xml,
)
from bench.people import SMALL, Club, club_of  # noqa: E402
from bench.verdicts import Verdict  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.measuring", description=__doc__)
    parser.add_argument("--athletes", type=int, default=10_000)
    parser.add_argument("--weeks", type=int, default=104)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--only", choices=("people", "ingest"), help="who needs whom, or files coming in")
    wanted = parser.parse_args()
    now = timezone.now()
    dataset.stand(count=wanted.athletes, weeks=wanted.weeks, now=now)
    small, big = club_of(SMALL), club_of(wanted.athletes)
    for club in (small, big):
        squad.prepared(club, now=now)
        checks.check(club, now=now)
    dataset.settle()
    parts = {
        "people": lambda: _people(big, small, now=now, rounds=wanted.rounds),
        "plans": lambda: _plans(big, now=now, rounds=wanted.rounds),
        "ingest": lambda: _ingest(small, rounds=wanted.rounds),
    }
    chosen = [part for name, part in parts.items() if wanted.only in (None, name)]
    found = [verdict for part in chosen for verdict in _said(part())]
    print(verdicts.keep(found, size=f"{big.count} athletes, {wanted.weeks} weeks", now=now))
    return 0 if all(verdict.kept for verdict in found) else 1


def _said(measured: Iterator[Verdict]) -> Iterator[Verdict]:
    """Each as it is found, on the way: what is measured later may fail."""
    for verdict in measured:
        print(verdict.row(), flush=True)
        yield verdict


def _people(big: Club, small: Club, *, now: datetime, rounds: int) -> Iterator[Verdict]:
    yield from center.page(big, small, rounds=rounds)
    yield center.page_queries(big)
    yield from center.statements(big, now=now, rounds=rounds)
    yield from pages.api_lists(big, rounds=rounds)
    yield from pages.check_in(big, day=now.date().isoformat(), rounds=rounds)
    dataset.settle()
    yield from squad.page(big, small, rounds=rounds)
    yield from squad.statements(big, now=now, rounds=max(10, rounds // 5))
    yield from recompute.everybody(big, now=now)


def _plans(big: Club, *, now: datetime, rounds: int) -> Iterator[Verdict]:
    today = now.date()
    yield from planning.plans(big, today=today, rounds=max(10, rounds // 5))
    yield from evening.pages(big, today=today, rounds=max(10, rounds // 2))
    yield from evening.squad(big, now=now)


def _ingest(club: Club, *, rounds: int) -> Iterator[Verdict]:
    yield from fit.verdicts(fit.generated())
    yield from xml.verdicts()
    yield from imports.one_file(club, rounds=max(10, rounds // 5))
    yield from imports.an_archive(club)
    yield from metrics.of_a_long_run(rounds=rounds)
    yield from metrics.of_a_year(club, rounds=max(10, rounds // 5))


if __name__ == "__main__":
    sys.exit(main())
