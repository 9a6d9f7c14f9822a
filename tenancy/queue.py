"""Taking jobs from the outbox: claim, effect and done in one transaction; a kill undoes or keeps all."""

import random
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tenancy import scope, watching
from tenancy.models import Outbox
from tenancy.outbox import UnknownKind, handlers

MOST_ATTEMPTS = 8
FIRST_PAUSE_S = 5.0
LONGEST_PAUSE_S = 3600.0

log = structlog.get_logger(__name__)


def drain(*, now: datetime | None = None) -> int:
    """Run what is due until nothing is; returns how many jobs were taken."""
    taken = 0
    while run_next(now=now):
        taken += 1
    return taken


def run_next(*, pk: int | None = None, now: datetime | None = None) -> bool:
    """Run one due job, that of `pk` if given; False when there was none to take."""
    found = _count_attempt(pk=pk, now=now or timezone.now())
    if found is None:
        return False
    with transaction.atomic():
        row = _pending().select_for_update(skip_locked=True).filter(pk=found).first()
        if row is not None:
            _run(row)
    return True


def due_ids(*, now: datetime, limit: int = 1000) -> list[int]:
    """The jobs that are due: what the sweeper rings for."""
    return list(
        _pending().filter(due_at__lte=now).order_by("due_at", "id").values_list("pk", flat=True)[:limit]
    )


def _pending():  # type: ignore[no-untyped-def]
    return Outbox.objects.filter(done_at=None, dead_at=None)


def _count_attempt(*, pk: int | None, now: datetime) -> int | None:
    """Count before running, in its own transaction: a job that kills its worker comes back not for ever.

    Nor at once: killed with its worker or its database it waits as one that failed, and others come first.
    """
    with transaction.atomic():
        due = _pending().select_for_update(skip_locked=True).filter(due_at__lte=now).order_by("due_at", "id")
        row = (due.filter(pk=pk) if pk else due).first()
        if row is None:
            return None
        changes: dict[str, Any] = {"attempts": F("attempts") + 1, "due_at": now + _pause(row.attempts)}
        if row.attempts >= MOST_ATTEMPTS:
            changes["dead_at"] = now
        Outbox.objects.filter(pk=row.pk).update(**changes)
    return row.pk


def _run(row: Outbox) -> None:
    structlog.contextvars.bind_contextvars(job_id=row.pk, job=row.kind, organization_id=row.organization_id)
    try:
        with transaction.atomic():
            _call(row)
    except Exception as error:
        _put_off(row, error)
    else:
        row.done_at = timezone.now()
        row.save(update_fields=["done_at"])
        log.info("job.done")
    finally:
        structlog.contextvars.unbind_contextvars("job_id", "job", "organization_id")


def _call(row: Outbox) -> None:
    handler = handlers.get(row.kind)
    if handler is None:
        raise UnknownKind(row.kind)
    if row.organization_id is None:
        handler(**row.ids)
        return
    with scope.enter(row.organization_id, source=f"job:{row.kind}"):
        handler(**row.ids)


def _put_off(row: Outbox, error: Exception) -> None:
    now = timezone.now()
    row.due_at = now + _pause(row.attempts)
    row.error = type(error).__name__
    row.dead_at = now if row.attempts >= MOST_ATTEMPTS else None
    row.save(update_fields=["due_at", "error", "dead_at"])
    failure = watching.failure_of(error, place=row.kind)
    watching.record_error(failure=failure, place=row.kind, trace=f"job {row.pk}", now=now)
    log.error("job.failed", exc_info=error, attempts=row.attempts, dead=row.dead_at is not None)


def _pause(attempts: int) -> timedelta:
    seconds = min(FIRST_PAUSE_S * 2**attempts, LONGEST_PAUSE_S)
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311  (jitter, no secret)
