"""The race a season leads to: one that is known, or one to be written down with the plan."""

from dataclasses import dataclass

from athletes.models import Race
from athletes.services import RaceFacts, facts_of_race


@dataclass(frozen=True, slots=True)
class Goal:
    """`race` is None for a new one."""

    facts: RaceFacts
    race: Race | None = None


def goal_of(race: Race) -> Goal:
    """A race that is known already."""
    return Goal(facts_of_race(race), race)
