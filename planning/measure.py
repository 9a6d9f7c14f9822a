"""What the amount of a week is measured in."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from analytics.course import ctl_weights
from planning.changes import Entry
from planning.changes.scaling import Amount, load_of, metres_of, time_of

WEEK_DAYS = 7


class Measure(StrEnum):
    """Seconds, metres, load; or the fitness (CTL) that the week ends with."""

    TIME = "time"
    DISTANCE = "distance"
    LOAD = "load"
    FITNESS = "fitness"


AMOUNTS: dict[Measure, Callable[[Entry], float]] = {
    Measure.TIME: time_of,
    Measure.DISTANCE: metres_of,
    Measure.LOAD: load_of,
}


def amount_in(measure: Measure, monday: date, ctl_days: float) -> Amount:
    """What a session adds to the week that begins on the Monday; of fitness, to CTL on its Sunday."""
    if measure is not Measure.FITNESS:
        return AMOUNTS[measure]
    weights = ctl_weights(WEEK_DAYS, ctl_days)
    return lambda entry: load_of(entry) * weights[(entry.day - monday).days]
