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
    parser.add_argument("--ingest", action="store_true", help="only files coming in")
    wanted = parser.parse_args()
    now = timezone.now()
    dataset.stand(count=wanted.athletes, weeks=wanted.weeks, now=now)
    small, big = club_of(SMALL), club_of(wanted.athletes)
    for club in (small, big):
        squad.prepared(club, now=now)
        checks.check(club, now=now)
    dataset.settle()
    measured = _ingest(small, rounds=wanted.rounds)
    if not wanted.ingest:
        measured = _measured(big, small, now=now, rounds=wanted.rounds)
    found = list(measured)
    print(verdicts.keep(found, size=f"{big.count} athletes, {wanted.weeks} weeks", now=now))
    return 0 if all(verdict.kept for verdict in found) else 1


def _measured(big: Club, small: Club, *, now: datetime, rounds: int) -> Iterator[Verdict]:
    today = now.date()
    yield from center.page(big, small, rounds=rounds)
    yield center.page_queries(big)
    yield from center.statements(big, now=now, rounds=rounds)
    yield from pages.api_lists(big, rounds=rounds)
    yield from pages.check_in(big, day=today.isoformat(), rounds=rounds)
    yield from planning.plans(big, today=today, rounds=max(10, rounds // 5))
    yield from evening.pages(big, today=today, rounds=max(10, rounds // 2))
    yield from evening.squad(big, now=now)
    yield from squad.page(big, small, rounds=rounds)
    yield from squad.statements(big, now=now, rounds=max(10, rounds // 5))
    yield from recompute.everybody(big, now=now)
    yield from _ingest(small, rounds=rounds)


def _ingest(club: Club, *, rounds: int) -> Iterator[Verdict]:
    yield from fit.verdicts(fit.generated())
    yield from xml.verdicts()
    yield from imports.one_file(club, rounds=max(10, rounds // 5))
    yield from imports.an_archive(club)
    yield from metrics.of_a_long_run(rounds=rounds)
    yield from metrics.of_a_year(club, rounds=max(10, rounds // 5))


if __name__ == "__main__":
    sys.exit(main())
