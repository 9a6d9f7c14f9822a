"""How far the athlete's shoes have come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Max, Sum

from athletes.models import Activity, Athlete, Shoe
from athletes.selectors.lists import shoes_of

SOON_FROM, WORN_FROM = 0.9, 1.0


class Wear(StrEnum):
    """How much of a pair is left."""

    FINE = "fine"
    SOON = "soon"
    WORN = "worn"


@dataclass(frozen=True, slots=True)
class WornShoe:
    """A pair with what was run in it; `share` of its limit, 1 is worn out."""

    shoe: Shoe
    distance_m: float
    runs: int
    last_on: date | None

    @property
    def share(self) -> float:
        return self.distance_m / self.shoe.limit_m if self.shoe.limit_m > 0 else 0.0

    @property
    def wear(self) -> Wear:
        if self.share >= WORN_FROM:
            return Wear.WORN
        return Wear.SOON if self.share >= SOON_FROM else Wear.FINE

    @property
    def warns(self) -> bool:
        """A pair that was put away needs no warning."""
        return self.shoe.retired_on is None and self.wear != Wear.FINE


def worn_shoes(*, athlete: Athlete) -> list[WornShoe]:
    """The athlete's shoes with their distance: those in use first, by name. Two queries."""
    activities = Activity.objects.of(athlete).current().exclude(shoe=None).order_by()
    summed = activities.values("shoe").annotate(
        distance_m=Sum("distance_m"), runs=Count("pk"), last_on=Max("day")
    )
    by_shoe = {row.pop("shoe"): row for row in summed}
    return [_worn(shoe, by_shoe.get(shoe.pk, {})) for shoe in shoes_of(athlete=athlete)]


def worn_shoe(*, shoe: Shoe) -> WornShoe:
    """One pair with its distance. One query."""
    activities = Activity.objects.filter(athlete=shoe.athlete_id, shoe=shoe).current()
    return _worn(
        shoe, activities.aggregate(distance_m=Sum("distance_m"), runs=Count("pk"), last_on=Max("day"))
    )


def _worn(shoe: Shoe, row: dict[str, object]) -> WornShoe:
    distance_m, runs, last_on = (row.get(name) for name in ("distance_m", "runs", "last_on"))
    return WornShoe(
        shoe,
        float(distance_m) if isinstance(distance_m, int | float) else 0.0,
        runs if isinstance(runs, int) else 0,
        last_on if isinstance(last_on, date) else None,
    )
