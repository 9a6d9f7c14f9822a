"""The structured workout: its steps, its JSON, what it costs, how it looks, how it is stretched and named."""

from analytics.workout.codec import from_json, to_json
from analytics.workout.description import Description, describe
from analytics.workout.fitting import fit_to_duration
from analytics.workout.intensity import fraction_of, step_seconds, threshold_speed, zone_of_target
from analytics.workout.profile import Bar, profile
from analytics.workout.race import race_day, race_fraction
from analytics.workout.steps import (
    KEY_CATEGORIES,
    BadWorkout,
    Category,
    FlatStep,
    Item,
    Physiology,
    Repeat,
    Step,
    Target,
    TargetKind,
    Workout,
    flatten,
)
from analytics.workout.totals import Totals, totals

__all__ = [
    "KEY_CATEGORIES",
    "BadWorkout",
    "Bar",
    "Category",
    "Description",
    "FlatStep",
    "Item",
    "Physiology",
    "Repeat",
    "Step",
    "Target",
    "TargetKind",
    "Totals",
    "Workout",
    "describe",
    "fit_to_duration",
    "flatten",
    "fraction_of",
    "from_json",
    "profile",
    "race_day",
    "race_fraction",
    "step_seconds",
    "threshold_speed",
    "to_json",
    "totals",
    "zone_of_target",
]
