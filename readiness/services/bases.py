"""What a case and a decision rest on, as they keep it (readiness.selectors.explain_again reads it)."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.recommendation import Recommendation
from analytics.rules import Facts, Numbers, to_json
from readiness.models import Flag, Intervention

Read = Mapping[str, Any]


def advised_from(facts: Facts, numbers: Numbers, advice: Recommendation) -> Read:
    """What was advised, and everything that the advice was drawn from."""
    of_the_risk = {key: number for key, number in numbers.items() if key.startswith("risk.")}
    return {"action": advice.action.value, "facts": to_json(facts), "numbers": of_the_risk}


def basis_of_case(flags: Sequence[Flag], advice: Read | None) -> dict[str, Any]:
    """By flag, in their order; null for one that was raised before rules kept what they read."""
    return {"rules": [flag.basis for flag in flags], **({"advice": advice} if advice else {})}


def basis_of_decision(held: Intervention) -> dict[str, Any]:
    """What the rules said of the case when it was decided, and from what."""
    return {"factors": held.factors, "risk": held.risk, "bucket": held.bucket, **held.basis}
