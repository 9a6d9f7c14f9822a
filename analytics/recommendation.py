"""What to do with today's session: the risk of running it as planned, and the action that follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from analytics.answers import Answers, History, Problem
from analytics.episodes import Allowance, Held, held_to
from analytics.readiness import Band, Score
from analytics.rules import Factor, Facts, Group, Params, RiskRules, evaluate, numbers_of

__all__ = [
    "Action",
    "Bucket",
    "Factor",
    "LoadContext",
    "Params",
    "Recommendation",
    "Risk",
    "RiskRules",
    "SessionFacts",
    "action_of",
    "advise",
    "assess_risk",
    "bucket_of",
    "decide",
    "morning_facts",
    "risk_of",
]


class Action(StrEnum):
    """What is proposed: the first five by the check-in (`decide`), the others by analytics.courses."""

    KEEP = "keep"
    EASE = "ease"
    SHORTEN = "shorten"
    SWAP = "swap"
    REST = "rest"
    MOVE = "move"
    RETURN = "return"
    MESSAGE = "message"
    ASK = "ask"
    REFER = "refer"


SPOKEN = frozenset({Action.MESSAGE, Action.ASK, Action.REFER})
"""What is proposed is a text to the athlete."""


CAREFUL = (Action.KEEP, Action.EASE, Action.SHORTEN, Action.SWAP, Action.REST)
"""What is done with a day's session, the least careful first."""


class Bucket(StrEnum):
    STABLE = "stable"
    WATCH = "watch"
    AT_RISK = "at_risk"


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """Today's planned session; `key` says that the week turns on it, `race` that it is the race itself."""

    category: str
    key: bool
    duration_s: float
    load: float
    race: bool = False


@dataclass(frozen=True, slots=True)
class LoadContext:
    """The load of the days before today: rise of CTL in 7 days, monotony, days since the last rest day."""

    ramp: float | None
    monotony: float | None
    days_without_rest: int | None


@dataclass(frozen=True, slots=True)
class Risk:
    """0..1, its bucket, and the factors that make it up, largest first; they add up to it before clipping."""

    value: float
    bucket: Bucket
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    action: Action
    risk: Risk
    confidence: float


DEFAULT_RULES = RiskRules()


def assess_risk(
    *,
    answers: Answers,
    score: Score,
    history: History,
    session: SessionFacts | None,
    load: LoadContext,
    rules: RiskRules = DEFAULT_RULES,
    off: frozenset[str] = frozenset(),
) -> Risk:
    """The risk of running today as planned: clip(Σ, 0, 1) over what is known; what is unknown adds nothing.

    0.45·max(0, 70 - score)/70 + 0.35·pain/10 + 0.40·ill + 0.15·clip((ramp - 5)/10, 0, 1)
    + 0.10·(score fell ≥ 15 since three check-ins ago) + 0.10·(key session and band not green)
    + 0.05·(monotony > 2) + 0.05·(> 10 days without rest). At risk from 0.70, watch from 0.40.
    The terms are analytics.rules.catalogue.morning; `off` are switched off. Source: project defaults; it
    orders a coach's queue and is no probability of injury.
    """
    facts = morning_facts(
        answers=answers, score=score, history=history, session=session, load=load, rules=rules
    )
    return risk_of(evaluate(facts, numbers_of(rules), group=Group.MORNING, off=off), rules)


def morning_facts(
    *,
    answers: Answers,
    score: Score,
    history: History,
    session: SessionFacts | None,
    load: LoadContext,
    rules: RiskRules = DEFAULT_RULES,
    allowed: Allowance = Allowance.ALL,
    rests: bool | None = None,
) -> Facts:
    """What the rules of the morning read; `allowed`: what the athlete's open episodes allow.

    `rests`: nothing is planned today, which is more than that nothing is left to run.
    """
    known = len(history.scores) >= rules.fall_days
    return Facts(
        score=score.value,
        band=score.band.value,
        fall=history.scores[-rules.fall_days] - score.value if known else None,
        pain=answers.pain,
        body_part=answers.body_part,
        ill=answers.problem == Problem.ILL,
        ramp=load.ramp,
        monotony=load.monotony,
        days_without_rest=load.days_without_rest,
        session=session.category if session else "",
        key_session=session.key if session else None,
        rest_day=rests,
        race_today=session.race if session else None,
        allowed=allowed.value,
        held_back=_held_back(allowed, session),
    )


def _held_back(allowed: Allowance, session: SessionFacts | None) -> bool | None:
    if session is None:
        return None
    return held_to(allowed, category=session.category, key=session.key) is not Held.NOT


def risk_of(factors: Iterable[Factor], rules: RiskRules = DEFAULT_RULES) -> Risk:
    """The risk that the terms make up together, in whatever order they come."""
    found = sorted(factors, key=lambda factor: -factor.share)
    # Rounded, so that 0.4 + 0.1 + 0.2 is 0.7 and not the float just beside it.
    value = round(min(1.0, fsum(factor.share for factor in found)), 9)
    return Risk(value, bucket_of(value, rules), tuple(found))


def decide(
    *,
    answers: Answers,
    score: Score,
    history: History,
    session: SessionFacts | None,
    load: LoadContext,
    rules: RiskRules = DEFAULT_RULES,
    off: frozenset[str] = frozenset(),
) -> Recommendation | None:
    """What to do today, with its risk; None where nothing needs doing: keep the session, risk stable.

    Ill, or pain ≥ 6: rest. Pain 4-5, or red with a key session: swap. Red otherwise: shorten. Amber with a
    key session: ease. Else keep. Without a session there is nothing to change: from pain 4 on the day stays
    a day of rest, else keep. A race is run or it is not: short of rest it is kept, and whoever
    coaches is told. Source: project defaults.
    """
    facts = morning_facts(
        answers=answers, score=score, history=history, session=session, load=load, rules=rules
    )
    return advise(facts, rules, confidence=score.confidence, off=off)


def advise(
    facts: Facts, rules: RiskRules, *, confidence: float, off: frozenset[str] = frozenset()
) -> Recommendation | None:
    """The same from the facts of a morning; a red one on a day of rest is told: the next run is near."""
    risk = risk_of(evaluate(facts, numbers_of(rules), group=Group.MORNING, off=off), rules)
    told = facts.rest_day and facts.band == Band.RED
    if _asked_for(facts, rules) is Action.KEEP and risk.bucket is Bucket.STABLE and not told:
        return None
    return Recommendation(action_of(facts, rules), risk, confidence)


def action_of(facts: Facts, rules: RiskRules) -> Action:
    """What to do with the day's session; what an open episode forbids is swapped, or rested.

    Short of rest a race is kept.
    """
    action = _asked_for(facts, rules)
    if facts.held_back:
        spared = Action.REST if facts.allowed == Allowance.NOTHING else Action.SWAP
        action = max(action, spared, key=CAREFUL.index)
    return Action.KEEP if facts.race_today and action is not Action.REST else action


def _asked_for(facts: Facts, rules: RiskRules) -> Action:
    pain = facts.pain or 0
    if facts.ill or pain >= rules.rest_pain:
        return Action.REST
    hurts = pain >= rules.swap_pain
    if facts.key_session is None:
        return Action.REST if hurts else Action.KEEP
    if hurts or (facts.band == Band.RED and facts.key_session):
        return Action.SWAP
    if facts.band == Band.RED:
        return Action.SHORTEN
    return Action.EASE if facts.band == Band.AMBER and facts.key_session else Action.KEEP


def bucket_of(value: float, rules: RiskRules) -> Bucket:
    """The bucket of a risk; it begins on its number."""
    if value >= rules.at_risk_from:
        return Bucket.AT_RISK
    return Bucket.WATCH if value >= rules.watch_from else Bucket.STABLE
