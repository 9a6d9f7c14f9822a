"""Working an import off in this process, where no worker does; one beside does no harm."""

import time
from collections.abc import Sequence

from django.utils import timezone

from ingest.models import ImportRun
from ingest.services.importing import BATCH, FINISH, UNPACK
from tenancy import queue
from tenancy.models import Outbox

PAUSE_S = 0.2
TRIES = 2


def work_off(*, run: ImportRun) -> bool:
    """Run the import's own jobs until none is left; False if some of them failed, and wait for a worker.

    Each job is a transaction of the queue's: killed at any point it is all there or not at all. What another
    worker has in hand is waited for. Called outside of any transaction.
    """
    while jobs := _jobs_of(run):
        now = timezone.now()
        taken = [queue.run_next(pk=job.pk) for job in jobs if job.due_at <= now]
        if any(taken):
            continue
        if all(job.error and job.attempts >= TRIES for job in jobs):
            return False
        time.sleep(PAUSE_S)
    return not _given_up(run)


def _jobs_of(run: ImportRun) -> Sequence[Outbox]:
    return list(_asked(run).filter(done_at=None, dead_at=None).order_by("due_at", "pk"))


def _given_up(run: ImportRun) -> bool:
    return bool(_asked(run).filter(dead_at__isnull=False, done_at=None).exists())


def _asked(run: ImportRun):  # type: ignore[no-untyped-def]
    return Outbox.objects.filter(kind__in=(UNPACK, BATCH, FINISH), key__startswith=f"{run.pk}:")
