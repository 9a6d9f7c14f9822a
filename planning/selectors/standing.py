"""Where an athlete stands before a season: races to come, the last weeks, what is open, what runs weigh."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import BigIntegerField, DateField, F, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import TruncWeek

from analytics.days import monday_of
from analytics.load_per_km import Calibration, Ran, calibrate
from analytics.workout import Physiology
from analytics.workout.intensity import threshold_speed
from athletes.models import Activity, Athlete, AthleteState, Race
from planning.open_flags import OpenFlags, flags_of
from planning.pairing import SPORT
from tenancy.database.prepared import Given, Prepared

WEEK = timedelta(days=7)
USUAL_WEEKS, LOADED_WEEKS, LOADED_OF = 6, 3, 4
"""Of the last four whole weeks the three with most running count as loaded: one of them may be a cutback."""
LEAST_WEEKS_RUN = 3
SEASON = timedelta(weeks=50)
CALIBRATED_DAYS = timedelta(days=365)
RACE = "race"


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Metres a week over the last six weeks and over the loaded ones; `weeks_run` of the six have runs."""

    usual_week_m: float
    loaded_week_m: float | None
    weeks_run: int

    @property
    def enough(self) -> bool:
        """Whether the weeks tell where to begin; else the coach is asked."""
        return self.weeks_run >= LEAST_WEEKS_RUN


def starting_point(*, athlete: Athlete, today: date) -> StartingPoint:
    """The last six weeks, the days before today. Two queries."""
    weeks = _week_sums(athlete, today)
    monday = monday_of(today)
    whole = sorted(
        (weeks.get(monday - number * WEEK, 0.0) for number in range(1, LOADED_OF + 1)), reverse=True
    )
    return StartingPoint(
        usual_week_m=usual_week_m(athlete=athlete, today=today),
        loaded_week_m=sum(whole[:LOADED_WEEKS]) / LOADED_WEEKS if whole[LOADED_WEEKS - 1] else None,
        weeks_run=sum(metres > 0 for metres in weeks.values()),
    )


def usual_week_m(*, athlete: Athlete, today: date) -> float:
    """Metres a week over the last six weeks, the days before today."""
    first = today - USUAL_WEEKS * WEEK
    runs = Activity.objects.of(athlete).between(first, today - timedelta(days=1))
    total = runs.current().filter(sport=SPORT).order_by().aggregate(metres=Sum("distance_m"))
    return float(total["metres"] or 0) / USUAL_WEEKS


def open_flags(*, athlete: Athlete, start: date) -> OpenFlags:
    """What is open on the first day of a season, by the latest check-in and open episodes. One query."""
    (state, *_none) = _state_of(athlete.organization_id).ask(athlete=athlete.pk) or [None]
    return flags_of(state, start=start)


def season_races(*, athlete: Athlete, start: date) -> list[Race]:
    """The athlete's races from the first day of a season on, for as long as the longest one. One query."""
    return _races_of(athlete.organization_id).ask(athlete=athlete.pk, first=start, last=start + SEASON)


def calibration_of(*, athlete: Athlete, physiology: Physiology, today: date) -> Calibration:
    """What the athlete's kilometres weigh, by the last year; race days apart. Two queries."""
    runs = Activity.objects.of(athlete).current().filter(sport=SPORT, day__gte=today - CALIBRATED_DAYS)
    told = runs.filter(distance_m__gt=0, load__gt=0).order_by("day", "pk")
    said = told.annotate(category=KeyTextTransform("category", "load_inputs"))
    race_days = set(Race.objects.of(athlete).current().values_list("day", flat=True))
    return calibrate(
        (
            Ran(category or "", metres, load, race=kind == RACE or day in race_days)
            for day, kind, category, metres, load in said.values_list(
                "day", "workout_type", "category", "distance_m", "load"
            )
        ),
        threshold_speed_m_s=threshold_speed(physiology),
    )


def _week_sums(athlete: Athlete, today: date) -> dict[date, float]:
    """Metres of each of the last six weeks that has a run, by its Monday."""
    monday = monday_of(today)
    runs = (
        Activity.objects.of(athlete).current().between(monday - USUAL_WEEKS * WEEK, today - timedelta(days=1))
    )
    by_week = runs.filter(sport=SPORT, distance_m__gt=0).order_by().annotate(monday=TruncWeek("day"))
    return dict(
        by_week.values("monday").annotate(metres=Sum(F("distance_m"))).values_list("monday", "metres")
    )


@lru_cache(maxsize=256)
def _state_of(_organization_id: int) -> Prepared:
    states = AthleteState.objects.filter(athlete=Given("athlete", BigIntegerField()))
    return Prepared(states.only("readiness_day", "pain", "ill", "injured", "sick"))


@lru_cache(maxsize=256)
def _races_of(_organization_id: int) -> Prepared:
    between = (Given("first", DateField()), Given("last", DateField()))
    races = Race.objects.current().filter(athlete=Given("athlete", BigIntegerField()), day__range=between)
    return Prepared(races.order_by("day", "pk"))
