"""Readiness, flags and cases of everybody, by one process: after a change of rules, and where none was."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from time import perf_counter

from django.db import connection, transaction

from athletes.models import Athlete
from bench.people import Club
from bench.statements import inside
from bench.verdicts import Verdict
from readiness import services
from readiness.models import CheckIn
from tenancy.models import Organization

FEWER = 1000
OTHER_RULES = {"readiness": {"sleep_weight": 0.4}, "risk": {"readiness_weight": 0.6}}
"""With these nearly every score is another one."""


def everybody(big: Club, *, now: datetime) -> Iterator[Verdict]:
    """Of the last morning on which the club has answered; what is written is taken back."""
    with inside(big.organization.pk):
        keys = list(Athlete.objects.current().order_by("pk").values_list("pk", flat=True))
        last = CheckIn.objects.filter(answered_at__lte=now).order_by("-answered_at")[0]
    fewer = keys[: min(FEWER, len(keys))]
    _seconds(big, fewer, last.answered_at)  # once for nothing, so that both find the same caches
    few, _written = _seconds(big, fewer, last.answered_at)
    seconds, written = _seconds(big, keys, last.answered_at)
    still, _nothing = _seconds(big, keys, last.answered_at, twice=True)
    words = f"{written} rows written after a change of weights; {still:.1f} s where nothing has changed"
    yield Verdict(f"readiness, flags and cases of {len(keys)} athletes", seconds, 10, " s", words)
    ratio = (seconds / len(keys)) / (few / len(fewer))
    words = f"{1000 * seconds / len(keys):.2f} ms an athlete, {1000 * few / len(fewer):.2f} of {len(fewer)}"
    yield Verdict("the same an athlete / that of fewer", ratio, 1.3, "×", words)


def _seconds(big: Club, keys: Sequence[int], now: datetime, *, twice: bool = False) -> tuple[float, int]:
    """How long it takes under other rules, and how many rows are written; `twice`: the second time."""
    with inside(big.organization.pk):
        kept = Organization.objects.get(pk=big.organization.pk)
        kept.settings = kept.settings | OTHER_RULES
        kept.save(update_fields=["settings"])
        if twice:
            services.recompute(athletes=keys, now=now)
        begun = perf_counter()
        done = services.recompute(athletes=keys, now=now)
        connection.check_constraints()
        seconds = perf_counter() - begun
        transaction.set_rollback(True)
    return seconds, done.rows
