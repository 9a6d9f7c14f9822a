"""What the form says before anyone has touched it."""

from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS

from analytics.days import monday_of
from analytics.season import LEAST_WEEKS, MOST_WEEKS, Priority
from athletes.models import Athlete, Race
from planning.forms.fields import USUAL_GROWTH, USUAL_RATIO, USUAL_SHARE
from planning.inputs import PlanInputs
from planning.selectors import StartingPoint
from tenancy.templatetags.display import IMPERIAL, KILOMETRE_M, MILE_M

NEW_RACE, NO_RACE = "new", "none"
USUAL_WEEKS = 16
AGAIN = ("key_per_week", "long_day", "taper_weeks", "cutback_every", "longest_min")
"""What a coach has set before and most likely wants again."""


def first_values(
    *,
    athlete: Athlete,
    races: list[Race],
    today: date,
    standing: StartingPoint,
    before: PlanInputs | None,
    units: str,
) -> dict[str, Any]:
    """The next race that twelve weeks lead to; where the last six stand; the shape of the plan before."""
    metres = MILE_M if units == IMPERIAL else KILOMETRE_M
    goal = _goal(races, today)
    weeks = _weeks_to(goal, today) if goal else USUAL_WEEKS
    loaded = standing.loaded_week_m
    return {
        "race": str(goal.public_id) if goal else NO_RACE if races else NEW_RACE,
        "start": today,
        "weeks": min(weeks, MOST_WEEKS),
        "current_week": round(standing.usual_week_m / metres, 1) or None,
        "loaded_week": None if loaded is None else round(loaded / metres, 1),
        "distance": "10000",
        **{f"minutes_{weekday}": athlete.availability_min[weekday] for weekday in WEEKDAYS},
        **_shape(before),
    }


def _goal(races: list[Race], today: date) -> Race | None:
    """An A race before any other; what is nearer is run inside a season that goes on after it."""
    far = [race for race in races if _weeks_to(race, today) >= LEAST_WEEKS]
    return next((race for race in far if race.priority == Priority.A), far[0] if far else None)


def _weeks_to(race: Race, today: date) -> int:
    return (monday_of(race.day) - monday_of(today)).days // 7 + 1


def _shape(before: PlanInputs | None) -> dict[str, Any]:
    usual = {
        "key_per_week": 2,
        "cutback_every": USUAL_RATIO,
        "growth": USUAL_GROWTH,
        "long_share": USUAL_SHARE,
    }
    if before is None:
        return usual
    shape = {name: getattr(before, name) for name in AGAIN}
    percents = {"growth": round(100 * before.growth_cap), "long_share": round(100 * before.long_share)}
    return {**shape, **percents, "key_days": [str(day) for day in before.key_days]}
