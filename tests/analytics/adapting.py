"""Runners and their weeks, for tests of adaptations."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from analytics.adaptation import Open, Situation, Standing, WeekRun

MONDAY = date(2026, 11, 16)
TODAY = MONDAY + timedelta(days=2)
HOUR_S = 3600.0
ALWAYS = (2 * HOUR_S,) * 7
USUAL = tuple(WeekRun(MONDAY - timedelta(weeks=ago), 5 * HOUR_S, 1.0) for ago in (4, 3, 2, 1))


def on(day: int, **given: Any) -> Standing:
    """An hour on the numbered day of the week; its number is its id."""
    number = day + 100 + 50 * bool(given.get("second"))
    facts = {"duration_s": HOUR_S, **{name: value for name, value in given.items() if name != "second"}}
    return Standing(UUID(int=number), MONDAY + timedelta(days=day), **facts)


def missed(day: int = 1, **given: Any) -> Standing:
    return on(day, key=True, missed=True, **given)


def situation(*sessions: Standing, **given: Any) -> Situation:
    """It is Wednesday, after four usual weeks of five hours."""
    facts = {"today": TODAY, "available_s": ALWAYS, "weeks": USUAL, "open": Open(), **given}
    return Situation(sessions=sessions, **facts)
