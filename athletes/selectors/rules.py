"""Which settings hold for an athlete."""

from collections.abc import Iterable

import structlog

from analytics.business_time import BusinessTime
from athletes.models import Athlete
from athletes.settings import Settings, resolve
from tenancy.models import Organization

log = structlog.get_logger(__name__)


def settings_for(athlete: Athlete) -> Settings:
    """Product defaults ← organization ← athlete; what is stored and no longer holds is logged and left out.

    One query, for the organization; none where it was selected with the athlete.
    """
    own = {**athlete.settings, **({"mode": athlete.mode} if athlete.mode else {})}
    settings, ignored = resolve(athlete.organization.settings, own)
    for bad in ignored:
        log.warning("settings.ignored", athlete_id=athlete.pk, key=bad.key, code=bad.code)
    return settings


def settings_by(athletes: Iterable[Athlete]) -> dict[int, Settings]:
    """settings_for of many, by athlete; whoever has the same of their own has them resolved once."""
    known: dict[str, Settings] = {}
    found: dict[int, Settings] = {}
    for athlete in athletes:
        own = f"{athlete.organization_id} {athlete.mode} {athlete.settings}"
        if own not in known:
            known[own] = settings_for(athlete)
        found[athlete.pk] = known[own]
    return found


def settings_of(organization: Organization) -> Settings:
    """What holds for everybody of the organization who has nothing of their own."""
    return resolve(organization.settings)[0]


def business_time_of(organization: Organization) -> BusinessTime:
    """The organization's opening hours, by its own clocks."""
    return settings_of(organization).business_time(organization.timezone)
