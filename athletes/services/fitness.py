"""Fitness, fatigue and form in the narrow row that lists read."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from athletes import selectors
from athletes.models import Athlete, AthleteState

# The athlete's own hour from which a new day's numbers are made.
NIGHT_HOUR = 3


def refresh_load(*, athlete: Athlete, today: date) -> None:
    """Bring CTL, ATL, TSB and ramp up to the end of today. Safe to repeat."""
    found = selectors.fitness_on(athlete=athlete, day=today)
    AthleteState.objects.filter(athlete=athlete).update(
        load_day=today,
        ctl=found.ctl,
        atl=found.atl,
        tsb=found.tsb,
        ramp=found.ramp,
        last_activity_at=found.last_activity_at,
    )


def refresh_stale(*, now: datetime) -> int:
    """Refresh whoever has a new day since, from 03:00 in their own zone on; returns how many."""
    states = AthleteState.objects.filter(athlete__deleted_at=None).select_related("athlete__organization")
    count = 0
    for state in states.order_by("pk"):
        local = now.astimezone(ZoneInfo(state.athlete.timezone))
        if local.hour >= NIGHT_HOUR and (state.load_day is None or state.load_day < local.date()):
            refresh_load(athlete=state.athlete, today=local.date())
            count += 1
    return count


def refresh_all(*, now: datetime) -> None:
    """Refresh everyone: after a change of the organization's settings."""
    for athlete in Athlete.objects.current().select_related("organization").order_by("pk"):
        refresh_load(athlete=athlete, today=athlete.local_day(now))
