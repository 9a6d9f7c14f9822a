"""The athlete's races as events of a season."""

from collections.abc import Iterable
from datetime import date

from athletes.models import Athlete, Race
from planning.changes import Event


def events_between(*, athlete: Athlete, first: date, last: date) -> tuple[Event, ...]:
    """The races of these days, in order. One query."""
    return events_of(Race.objects.of(athlete).current().between(first, last).order_by("day", "pk"))


def race_days(*, athlete: Athlete, first: date, last: date) -> frozenset[date]:
    """The days of these races. One query."""
    return frozenset(one.day for one in events_between(athlete=athlete, first=first, last=last))


def events_of(races: Iterable[Race]) -> tuple[Event, ...]:
    """Races that have been read, in order."""
    found = (Event(one.public_id, one.day, one.name, one.priority, one.distance_m) for one in races)
    return tuple(sorted(found, key=lambda one: (one.day, one.race)))
