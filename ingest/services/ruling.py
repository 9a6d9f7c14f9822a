"""Rules of reconciliation: of one athlete, or of the organization; what is here follows in jobs."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from athletes import services as athletes
from athletes.models import Athlete
from ingest.services.rewriting import RECONCILE
from tenancy import outbox
from tenancy.models import Organization

RECONCILE_ALL = "ingest.reconcile_all"


@transaction.atomic
def prefer(*, athlete: Athlete, field: str, source: str, version: int | None = None) -> Athlete:
    """Always take this kind of source for the field of this athlete, from now on and for what is here.

    An empty source takes the rule back. What is here follows in a job. Raises athletes.settings.BadSetting,
    or Changed where a version is named and the athlete has another.
    """
    changes = {f"prefer.{field}": source or None}
    changed = athletes.change_athlete_settings(athlete=athlete, changes=changes, version=version)
    outbox.put(RECONCILE, athlete_id=athlete.pk)
    return changed


@transaction.atomic
def change_rules(
    *, organization: Organization, changes: Mapping[str, Any], version: int | None = None
) -> Organization:
    """Change what holds for everybody, by the keys of athletes.settings; None takes one back to its default.

    Raises athletes.settings.BadSetting, or Changed where a version is named and the settings have another.
    """
    changed = athletes.change_settings(organization=organization, changes=changes, version=version)
    outbox.put(RECONCILE_ALL)
    return changed


def reconcile_all() -> int:
    """One job for each athlete of the organization, so that each is a transaction of its own."""
    athlete_ids = list(Athlete.objects.current().order_by("pk").values_list("pk", flat=True))
    for athlete_id in athlete_ids:
        outbox.put(RECONCILE, athlete_id=athlete_id)
    return len(athlete_ids)
