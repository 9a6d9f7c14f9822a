"""What a kilometre weighs for one runner, from their own runs, and the load of planned kilometres."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analytics.load import TYPICAL_INTENSITY, UNKNOWN_INTENSITY
from analytics.workout import race_fraction

LEAST_RUNS = 5
"""Fewer runs of a kind say too little about it; of races three do, for nobody runs many."""
LEAST_RACES = 3
LEAST_DISTANCE_M = 1000.0
QUARTILES = (25, 50, 75)
KM_M, HOUR_S = 1000.0, 3600.0


class Basis(StrEnum):
    """From which runs a number comes: of the category, of all categories, or from nobody's."""

    CATEGORY = "category"
    ALL_RUNS = "all_runs"
    TYPICAL = "typical"


@dataclass(frozen=True, slots=True)
class Ran:
    """A run that was done: metres, its load (one hour at threshold = 100), and whether it was a race."""

    category: str
    distance_m: float
    load: float
    race: bool = False


@dataclass(frozen=True, slots=True)
class LoadPerKm:
    """Median and quartiles of load per km over `runs` runs; all three are the same where they are typical."""

    median: float
    low: float
    high: float
    runs: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A run of a planned week: `weight` is its part of the kilometres; a race has its distance instead."""

    category: str
    weight: float = 1.0
    race_m: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedLoad:
    """The metres and the load of one planned run, and where the load comes from."""

    distance_m: float
    load: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class Calibration:
    """Load per km by category, of all training, and of races; what is missing is typical."""

    threshold_speed_m_s: float
    categories: Mapping[str, LoadPerKm]
    training: LoadPerKm | None
    races: LoadPerKm | None

    def per_km(self, category: str) -> LoadPerKm:
        """Of the category's own runs, else of all training scaled by intensity, else typical.

        Load per km is proportional to speed: hours · IF² · 100 over km is 27.8 · IF / threshold speed.
        """
        if category in self.categories:
            return self.categories[category]
        intensity = TYPICAL_INTENSITY.get(category, UNKNOWN_INTENSITY)
        if self.training is None:
            return _typical(intensity, self.threshold_speed_m_s)
        ratio, found = intensity / UNKNOWN_INTENSITY, self.training
        median, low, high = (ratio * value for value in (found.median, found.low, found.high))
        return LoadPerKm(median, low, high, found.runs, Basis.ALL_RUNS)

    def per_race_km(self, distance_m: float) -> LoadPerKm:
        """Of the runner's own race days, else typical for the distance (Riegel 1981)."""
        fraction = race_fraction(distance_m, self.threshold_speed_m_s)
        return self.races or _typical(fraction, self.threshold_speed_m_s)


def calibrate(runs: Iterable[Ran], *, threshold_speed_m_s: float) -> Calibration:
    """Load per km from a runner's own runs; race days stand apart, runs under 1 km are left out.

    A category counts from 5 runs, races from 3. Source: FIELD, "TL/km"; numbers of runs are project defaults.
    """
    by_category: dict[str, list[float]] = {}
    races: list[float] = []
    for run in runs:
        if run.distance_m >= LEAST_DISTANCE_M and run.load > 0:
            kept = races if run.race else by_category.setdefault(run.category, [])
            kept.append(run.load / run.distance_m * KM_M)
    training = [value for values in by_category.values() for value in values]
    return Calibration(
        threshold_speed_m_s=threshold_speed_m_s,
        categories={
            category: _quartiles(values, Basis.CATEGORY)
            for category, values in by_category.items()
            if category and len(values) >= LEAST_RUNS
        },
        training=_quartiles(training, Basis.ALL_RUNS) if len(training) >= LEAST_RUNS else None,
        races=_quartiles(races, Basis.CATEGORY) if len(races) >= LEAST_RACES else None,
    )


def planned_loads(
    week_m: float, runs: Sequence[PlannedRun], calibration: Calibration
) -> tuple[PlannedLoad, ...]:
    """A week's metres over its runs, with their loads, in the runs' order.

    Races take their distances first, and weigh what race days weigh; the rest of the metres goes to the other
    runs by weight. In a week with a race those are run gently: at the lower quartile of their category.
    """
    raced_m = sum(run.race_m or 0.0 for run in runs)
    weights = sum(run.weight for run in runs if run.race_m is None) or 1.0
    rest_m = max(week_m - raced_m, 0.0)
    return tuple(
        _raced(run.race_m, calibration)
        if run.race_m is not None
        else _trained(run, rest_m * run.weight / weights, calibration, gently=raced_m > 0)
        for run in runs
    )


def _raced(distance_m: float, calibration: Calibration) -> PlannedLoad:
    found = calibration.per_race_km(distance_m)
    return PlannedLoad(distance_m, found.median * distance_m / KM_M, found.basis)


def _trained(run: PlannedRun, distance_m: float, calibration: Calibration, *, gently: bool) -> PlannedLoad:
    found = calibration.per_km(run.category)
    per_km = found.low if gently else found.median
    return PlannedLoad(distance_m, per_km * distance_m / KM_M, found.basis)


def _quartiles(values: Sequence[float], basis: Basis) -> LoadPerKm:
    low, median, high = (float(value) for value in np.percentile(values, QUARTILES))
    return LoadPerKm(median, low, high, len(values), basis)


def _typical(intensity: float, threshold_speed_m_s: float) -> LoadPerKm:
    per_km = KM_M / HOUR_S * 100 * intensity / threshold_speed_m_s
    return LoadPerKm(per_km, per_km, per_km, 0, Basis.TYPICAL)
