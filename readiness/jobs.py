"""The jobs of readiness."""

from datetime import timedelta

from django.utils import timezone

from athletes.services.telling import EVERY
from readiness import services
from tenancy.schedule import periodic


@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_silence() -> None:
    services.watch_for_silence(now=timezone.now())


@periodic("readiness.tell", every=EVERY)
def tell() -> None:
    services.tell_what_happened(now=timezone.now())
