"""Load by day, and the fitness, fatigue and form that follow from it."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import numpy as np
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Aggregate, BigIntegerField, BinaryField, DateField, Func, IntegerField, Max, Sum
from django.db.models.functions import Coalesce
from numpy.typing import NDArray

from analytics.fitness import RAMP_DAYS, fitness, monotony, ramp
from analytics.recommendation import LoadContext
from analytics.samples import Array
from athletes.models import Activity, Athlete
from athletes.selectors.rules import settings_for
from athletes.settings import Settings
from tenancy.database.prepared import Given, Keys, Prepared

DAY, DAY_ZERO = timedelta(days=1), date(2000, 1, 1)
PACKED = np.dtype([("number", ">i4"), ("weight", ">f8")])
NO_RUNS = np.empty(0, PACKED)


class DayNumber(Func):
    """Days since DAY_ZERO."""

    template = f"(%(expressions)s - DATE '{DAY_ZERO}')"
    output_field = IntegerField()


class PackedRuns(Aggregate):
    """Day numbers and loads as the bytes of PACKED; years of runs as lists of numbers in words cost more."""

    function = "string_agg"
    arg_joiner = ") || float8send("
    template = "string_agg(int4send(%(expressions)s), ''::bytea)"
    output_field = BinaryField()


@dataclass(frozen=True, slots=True)
class FitnessOn:
    """The end of a day; `ramp` is None while fitness still warms up from an unknown start."""

    ctl: float
    atl: float
    tsb: float
    ramp: float | None
    last_activity_at: datetime | None
    daily_load: Array


def daily_load(*, athlete: Athlete, first: date, last: date) -> Array:
    """Load of each day from the first to the last, both included; 0 on a day without a run. One query."""
    loads = np.zeros((last - first).days + 1)
    rows = Activity.objects.of(athlete).current().between(first, last).order_by().values_list("day")
    for day, load in rows.annotate(total=Sum("load")):
        loads[(day - first).days] = load or 0.0
    return loads


def fitness_on(*, athlete: Athlete, day: date) -> FitnessOn:
    """Fitness at the end of the day, from every run up to it; `daily_load` begins on the first run's day."""
    loads, latest = _loads_up_to(athlete, day)
    return FitnessOn(0.0, 0.0, 0.0, None, None, loads) if latest is None else _fitness(athlete, loads, latest)


def loads_up_to(*, athlete: Athlete, day: date) -> Array:
    """Load of each day from the first run's to this one; empty without a run. One query."""
    return _loads_up_to(athlete, day)[0]


def _loads_up_to(athlete: Athlete, day: date) -> tuple[Array, datetime | None]:
    """The same, and when the latest run began."""
    found = _runs_up_to(athlete.organization_id).ask(athlete=athlete.pk, day=day)
    if not found:
        return np.empty(0), None
    ((numbers, weights, latest),) = found
    return _by_day(np.array(numbers), np.array(weights), day), latest


def loads_of(days: Mapping[Athlete, date]) -> dict[int, Array]:
    """What each athlete has run, day by day from the first run to the day that is named. One query."""
    if not days:
        return {}
    keys = Keys(athlete.pk for athlete in days)
    runs = Activity.objects.current().filter(athlete__id__any_of=keys, day__lte=max(days.values())).order_by()
    rows = runs.values("athlete_id").annotate(packed=PackedRuns(DayNumber("day"), Coalesce("load", 0.0)))
    found = {pk: np.frombuffer(packed, PACKED) for pk, packed in rows.values_list("athlete_id", "packed")}
    return {one.pk: _by_day(*_unpacked(found.get(one.pk, NO_RUNS)), day) for one, day in days.items()}


def _unpacked(runs: NDArray[np.void]) -> tuple[Array, Array]:
    return runs["number"].astype(np.int64), runs["weight"].astype(np.float64)


def _by_day(numbers: Array, weights: Array, day: date) -> Array:
    """The loads of each day from the first that is numbered to this one, later ones left out."""
    until = (day - DAY_ZERO).days
    numbers, weights = numbers[numbers <= until], weights[numbers <= until]
    if not len(numbers):
        return np.empty(0)
    first = int(numbers.min())
    loads = np.bincount(numbers - first, weights=weights, minlength=until - first + 1)
    return loads.astype(np.float64)


@lru_cache(maxsize=256)
def _runs_up_to(_organization_id: int) -> Prepared:
    """One row of lists: years of runs as rows would cost a check-in most of its time."""
    athlete, day = Given("athlete", BigIntegerField()), Given("day", DateField())
    runs = Activity.objects.current().filter(athlete=athlete, day__lte=day).order_by()
    numbers, weights = ArrayAgg(DayNumber("day")), ArrayAgg(Coalesce("load", 0.0))
    runs = runs.values("organization_id")
    together = runs.annotate(numbers=numbers, weights=weights, latest=Max("started_at"))
    return Prepared(together.values_list("numbers", "weights", "latest"))


def load_context(*, athlete: Athlete, day: date) -> LoadContext:
    """What the days before this one weigh: ramp, monotony, days since the last rest; None where unknown."""
    before = fitness_on(athlete=athlete, day=day - DAY)
    return context_of(ramp=before.ramp, loads=before.daily_load)


def contexts_of(*, loads: Mapping[int, Array], settings: Mapping[int, Settings]) -> dict[int, LoadContext]:
    """load_context of many, by athlete, from the loads of all days up to the one before. No query."""
    ramps = _ramps(loads, settings)
    return {athlete: context_of(ramp=ramps.get(athlete), loads=its) for athlete, its in loads.items()}


def context_of(*, ramp: float | None, loads: Array) -> LoadContext:
    """The same from the loads of all days up to the one before. No query."""
    return LoadContext(ramp, monotony(loads), _days_without_rest(loads))


def _fitness(athlete: Athlete, loads: Array, last_activity_at: datetime) -> FitnessOn:
    settings = settings_for(athlete)
    found = fitness(loads, settings.ctl_days, settings.atl_days, settings.start_ctl, settings.start_atl)
    # From an unknown start fitness rises steeply whatever the athlete does: that is no ramp to warn of.
    known = settings.start_ctl > 0 or len(loads) > found.warm_up_days
    return FitnessOn(
        ctl=float(found.ctl[-1]),
        atl=float(found.atl[-1]),
        tsb=float(found.tsb[-1]),
        ramp=ramp(found.ctl) if known else None,
        last_activity_at=last_activity_at,
        daily_load=loads,
    )


def _ramps(loads: Mapping[int, Array], settings: Mapping[int, Settings]) -> dict[int, float]:
    """By athlete, the ramp at the end of the loads, where it is known: as _fitness has it, to the last digit.

    Whoever begins at 0 with the same time constant advances together: days before the first run add nothing.
    """
    together: dict[float, list[int]] = defaultdict(list)
    found: dict[int, float | None] = {}
    for athlete, its in loads.items():
        rules = settings[athlete]
        if rules.start_ctl > 0 and len(its):
            found[athlete] = ramp(fitness(its, rules.ctl_days, start_ctl=rules.start_ctl).ctl)
        elif len(its) > math.ceil(rules.ctl_days):
            together[rules.ctl_days].append(athlete)
    for ctl_days, athletes in together.items():
        width = max(len(loads[athlete]) for athlete in athletes)
        table = np.zeros((width, len(athletes)))
        for column, athlete in enumerate(athletes):
            table[width - len(loads[athlete]) :, column] = loads[athlete]
        ctl = fitness(table, ctl_days).ctl
        rises = ctl[-1] - ctl[-1 - RAMP_DAYS]
        found |= dict(zip(athletes, rises.tolist(), strict=True))
    return {athlete: value for athlete, value in found.items() if value is not None}


def _days_without_rest(loads: Array) -> int | None:
    if not len(loads):
        return None
    rests = np.flatnonzero(loads == 0)
    return len(loads) - 1 - int(rests[-1]) if len(rests) else len(loads)
