"""The structured workout: its steps, its JSON, what it costs, how it looks, how it is stretched and named."""

from analytics.workout.codec import from_json, to_json
from analytics.workout.description import Description, describe
from analytics.workout.errors import BadWorkout
from analytics.workout.fitting import fit_to_duration
from analytics.workout.intensity import (
    LAP_ESTIMATE_S,
    LAP_REST_ESTIMATE_S,
    fraction_of,
    step_fraction,
    step_seconds,
    threshold_speed,
    zone_of_step,
    zone_of_target,
)
from analytics.workout.profile import Bar, profile
from analytics.workout.race import race_day, race_fraction
from analytics.workout.steps import (
    KEY_CATEGORIES,
    Category,
    FlatStep,
    Item,
    Manner,
    Physiology,
    Repeat,
    Step,
    Workout,
    flatten,
)
from analytics.workout.targets import Scale, Target, TargetKind, speed_target, speed_typed, typed_speed
from analytics.workout.totals import Totals, totals

__all__ = [
    "KEY_CATEGORIES",
    "LAP_ESTIMATE_S",
    "LAP_REST_ESTIMATE_S",
    "BadWorkout",
    "Bar",
    "Category",
    "Description",
    "FlatStep",
    "Item",
    "Manner",
    "Physiology",
    "Repeat",
    "Scale",
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
    "speed_target",
    "speed_typed",
    "step_fraction",
    "step_seconds",
    "threshold_speed",
    "to_json",
    "totals",
    "typed_speed",
    "zone_of_step",
    "zone_of_target",
]
