"""A workout in the formats of others: FIT for a watch, Zwift's XML, intervals.icu's text, Garmin's JSON."""

from analytics.workout.formats.fit import write_fit
from analytics.workout.formats.garmin import write_garmin
from analytics.workout.formats.icu import write_icu
from analytics.workout.formats.losses import Loss, Lost, Written
from analytics.workout.formats.runner import Runner
from analytics.workout.formats.zwo import write_zwo

__all__ = ["Loss", "Lost", "Runner", "Written", "write_fit", "write_garmin", "write_icu", "write_zwo"]
