"""The athletes' own jobs."""

from datetime import date, timedelta

from django.utils.timezone import now

from athletes import services
from tenancy.outbox import job
from tenancy.schedule import periodic


@job("athletes.recompute")
def recompute(*, athlete_id: int, since: str) -> None:
    services.recompute(athlete_id=athlete_id, since=date.fromisoformat(since), now=now())


@job("athletes.refresh_all")
def refresh_all() -> None:
    services.refresh_all(now=now())


@periodic("athletes.refresh_stale", every=timedelta(hours=1))
def refresh_stale() -> None:
    services.refresh_stale(now=now())


@periodic("athletes.settle_pulse", every=timedelta(minutes=10))
def settle_pulse() -> None:
    services.settle_pulse()
