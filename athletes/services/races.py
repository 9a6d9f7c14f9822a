"""Races."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete, Priority, Race
from athletes.services import versions
from athletes.services.fitness import refresh_next_race

# Faster than any world record from 100 m on: hours were typed as minutes.
FASTEST_M_S = 10.5


class TooFast(ValueError):
    """A target that no human can run."""

    message = _("Nobody runs that fast. Write hours too, like 3:15:00.")


@dataclass(frozen=True, slots=True)
class RaceFacts:
    name: str
    day: date
    distance_m: float
    priority: Priority = Priority.A
    target_time_s: int | None = None


def facts_of_race(race: Race) -> RaceFacts:
    """What is said of the race now."""
    return RaceFacts(race.name, race.day, race.distance_m, Priority(race.priority), race.target_time_s)


def demand_runnable(*, distance_m: float, target_time_s: float | None) -> None:
    """Raises TooFast for a target that cannot be meant."""
    if target_time_s and distance_m / target_time_s > FASTEST_M_S:
        raise TooFast


@transaction.atomic
def add_race(*, athlete: Athlete, race: RaceFacts) -> Race:
    """A race of the athlete. Raises TooFast."""
    demand_runnable(distance_m=race.distance_m, target_time_s=race.target_time_s)
    added: Race = Race.objects.create(athlete=athlete, **asdict(race))
    refresh_next_race(athlete=athlete)
    return added


@transaction.atomic
def update_race(*, race: Race, facts: RaceFacts, version: int | None = None) -> Race:
    """Say otherwise of the race. Raises TooFast, or Changed if it has another version than the one named."""
    demand_runnable(distance_m=facts.distance_m, target_time_s=facts.target_time_s)
    return _followed(versions.change(race, asdict(facts), version))


@transaction.atomic
def remove_race(*, race: Race, now: datetime, version: int | None = None) -> Race:
    """Take the race away; the returned row's version is what restore_race asks for.

    Raises Changed if a version is named and it has another.
    """
    return _followed(versions.remove(race, now, version))


@transaction.atomic
def restore_race(*, race: Race, version: int) -> Race:
    """Undo remove_race. Raises Changed."""
    return _followed(versions.restore(race, version))


def _followed(race: Race) -> Race:
    """The athlete's next race may be another one now."""
    refresh_next_race(athlete=race.athlete)
    return race
