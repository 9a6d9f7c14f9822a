"""Settings of an organization and of one athlete, checked before they are kept."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from athletes import settings
from athletes.models import Athlete
from athletes.services.versions import demand_version
from tenancy import outbox
from tenancy.models import Organization

# A change of these changes everyone's fitness.
FITNESS = frozenset({"ctl_days", "atl_days", "start_ctl", "start_atl"})


@transaction.atomic
def change_settings(
    *, organization: Organization, changes: Mapping[str, Any], version: int | None = None
) -> Organization:
    """Change settings by key (athletes.settings.RULES); None takes one back to its default.

    Raises athletes.settings.BadSetting, or Changed if a version is named and the settings have another;
    then nothing is changed.
    """
    kept = Organization.objects.select_for_update().get(pk=organization.pk)
    demand_version(found=kept.settings_version, wanted=version)
    kept.settings = settings.changed(kept.settings, changes)
    kept.settings_version += 1
    kept.save(update_fields=["settings", "settings_version"])
    if FITNESS & changes.keys():
        outbox.put("athletes.refresh_all")
    return kept


@transaction.atomic
def change_athlete_settings(
    *, athlete: Athlete, changes: Mapping[str, Any], version: int | None = None
) -> Athlete:
    """The same for one athlete, whose own version it is, over the organization's settings."""
    locked = Athlete.objects.select_for_update(of=("self",)).select_related("organization")
    kept: Athlete = locked.get(pk=athlete.pk)
    demand_version(found=kept.version, wanted=version)
    kept.settings = settings.changed(kept.settings, changes, below=kept.organization.settings)
    kept.version += 1
    kept.save(update_fields=["settings", "version"])
    if FITNESS & changes.keys():
        outbox.put("athletes.refresh_all")
    return kept
