"""Rules changed by a person: kept, and whom they concern looked at again in the background."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from athletes import services as athletes
from athletes import settings
from athletes.models import Athlete
from readiness.models import RecomputeRun
from readiness.services.recompute_runs import ask_recompute
from tenancy.models import Membership, Organization

READ = ("readiness", "risk", "evidence", "cooldown", "rule_mode", "watch", "automatic", "actions")
ALONE = frozenset({"mode", "cooldown_h", "ctl_days", "atl_days", "start_ctl", "start_atl"})
"""What the recomputing reads: whole sections of the settings, and single keys."""

Changes = Mapping[str, Any]


@transaction.atomic
def change_rules(
    *,
    organization: Organization,
    changes: Changes,
    by: Membership | None,
    now: datetime,
    version: int | None = None,
) -> RecomputeRun | None:
    """Change the organization's settings; None where nothing that the rules read is another now.

    Raises athletes' BadSetting, or Changed if a version is named and the settings have another.
    """
    before = Organization.objects.get(pk=organization.pk).settings
    kept = athletes.change_settings(organization=organization, changes=changes, version=version)
    return ask_recompute(by=by, now=now) if _bears_on_rules(before, kept.settings) else None


@transaction.atomic
def change_athlete_rules(
    *, athlete: Athlete, changes: Changes, by: Membership, now: datetime, version: int | None = None
) -> RecomputeRun | None:
    """The same for one athlete, over the organization's. Raises BadSetting or Changed."""
    before = Athlete.objects.get(pk=athlete.pk).settings
    kept = athletes.change_athlete_settings(athlete=athlete, changes=changes, version=version)
    if not _bears_on_rules(before, kept.settings):
        return None
    return ask_recompute(by=by, now=now, athlete=athlete)


def _bears_on_rules(before: Changes, after: Changes) -> bool:
    old, new = settings.flat(before), settings.flat(after)
    different = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return any(key in ALONE or key.partition(".")[0] in READ for key in different)
