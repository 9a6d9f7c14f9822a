"""The jobs of readiness."""

from datetime import timedelta

from django.utils import timezone

from readiness import services
from tenancy.schedule import periodic


@periodic("readiness.watch_silence", every=timedelta(hours=1))
def watch_silence() -> None:
    services.watch_for_silence(now=timezone.now())


@periodic("readiness.settle_buckets", every=timedelta(hours=6))
def settle_buckets() -> None:
    services.settle_buckets(now=timezone.now())
