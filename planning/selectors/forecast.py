"""Fitness over a season that is planned: what was done up to today, what is planned from then on."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from analytics.fitness import forecast
from athletes.models import Athlete
from athletes.selectors import fitness_on, settings_for

DAY = timedelta(days=1)


def fitness_ahead(
    *, athlete: Athlete, planned: Mapping[date, float], days: Sequence[date], today: date
) -> list[float | None]:
    """CTL at the end of each of the days, in order; None before the first run.

    `planned`: load by day, which counts from today on; before it counts what was done.
    """
    rules = settings_for(athlete)
    done = fitness_on(athlete=athlete, day=today - DAY).daily_load
    last = max(days, default=today)
    ahead = [planned.get(today + number * DAY, 0.0) for number in range(max((last - today).days + 1, 0))]
    found = forecast(
        done,
        np.array(ahead),
        ctl_days=rules.ctl_days,
        atl_days=rules.atl_days,
        start_ctl=rules.start_ctl,
        start_atl=rules.start_atl,
    )
    first = today - len(done) * DAY
    return [float(found.ctl[(day - first).days]) if day >= first else None for day in days]
