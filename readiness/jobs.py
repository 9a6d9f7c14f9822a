"""The jobs of readiness."""

from datetime import timedelta

from django.utils import timezone

from readiness import services
from tenancy.schedule import periodic


@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_silence() -> None:
    services.watch_for_silence(now=timezone.now())


@periodic("readiness.keep_absences", every=timedelta(hours=1))
def keep_absences() -> None:
    services.keep_absences(now=timezone.now())


@periodic("readiness.bring_back", every=timedelta(hours=1))
def bring_back() -> None:
    services.bring_back(now=timezone.now())
