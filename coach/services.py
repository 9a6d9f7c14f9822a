"""Writes of the coach app."""

from dataclasses import dataclass

from django.db import transaction

from athletes import services as athletes
from athletes.models import Mode
from athletes.settings import resolve
from tenancy import services as tenancy
from tenancy.models import Organization


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an owner wants the organization to work; the hours are those to decide a case."""

    name: str
    timezone: str
    coaches_see_all: bool
    mode: Mode
    at_risk_h: int
    watch_h: int


def wishes_of(organization: Organization) -> Wishes:
    """How the organization works now."""
    kept, _problems = resolve(organization.settings)
    return Wishes(
        name=organization.name,
        timezone=organization.timezone,
        coaches_see_all=kept.coaches_see_all,
        mode=kept.mode,
        at_risk_h=round(kept.sla["at_risk"]),
        watch_h=round(kept.sla["watch"]),
    )


@transaction.atomic
def change_organization(*, organization: Organization, wishes: Wishes) -> None:
    """Write the name, the time zone and the settings. Raises athletes.settings.BadSetting."""
    tenancy.rename_organization(organization=organization, name=wishes.name, zone=wishes.timezone)
    changes = {
        "coaches_see_all": wishes.coaches_see_all,
        "mode": wishes.mode.value,
        "sla": {"at_risk": float(wishes.at_risk_h), "watch": float(wishes.watch_h)},
    }
    athletes.change_settings(organization=organization, changes=changes)
