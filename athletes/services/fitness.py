"""Fitness, fatigue, form, the week's load and the next race in the narrow row that lists read."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import DateField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Now, TruncDate

from analytics.load_band import load_band
from athletes import selectors
from athletes.models import Athlete, AthleteState, Race

# The athlete's own hour from which a new day's numbers are made.
NIGHT_HOUR = 3


def refresh_load(*, athlete: Athlete, today: date) -> None:
    """Bring CTL, ATL, TSB, ramp and the week's load up to the end of today. Safe to repeat."""
    found = selectors.fitness_on(athlete=athlete, day=today)
    week = load_band(found.daily_load)
    AthleteState.objects.filter(athlete=athlete).update(
        load_day=today,
        ctl=found.ctl,
        atl=found.atl,
        tsb=found.tsb,
        ramp=found.ramp,
        last_activity_at=found.last_activity_at,
        week_load=week.week,
        band_low=week.low,
        band_high=week.high,
        load_share=week.share,
    )


def refresh_next_race(*, athlete: Athlete) -> None:
    """Name the first race from the state's own day on. Safe to repeat."""
    _name_next_race(AthleteState.objects.filter(athlete=athlete))


def refresh_next_races() -> None:
    """The same of everybody in the scope. One update."""
    _name_next_race(AthleteState.objects.all())


def _name_next_race(states: QuerySet[AthleteState]) -> None:
    """Who has no day yet gets theirs within the hour; until then it is the database's."""
    today = Coalesce(OuterRef("load_day"), TruncDate(Now()), output_field=DateField())
    coming = Race.objects.current().filter(athlete=OuterRef("athlete"), day__gte=today).order_by("day", "pk")
    states.order_by().update(
        race_day=Subquery(coming.values("day")[:1]),
        race_name=Coalesce(Subquery(coming.values("name")[:1]), Value("")),
    )


def refresh_stale(*, now: datetime) -> int:
    """Refresh whoever has a new day since, from 03:00 in their own zone on; returns how many."""
    states = AthleteState.objects.filter(athlete__deleted_at=None).select_related("athlete__organization")
    fresh = []
    for state in states.order_by("pk"):
        local = now.astimezone(ZoneInfo(state.athlete.timezone))
        if local.hour >= NIGHT_HOUR and (state.load_day is None or state.load_day < local.date()):
            refresh_load(athlete=state.athlete, today=local.date())
            fresh.append(state.pk)
    _name_next_race(AthleteState.objects.filter(pk__in=fresh))
    return len(fresh)


def refresh_all(*, now: datetime) -> None:
    """Refresh everyone: after a change of the organization's settings."""
    for athlete in Athlete.objects.current().select_related("organization").order_by("pk"):
        refresh_load(athlete=athlete, today=athlete.local_day(now))
