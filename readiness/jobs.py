"""The jobs of readiness."""

from datetime import timedelta

from django.utils import timezone

from readiness import services
from tenancy.outbox import job
from tenancy.schedule import periodic


@periodic("readiness.watch_clocks", every=timedelta(minutes=5))
def watch_clocks() -> None:
    services.watch_clocks(now=timezone.now())


@job("readiness.redraw_clocks")
def redraw_clocks() -> None:
    services.redraw_clocks(now=timezone.now())


@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_silence() -> None:
    services.watch_for_silence(now=timezone.now())
