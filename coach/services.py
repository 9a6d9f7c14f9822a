"""Writes of the coach app."""

from dataclasses import dataclass

from django.db import transaction

from athletes import services as athletes
from athletes.models import Mode
from tenancy import services as tenancy
from tenancy.models import Organization


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an owner wants the organization to work; the hours are those to decide a case."""

    name: str
    timezone: str
    coaches_see_all: bool
    staff_second_factor: bool
    mode: Mode
    at_risk_h: int
    watch_h: int


@transaction.atomic
def change_organization(*, organization: Organization, wishes: Wishes) -> None:
    """Write the name, the time zone and the settings. Raises athletes.settings.BadSetting."""
    tenancy.rename_organization(organization=organization, name=wishes.name, zone=wishes.timezone)
    changes = {
        "coaches_see_all": wishes.coaches_see_all,
        "staff_second_factor": wishes.staff_second_factor,
        "mode": wishes.mode.value,
        "sla": {"at_risk": float(wishes.at_risk_h), "watch": float(wishes.watch_h)},
    }
    athletes.change_settings(organization=organization, changes=changes)
