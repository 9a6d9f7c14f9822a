"""Races."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import F

from athletes.models import Athlete, Priority, Race
from athletes.services import removal


@dataclass(frozen=True, slots=True)
class RaceFacts:
    name: str
    day: date
    distance_m: float
    priority: Priority = Priority.A
    target_time_s: int | None = None


def add_race(*, athlete: Athlete, race: RaceFacts) -> Race:
    """A race of the athlete."""
    added: Race = Race.objects.create(athlete=athlete, **asdict(race))
    return added


def update_race(*, race: Race, facts: RaceFacts) -> Race:
    """Say otherwise of the race."""
    Race.objects.filter(pk=race.pk).update(version=F("version") + 1, **asdict(facts))
    race.refresh_from_db()
    return race


def remove_race(*, race: Race, now: datetime) -> Race:
    """Take the race away; the returned row's version is what restore_race asks for."""
    return removal.remove(race, now)


def restore_race(*, race: Race, version: int) -> Race:
    """Undo remove_race. Raises Changed."""
    return removal.restore(race, version)
