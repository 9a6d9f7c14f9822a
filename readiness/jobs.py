"""The jobs of readiness."""

from datetime import timedelta

from django.utils import timezone

from readiness import services
from readiness.services.automatic import ANNOUNCE
from tenancy.outbox import job
from tenancy.schedule import periodic


@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_silence() -> None:
    services.watch_for_silence(now=timezone.now())


@periodic("readiness.watch_returns", every=timedelta(hours=1))
def watch_returns() -> None:
    services.watch_for_returns(now=timezone.now())


@job(ANNOUNCE)
def announce(*, decision_id: int) -> None:
    services.announce(decision_id=decision_id, now=timezone.now())
