"""The jobs of readiness."""

from datetime import timedelta

from django.utils import timezone

from readiness import services
from readiness.services.automatic import ANNOUNCE
from tenancy.outbox import job
from tenancy.schedule import periodic


# The name is older than the other things that the clock tells; what waits in an outbox is called by it.
@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_the_clock() -> None:
    services.watch_the_clock(now=timezone.now())


@periodic("readiness.watch_runs", every=timedelta(days=1))
def watch_the_runs() -> None:
    services.watch_the_runs(now=timezone.now())


@periodic("readiness.watch_returns", every=timedelta(hours=1))
def watch_returns() -> None:
    services.watch_for_returns(now=timezone.now())


@job(ANNOUNCE)
def announce(*, decision_id: int) -> None:
    services.announce(decision_id=decision_id, now=timezone.now())
