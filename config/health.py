"""Is the process alive, and is the site ready for work?"""

from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from tenancy import selectors
from tenancy.access import public
from tenancy.roles import StrongRole

WORKER_SILENT = timedelta(seconds=60)
QUEUE_LATE = timedelta(minutes=10)


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@public
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and binds us, is migrated, jobs move and a worker lives; else 503."""
    try:
        checks = _checks()
    except StrongRole:
        checks = {"database": True, "role": False}
    except Error:
        checks = {"database": False}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _checks() -> dict[str, bool]:
    now = timezone.now()
    executor = MigrationExecutor(connection)
    oldest = selectors.oldest_due(now=now)
    heard = selectors.last_beat("worker")
    return {
        "database": True,
        "role": settings.DATABASE_ROLE == "app",
        "migrations": not executor.migration_plan(executor.loader.graph.leaf_nodes()),
        "queue": oldest is None or now - oldest < QUEUE_LATE,
        "worker": heard is not None and now - heard < WORKER_SILENT,
    }
