"""Work to be done later: a row in the same transaction as its cause, and a bell that wakes a worker."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

import structlog
from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from tenancy import scope
from tenancy.models import Outbox

CHANNEL = "runseason_outbox"
Handler = Callable[..., None]

handlers: dict[str, Handler] = {}
log = structlog.get_logger(__name__)


class UnknownKind(LookupError):
    """No handler is registered for a job's kind."""


def job(kind: str) -> Callable[[Handler], Handler]:
    """Register the handler of a kind of job: ids in, one service call."""

    def register(handler: Handler) -> Handler:
        handlers[kind] = handler
        return handler

    return register


def put(kind: str, *, key: str = "", due_at: datetime | None = None, **ids: int | str) -> None:
    """Ask for work in this transaction, for the scope's organization; the same key asks only once."""
    if kind not in handlers:
        raise UnknownKind(kind)
    entered = scope.current()
    row = Outbox(kind=kind, ids=ids, key=key, due_at=due_at or timezone.now())
    row.organization_id = entered.organization_id if entered else None
    Outbox.objects.bulk_create([row], ignore_conflicts=bool(key))
    if due_at is None:
        _wake(row.pk or 0)


def ask_again(*, pks: Iterable[int], now: datetime) -> int:
    """Ask anew for jobs that wait or were given up, with their tries forgotten; returns how many."""
    found = Outbox.objects.filter(pk__in=pks, done_at=None)
    asked = found.update(due_at=now, attempts=0, dead_at=None, error="")
    _wake(0)
    return asked


def _wake(pk: int) -> None:
    if settings.CELERY_BROKER_URL:
        transaction.on_commit(partial(ring, pk))
        return
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")


def ring(pk: int) -> None:
    """Ring through the broker. A broker that is away loses nothing: the sweeper rings again."""
    try:
        current_app.send_task("ring", args=[pk])
    except OperationalError as error:
        log.warning("outbox.bell_silent", error=str(error))
