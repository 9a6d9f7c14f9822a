"""The race a season leads to: one that is known, or one to be written down with the plan."""

from dataclasses import dataclass
from datetime import date

from athletes.models import Race


@dataclass(frozen=True, slots=True)
class Goal:
    """`race` is None for a new one."""

    name: str
    day: date
    distance_m: float
    race: Race | None = None


def goal_of(race: Race) -> Goal:
    """A race that is known already."""
    return Goal(race.name, race.day, race.distance_m, race)
