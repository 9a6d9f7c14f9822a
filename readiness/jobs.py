"""The jobs of readiness."""

from datetime import timedelta

from django.utils import timezone

from athletes.services.telling import EVERY
from readiness import services
from tenancy.schedule import periodic


# The name is older than the other things that the clock tells; what waits in an outbox is called by it.
@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_the_clock() -> None:
    services.watch_the_clock(now=timezone.now())


@periodic("readiness.watch_runs", every=timedelta(days=1))
def watch_the_runs() -> None:
    services.watch_the_runs(now=timezone.now())


@periodic("readiness.tell", every=EVERY)
def tell() -> None:
    services.tell_what_happened(now=timezone.now())
