"""What the rules said of a case or at a decision, found again from what they read then."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics.recommendation import Action, RiskRules, action_of
from analytics.rules import Factor, from_json, said_again
from readiness.models import Decision, Intervention


@dataclass(frozen=True, slots=True)
class Explanation:
    """The factors in their order, None for one that was said before rules kept what they read.

    `action`: what was advised for the day's session; None where no check-in was about it.
    """

    factors: tuple[Factor | None, ...]
    action: Action | None

    @property
    def whole(self) -> bool:
        """Everything is explained."""
        return None not in self.factors

    def as_kept(self) -> list[dict[str, Any] | None]:
        """As a case keeps its factors."""
        return [None if one is None else _as_kept(one) for one in self.factors]


def explain_again(kept: Intervention | Decision) -> Explanation | None:
    """Evaluate the stored facts with the stored numbers and the stored versions of the rules; no query.

    It equals what is stored, whatever settings and rules say today. None where nothing was kept. Raises
    analytics.rules.UnknownRule where a version has been taken out of the catalogue.
    """
    if "rules" not in kept.basis:
        return None
    factors = tuple(None if read is None else said_again(read) for read in kept.basis["rules"])
    advice = kept.basis.get("advice")
    return Explanation(factors, None if advice is None else _advised(advice))


def _advised(advice: Mapping[str, Any]) -> Action:
    facts, numbers = from_json(advice["facts"]), advice["numbers"]
    rules = RiskRules(**{key.removeprefix("risk."): number for key, number in numbers.items()})
    return action_of(facts, rules)


def _as_kept(factor: Factor) -> dict[str, Any]:
    return {"code": factor.code, "share": factor.share, "params": factor.params}
