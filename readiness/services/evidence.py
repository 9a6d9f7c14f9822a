"""Evidence: what a rule says of an athlete's day, with all that it read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from analytics.rules import Factor, Facts, Numbers, basis_of
from readiness.models import FlagKind

NO_DAYS: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a look at an athlete: kind, day, share of the risk, and the numbers to word it.

    `version` and `basis`: which rule has said it, and what it read (analytics.rules.Basis).
    """

    kind: FlagKind
    day: date
    strength: float
    params: dict[str, Any]
    version: int | None = None
    basis: dict[str, Any] | None = None


def evidence_of(
    factors: Iterable[Factor],
    *,
    facts: Facts,
    numbers: Numbers,
    day: date,
    days: Mapping[str, date] = NO_DAYS,
) -> list[Evidence]:
    """The factors as evidence, each of the day that is named for its code, else of the day."""
    return [
        Evidence(
            kind=FlagKind(factor.code),
            day=days.get(factor.code, day),
            strength=factor.share,
            params=dict(factor.params),
            version=factor.version,
            basis=basis_of(factor, facts, numbers).to_json(),
        )
        for factor in factors
    ]
