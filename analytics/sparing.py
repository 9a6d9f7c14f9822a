"""Advice on a day's session while an injury or illness is open: what is not allowed is eased, or rested."""

from dataclasses import replace

from analytics.episodes import Allowance, Held, held_to
from analytics.readiness import Score
from analytics.recommendation import (
    Action,
    Bucket,
    Factor,
    Recommendation,
    Risk,
    RiskRules,
    SessionFacts,
)

EPISODE = "episode"
EPISODE_SHARE = 0.40
"""As much as an illness told in the morning; project default."""
AS = {Held.EASED: Action.SWAP, Held.RESTED: Action.REST}
CAREFUL = {action: rank for rank, action in enumerate(Action)}


def spare(
    advice: Recommendation | None,
    *,
    allowed: Allowance,
    session: SessionFacts | None,
    score: Score,
    rules: RiskRules,
) -> Recommendation | None:
    """The advice, made as careful as open episodes ask for; as it is where they allow the session.

    A session that is not allowed adds a factor of 0.40 to the risk. A race is run or it is not: short of
    rest it is kept, as in analytics.recommendation.decide.
    """
    if session is None:
        return advice
    held = held_to(allowed, category=session.category, key=session.key)
    if held is Held.NOT:
        return advice
    found = advice or Recommendation(Action.KEEP, Risk(0.0, Bucket.STABLE, ()), score.confidence)
    action = max(found.action, AS[held], key=CAREFUL.__getitem__)
    if session.race and action is not Action.REST:
        action = Action.KEEP
    return replace(found, action=action, risk=_with_episode(found.risk, allowed, rules))


def _with_episode(risk: Risk, allowed: Allowance, rules: RiskRules) -> Risk:
    factor = Factor(EPISODE, EPISODE_SHARE, {"allowed": allowed.value})
    factors = tuple(sorted((*risk.factors, factor), key=lambda one: -one.share))
    value = round(min(1.0, risk.value + EPISODE_SHARE), 9)
    if value >= rules.at_risk_from:
        return Risk(value, Bucket.AT_RISK, factors)
    return Risk(value, Bucket.WATCH if value >= rules.watch_from else Bucket.STABLE, factors)
