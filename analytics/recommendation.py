"""What to do with today's session: the risk of running it as planned, and the action that follows."""

from dataclasses import dataclass
from enum import StrEnum

from analytics.answers import HIGHEST_PAIN, Answers, History, Problem
from analytics.readiness import Band, Score

Params = dict[str, float | int | str]


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
class RiskRules:
    """Every number of the risk and of the action; `*_weight` is the most a factor can add."""

    readiness_weight: float = 0.45
    readiness_limit: float = 70.0
    pain_weight: float = 0.35
    illness_weight: float = 0.40
    ramp_weight: float = 0.15
    ramp_from: float = 5.0
    ramp_span: float = 10.0
    fall_weight: float = 0.10
    fall_points: int = 15
    fall_days: int = 3
    key_session_weight: float = 0.10
    monotony_weight: float = 0.05
    monotony_limit: float = 2.0
    no_rest_weight: float = 0.05
    no_rest_days: int = 10
    at_risk_from: float = 0.70
    watch_from: float = 0.40
    rest_pain: int = 6
    swap_pain: int = 4


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason of a risk: a code with the numbers to put it in words; `share` is what it adds (0..1)."""

    code: str
    share: float
    params: Params


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
) -> Risk:
    """The risk of running today as planned: clip(Σ, 0, 1) over what is known; what is unknown adds nothing.

    0.45·max(0, 70 - score)/70 + 0.35·pain/10 + 0.40·ill + 0.15·clip((ramp - 5)/10, 0, 1)
    + 0.10·(score fell ≥ 15 since three check-ins ago) + 0.10·(key session and band not green)
    + 0.05·(monotony > 2) + 0.05·(> 10 days without rest). At risk from 0.70, watch from 0.40.
    Source: project defaults; it orders a coach's queue and is no probability of injury.
    """
    factors = [
        _low_readiness(score, rules),
        _pain(answers, rules),
        _illness(answers, rules),
        _ramp(load, rules),
        _falling(score, history, rules),
        _key_session(session, score, rules),
        _monotony(load, rules),
        _no_rest(load, rules),
    ]
    found = sorted((factor for factor in factors if factor.share > 0), key=lambda factor: -factor.share)
    # Rounded, so that 0.4 + 0.1 + 0.2 is 0.7 and not the float just beside it.
    value = round(min(1.0, sum(factor.share for factor in factors)), 9)
    return Risk(value, _bucket(value, rules), tuple(found))


def decide(
    *,
    answers: Answers,
    score: Score,
    history: History,
    session: SessionFacts | None,
    load: LoadContext,
    rules: RiskRules = DEFAULT_RULES,
) -> Recommendation | None:
    """What to do today, with its risk; None where nothing needs doing: keep the session, risk stable.

    Ill, or pain ≥ 6: rest. Pain 4-5, or red with a key session: swap. Red otherwise: shorten. Amber with a
    key session: ease. Else keep. Without a session there is nothing to change: from pain 4 on the day stays
    a day of rest, else keep. A race is run or it is not: short of rest it is kept, and whoever
    coaches is told. Source: project defaults.
    """
    risk = assess_risk(answers=answers, score=score, history=history, session=session, load=load, rules=rules)
    action = _action(answers, score, session, rules)
    if action is Action.KEEP and risk.bucket is Bucket.STABLE:
        return None
    if session is not None and session.race and action is not Action.REST:
        action = Action.KEEP
    return Recommendation(action, risk, score.confidence)


def _action(answers: Answers, score: Score, session: SessionFacts | None, rules: RiskRules) -> Action:
    if answers.problem == Problem.ILL or answers.pain >= rules.rest_pain:
        return Action.REST
    hurts = answers.pain >= rules.swap_pain
    if session is None:
        return Action.REST if hurts else Action.KEEP
    if hurts or (score.band is Band.RED and session.key):
        return Action.SWAP
    if score.band is Band.RED:
        return Action.SHORTEN
    return Action.EASE if score.band is Band.AMBER and session.key else Action.KEEP


def _bucket(value: float, rules: RiskRules) -> Bucket:
    if value >= rules.at_risk_from:
        return Bucket.AT_RISK
    return Bucket.WATCH if value >= rules.watch_from else Bucket.STABLE


def _low_readiness(score: Score, rules: RiskRules) -> Factor:
    below = max(0.0, rules.readiness_limit - score.value) / rules.readiness_limit
    params: Params = {"score": score.value, "limit": rules.readiness_limit, "band": score.band.value}
    return Factor("low_readiness", rules.readiness_weight * below, params)


def _pain(answers: Answers, rules: RiskRules) -> Factor:
    params: Params = {"pain": answers.pain, "body_part": answers.body_part}
    return Factor("pain", rules.pain_weight * answers.pain / HIGHEST_PAIN, params)


def _illness(answers: Answers, rules: RiskRules) -> Factor:
    return Factor("illness", rules.illness_weight * (answers.problem == Problem.ILL), {})


def _ramp(load: LoadContext, rules: RiskRules) -> Factor:
    ramp = rules.ramp_from if load.ramp is None else load.ramp
    steep = min(1.0, max(0.0, (ramp - rules.ramp_from) / rules.ramp_span))
    return Factor("ramp", rules.ramp_weight * steep, {"ramp": ramp, "limit": rules.ramp_from})


def _falling(score: Score, history: History, rules: RiskRules) -> Factor:
    known = len(history.scores) >= rules.fall_days
    fall = history.scores[-rules.fall_days] - score.value if known else 0
    params: Params = {"fall": fall, "days": rules.fall_days}
    return Factor("falling", rules.fall_weight * (known and fall >= rules.fall_points), params)


def _key_session(session: SessionFacts | None, score: Score, rules: RiskRules) -> Factor:
    if session is None:
        return Factor("key_session", 0.0, {})
    tired = session.key and score.band is not Band.GREEN
    params: Params = {"category": session.category, "band": score.band.value}
    return Factor("key_session", rules.key_session_weight * tired, params)


def _monotony(load: LoadContext, rules: RiskRules) -> Factor:
    monotony = 0.0 if load.monotony is None else load.monotony
    params: Params = {"monotony": monotony, "limit": rules.monotony_limit}
    return Factor("monotony", rules.monotony_weight * (monotony > rules.monotony_limit), params)


def _no_rest(load: LoadContext, rules: RiskRules) -> Factor:
    days = load.days_without_rest or 0
    return Factor("no_rest", rules.no_rest_weight * (days > rules.no_rest_days), {"days": days})
