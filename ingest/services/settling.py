"""What follows from activities that came, changed or went: the plan's matches, the load, today's score."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from athletes import services as athletes
from athletes.models import Athlete
from planning import selectors as plans
from planning import services as planning
from readiness import services as readiness

BEARS_ON_TODAY = timedelta(days=28)  # as far back as the rules of load look


def settle(*, athlete: Athlete, days: Iterable[date], now: datetime, morning: bool = False) -> None:
    """Match the days anew, bring the load up to date, and score today again where these days bear on it.

    `morning`: today's measurements have changed. Safe to repeat; nothing for no days.
    """
    touched, today = set(days), athlete.local_day(now)
    if touched:
        planning.match_days(athlete=athlete, days=list(plans.categories_on(athlete=athlete, days=touched)))
        athletes.refresh_load(athlete=athlete, today=today)
    recent = any(today - BEARS_ON_TODAY < day <= today for day in touched)
    if morning or recent:
        readiness.rescore(athlete=athlete, day=today, now=now)
    if recent:
        readiness.watch_runs_of(athlete=athlete, now=now)
