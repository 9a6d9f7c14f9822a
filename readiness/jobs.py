"""The jobs of readiness."""

from datetime import datetime, timedelta

from django.utils import timezone

from athletes.services.telling import EVERY
from readiness import services
from readiness.services.automatic import ANNOUNCE
from readiness.services.recompute_runs import RECOMPUTE, WATCH
from tenancy.outbox import job
from tenancy.schedule import periodic


# The name is older than the other things that the clock tells; what waits in an outbox is called by it.
@periodic("readiness.watch_clocks", every=timedelta(minutes=5))
def watch_clocks() -> None:
    services.end_waits(now=timezone.now())
    services.watch_clocks(now=timezone.now())


@job("readiness.redraw_clocks")
def redraw_clocks() -> None:
    services.redraw_clocks(now=timezone.now())


@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_the_clock() -> None:
    services.ask_the_clock(now=timezone.now())


@periodic("readiness.tell", every=EVERY)
def tell() -> None:
    services.tell_what_happened(now=timezone.now())


@job(WATCH)
def watch(*, first: int, last: int, hour: str) -> None:
    services.watch_part(first=first, last=last, hour=datetime.fromisoformat(hour), now=timezone.now())


@job(RECOMPUTE)
def recompute(*, run_id: int, first: int, last: int, count: int) -> None:
    services.recompute_part(run_id=run_id, first=first, last=last, count=count, now=timezone.now())


@periodic("readiness.settle_buckets", every=timedelta(hours=6))
def settle_buckets() -> None:
    services.settle_buckets(now=timezone.now())


@periodic("readiness.watch_returns", every=timedelta(hours=1))
def watch_returns() -> None:
    services.watch_for_returns(now=timezone.now())


@job(ANNOUNCE)
def announce(*, decision_id: int) -> None:
    services.announce(decision_id=decision_id, now=timezone.now())


@periodic("readiness.keep_absences", every=timedelta(hours=1))
def keep_absences() -> None:
    services.keep_absences(now=timezone.now())


@periodic("readiness.bring_back", every=timedelta(hours=1))
def bring_back() -> None:
    services.bring_back(now=timezone.now())
