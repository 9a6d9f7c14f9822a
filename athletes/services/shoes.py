"""Shoes."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import F

from athletes.models import Athlete, Shoe
from athletes.services import removal


@dataclass(frozen=True, slots=True)
class ShoeFacts:
    """`limit_m`: after so many metres it is worn out."""

    name: str
    started_on: date | None = None
    retired_on: date | None = None
    limit_m: float = 800_000.0


def add_shoe(*, athlete: Athlete, shoe: ShoeFacts) -> Shoe:
    """A pair of shoes of the athlete."""
    added: Shoe = Shoe.objects.create(athlete=athlete, **asdict(shoe))
    return added


def update_shoe(*, shoe: Shoe, facts: ShoeFacts) -> Shoe:
    """Say otherwise of the shoes."""
    Shoe.objects.filter(pk=shoe.pk).update(version=F("version") + 1, **asdict(facts))
    shoe.refresh_from_db()
    return shoe


def remove_shoe(*, shoe: Shoe, now: datetime) -> Shoe:
    """Take the shoes away; the returned row's version is what restore_shoe asks for."""
    return removal.remove(shoe, now)


def restore_shoe(*, shoe: Shoe, version: int) -> Shoe:
    """Undo remove_shoe. Raises Changed."""
    return removal.restore(shoe, version)
