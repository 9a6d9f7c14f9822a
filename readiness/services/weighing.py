"""What live flags weigh together, and whether they say anything that is not known yet."""

from collections.abc import Collection
from typing import Any

from analytics.recommendation import RiskRules
from readiness.models import Bucket, Flag, FlagKind, Intervention

FROM_CHECK_IN = frozenset(
    {
        FlagKind.ILLNESS,
        FlagKind.PAIN,
        FlagKind.LOW_READINESS,
        FlagKind.FALLING,
        FlagKind.KEY_SESSION,
        FlagKind.RAMP,
        FlagKind.MONOTONY,
        FlagKind.NO_REST,
    }
)
"""Their strengths are the terms of one risk and add up; each other kind is a risk of its own."""

NEWS_RISK = 0.15
SEVERITY = {Bucket.STABLE: 0, Bucket.WATCH: 1, Bucket.AT_RISK: 2}


def risk_of(flags: Collection[Flag]) -> float:
    """0..1; rounded like analytics.recommendation.assess_risk, with which it agrees for a check-in alone."""
    together = sum(flag.strength for flag in flags if flag.kind in FROM_CHECK_IN)
    alone = max((flag.strength for flag in flags if flag.kind not in FROM_CHECK_IN), default=0.0)
    return round(min(1.0, max(together, alone)), 9)


def bucket_of(risk: float, rules: RiskRules) -> Bucket:
    """The bucket of a risk by the athlete's own limits."""
    if risk >= rules.at_risk_from:
        return Bucket.AT_RISK
    return Bucket.WATCH if risk >= rules.watch_from else Bucket.STABLE


def is_worse(bucket: Bucket, than: str) -> bool:
    return SEVERITY[bucket] > SEVERITY[Bucket(than)]


def is_news(flags: Collection[Flag], *, known: Collection[Intervention]) -> bool:
    """A kind that none of the known cases has, pain elsewhere, or a risk that rose.

    What was set apart of a case is known too.
    """
    told = [factor for case in known for factor in (*case.factors, *case.apart)]
    seen = {sign(factor["code"], factor["params"]) for factor in told}
    rose = round(risk_of(flags) - max(case.risk for case in known), 9) >= NEWS_RISK
    return rose or any(sign(flag.kind, flag.params) not in seen for flag in flags)


def sign(kind: str, params: dict[str, Any]) -> tuple[str, str]:
    """What makes two flags tell of one thing: their kind, and where it hurts."""
    return kind, str(params.get("body_part", ""))
