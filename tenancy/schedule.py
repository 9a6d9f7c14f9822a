"""What happens by the clock: `tick` puts one job per organization and period into the outbox."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tenancy import outbox, watching
from tenancy.models import Organization, Outbox

KEEP_DONE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Periodic:
    kind: str
    every: timedelta


periodics: list[Periodic] = []


def periodic(kind: str, *, every: timedelta) -> Callable[[outbox.Handler], outbox.Handler]:
    """Register a handler that runs once per period for each organization."""

    def register(handler: outbox.Handler) -> outbox.Handler:
        periodics.append(Periodic(kind, every))
        return outbox.job(kind)(handler)

    return register


def tick(*, now: datetime) -> None:
    """Ask for every periodic job of the current period, once for each organization. Safe to repeat."""
    organizations = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    for plan in periodics:
        _ask(plan, organizations, now)
    Outbox.objects.filter(done_at__lt=now - KEEP_DONE).delete()
    watching.forget(now=now)


def _ask(plan: Periodic, organizations: list[int], now: datetime) -> None:
    period = int(now.timestamp() // plan.every.total_seconds())
    rows = [
        Outbox(kind=plan.kind, organization_id=pk, key=f"{pk}:{period}", due_at=now, ids={})
        for pk in organizations
    ]
    with transaction.atomic():
        Outbox.objects.bulk_create(rows, ignore_conflicts=True)
