"""The jobs of ingest."""

from datetime import timedelta

from django.utils import timezone

from athletes.models import Athlete
from ingest import services
from ingest.selectors import KIND, failing_days
from ingest.services.importing import BATCH, FINISH, UNPACK
from ingest.services.rewriting import RECONCILE
from ingest.services.ruling import RECONCILE_ALL
from readiness.services import watch_sources
from tenancy.outbox import job
from tenancy.schedule import periodic


@job(KIND)
def process(*, upload_id: int) -> None:
    services.process_upload(upload_id=upload_id, now=timezone.now())


@job(UNPACK)
def unpack(*, upload_id: int, skip: int) -> None:
    services.unpack(upload_id=upload_id, skip=skip, now=timezone.now())


@job(BATCH)
def process_batch(*, run_id: int, first: int, last: int) -> None:
    services.process_batch(run_id=run_id, first=first, last=last, now=timezone.now())


@job(FINISH)
def finish(*, run_id: int) -> None:
    services.finish(run_id=run_id, now=timezone.now())


@job(RECONCILE)
def reconcile(*, athlete_id: int) -> None:
    services.reconcile(athlete=Athlete.objects.get(pk=athlete_id), now=timezone.now())


@job(RECONCILE_ALL)
def reconcile_all() -> None:
    services.reconcile_all()


@periodic("ingest.sweep", every=timedelta(minutes=10))
def sweep() -> None:
    services.sweep(now=timezone.now())


@periodic("ingest.watch", every=timedelta(minutes=5))
def watch() -> None:
    services.look_through(now=timezone.now())


@periodic("ingest.watch_sources", every=timedelta(hours=1))
def watch_refusals() -> None:
    now = timezone.now()
    watch_sources(failing=failing_days(now=now), now=now)
