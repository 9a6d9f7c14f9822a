"""What the season has left in the database, explained again from what was kept with it."""

from collections.abc import Iterator
from typing import Any

from readiness.models import Decision, Intervention
from readiness.selectors import explain_again

Kept = tuple[Intervention | Decision, list[dict[str, Any]]]


def kept() -> list[Kept]:
    """Every case and every decision that a person has taken, with the factors as they are stored."""
    return [*_cases(), *_decisions()]


def unexplained(stored: list[Kept]) -> list[str]:
    """Those of which the rules would say something else than they did."""
    return [f"{one}: {factors}" for one, factors in stored if not _explains_itself(one, factors)]


def _cases() -> Iterator[Kept]:
    return ((one, one.factors) for one in Intervention.objects.exclude(factors=[]).order_by("pk"))


def _decisions() -> Iterator[Kept]:
    """Without those on a case whose reasons had all gone by then: there is nothing to explain."""
    taken = Decision.objects.exclude(basis__factors=[]).order_by("pk")
    return ((one, one.basis["factors"]) for one in taken)


def _explains_itself(one: Intervention | Decision, factors: list[dict[str, Any]]) -> bool:
    again = explain_again(one)
    return again is not None and again.whole and again.as_kept() == factors
