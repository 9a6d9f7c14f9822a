"""What an organization or an athlete wants of reconciliation, from their settings."""

from dataclasses import dataclass

from athletes.models import Athlete
from athletes.selectors import settings_for
from ingest.reconcile.fields import ORDER, TOLERANCES, Field, Preferences, Source, Tolerance
from ingest.reconcile.matching import Tolerances
from ingest.reconcile.named import Units
from ingest.selectors.rules import EVERY


@dataclass(frozen=True, slots=True)
class Wishes:
    """`units`: of whoever reads the athlete's names of workouts: "18" is so many of these."""

    preferences: Preferences
    tolerances: Tolerances
    units: Units


def wishes_of(athlete: Athlete) -> Wishes:
    """The settings that hold for the athlete, in the words of ingest.reconcile."""
    settings = settings_for(athlete)
    prefer = {Field(of): Source(kind) for of, kind in settings.prefer.items() if kind and of != EVERY}
    every = settings.prefer.get(EVERY)
    preferences = Preferences(
        orders={Field(of): _first(Field(of), names) for of, names in settings.order.items() if names},
        prefer=prefer,
        prefer_all=Source(every) if every else None,
        tolerances={Field(of): _tolerance(Field(of), limit) for of, limit in settings.agree.items()},
    )
    units = Units(athlete.member.user.units) if athlete.member else Units.METRIC
    return Wishes(preferences, Tolerances(**settings.same), units)


def _first(of: Field, names: str) -> tuple[Source, ...]:
    """The sources that come first, of those that tell of the field at all."""
    return tuple(Source(name) for name in names.split(",") if name in ORDER[of])


def _tolerance(of: Field, limit: float) -> Tolerance:
    """A relative limit where the product has one, else an absolute one; how much is close stays."""
    default = TOLERANCES[of]
    if default.relative:
        return Tolerance(default.absolute, limit, default.close)
    return Tolerance(limit, 0.0, default.close)
