"""Shoes."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete, Shoe
from athletes.services import versions


class RetiredTooEarly(ValueError):
    """Shoes that were put away before they were worn."""

    message = _("This is before the first day of use.")


@dataclass(frozen=True, slots=True)
class ShoeFacts:
    """`limit_m`: after so many metres it is worn out. `external_id`: what a source calls the pair."""

    name: str
    started_on: date | None = None
    retired_on: date | None = None
    limit_m: float = 800_000.0
    brand: str = ""
    model: str = ""
    external_id: str = ""


def facts_of_shoe(shoe: Shoe) -> ShoeFacts:
    """What is said of the shoes now."""
    return ShoeFacts(**{item.name: getattr(shoe, item.name) for item in fields(ShoeFacts)})


def demand_order(*, started_on: date | None, retired_on: date | None) -> None:
    """Raises RetiredTooEarly unless the shoes were put away after they were taken into use."""
    if started_on and retired_on and retired_on < started_on:
        raise RetiredTooEarly


def add_shoe(*, athlete: Athlete, shoe: ShoeFacts) -> Shoe:
    """A pair of shoes of the athlete. Raises RetiredTooEarly."""
    demand_order(started_on=shoe.started_on, retired_on=shoe.retired_on)
    added: Shoe = Shoe.objects.create(athlete=athlete, **asdict(shoe))
    return added


def update_shoe(*, shoe: Shoe, facts: ShoeFacts, version: int | None = None) -> Shoe:
    """Say otherwise of the shoes. Raises RetiredTooEarly, or Changed if they have another version."""
    demand_order(started_on=facts.started_on, retired_on=facts.retired_on)
    return versions.change(shoe, asdict(facts), version)


def remove_shoe(*, shoe: Shoe, now: datetime, version: int | None = None) -> Shoe:
    """Take the shoes away; the returned row's version is what restore_shoe asks for.

    Raises Changed if a version is named and it has another.
    """
    return versions.remove(shoe, now, version)


def restore_shoe(*, shoe: Shoe, version: int) -> Shoe:
    """Undo remove_shoe. Raises Changed."""
    return versions.restore(shoe, version)
