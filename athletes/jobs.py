"""The athletes' own jobs."""

from datetime import date, timedelta

from django.utils.timezone import now

from athletes import services
from athletes.services import digests, mailing
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


@job("athletes.mail_notice")
def mail_notice(*, public_id: str) -> None:
    mailing.mail_notice(public_id=public_id, now=now())


@periodic("athletes.send_digests", every=timedelta(hours=1))
def send_digests() -> None:
    digests.send_digests(now=now())


@periodic("athletes.forget_notices", every=timedelta(days=1))
def forget_notices() -> None:
    services.forget_notices(now=now())
