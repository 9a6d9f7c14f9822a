"""Weeks without a season: for athletes whose coach plans session by session."""

from datetime import datetime

from django.db import transaction

from athletes.models import Athlete
from planning.models import Plan
from planning.services.drafts import hold_calendar
from planning.services.placing import Places
from tenancy.models import Membership


@transaction.atomic
def begin_without_season(*, athlete: Athlete, author: Membership, now: datetime) -> Plan:
    """The plan that holds single sessions from this week on; the one in force, if there is one already."""
    hold_calendar(athlete)
    plan: Plan = Places(athlete, author, now).week_of(athlete.local_day(now)).plan
    return plan
