"""The way back while pain, illness or an injury is open: nothing hard, less of it, step by step."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.adaptation.values import (
    DAY,
    LEAST_RUN_S,
    AdaptRule,
    Decision,
    Eased,
    Kind,
    Reason,
    Situation,
    Standing,
    whole_minutes,
)
from analytics.days import monday_of
from analytics.season.hold import SHARES
from analytics.season.weeks import Rule

WINDOW_DAYS = 14
"""Two weeks ahead are planned anew; while something is open, the next night looks again."""
REST_DAYS = 1
"""The way back begins with rest: so many days from tomorrow on (project default)."""
HOLDING = {AdaptRule.PAIN: Rule.PAIN, AdaptRule.ILLNESS: Rule.ILLNESS}


@dataclass(frozen=True, slots=True)
class _Way:
    """Shares of the planned time by week, with rest between runs or not; empty: only nothing hard."""

    shares: tuple[float, ...]
    spaced: bool


def way_back(situation: Situation) -> Decision:
    """The next two weeks on the way back, for whatever is open and not decided upon this week.

    Pain and illness take the shares of the season's first weeks (analytics.season.hold); with pain the runs
    of the first week are walk-runs, with a day of rest between. An injury that the coach has noted is
    what the season was planned for: only what is hard becomes easy.
    """
    rules = tuple(rule for rule, is_open in _open(situation).items() if is_open)
    asked = tuple(rule for rule in rules if _cause(rule, situation) not in situation.decided)
    if not asked:
        return Decision()
    steps = _steps(situation, _way(rules))
    if not steps:
        return Decision()
    reasons = tuple(Reason(rule, _cause(rule, situation), _params(rule)) for rule in asked)
    return Decision(steps, reasons)


def is_held(situation: Situation) -> bool:
    """Whether something is open that every other rule gives way to."""
    return any(_open(situation).values())


def _open(situation: Situation) -> dict[AdaptRule, bool]:
    return {
        AdaptRule.PAIN: situation.open.pain,
        AdaptRule.ILLNESS: situation.open.illness,
        AdaptRule.INJURY: situation.open.injury,
    }


def _cause(rule: AdaptRule, situation: Situation) -> str:
    return f"{rule}:{monday_of(situation.tomorrow).isoformat()}"


def _params(rule: AdaptRule) -> dict[str, float | str]:
    if rule is AdaptRule.INJURY:
        return {}
    first, second = SHARES[HOLDING[rule]][:2]
    return {"first": round(100 * first), "second": round(100 * second)}


def _way(rules: tuple[AdaptRule, ...]) -> _Way:
    shares = [SHARES[HOLDING[rule]] for rule in rules if rule in HOLDING]
    lowest = tuple(min(each[week] for each in shares) for week in range(2)) if shares else ()
    return _Way(lowest, spaced=AdaptRule.PAIN in rules)


def _steps(situation: Situation, way: _Way) -> tuple[Eased, ...]:
    """Session by session, in order: each looks at what is left of the day before and of its own day."""
    last = situation.today + timedelta(days=WINDOW_DAYS)
    ahead = sorted(situation.sessions, key=lambda one: (one.day, not one.fixed))
    runs = {one.day for one in ahead if one.day == situation.today and one.duration_s}
    steps: list[Eased] = []
    for one in ahead:
        if not situation.tomorrow <= one.day <= last:
            continue
        free = situation.touchable(one) and one.duration_s and not one.returning
        eased = _eased(situation, way, one, runs) if free else None
        steps += [eased] if eased else []
        if eased.duration_s if eased else one.duration_s:
            runs.add(one.day)
    return tuple(steps)


def _eased(situation: Situation, way: _Way, one: Standing, runs: set[date]) -> Eased | None:
    if not way.shares:
        return Eased(one.session, Kind.EASY, one.duration_s) if one.key else None
    number = (one.day - situation.today).days
    crowded = one.day in runs or (way.spaced and one.day - DAY in runs)
    if number <= REST_DAYS or crowded:
        return Eased(one.session, Kind.REST)
    week = (number - 1) // 7
    kind = Kind.WALK_RUN if way.spaced and week == 0 else Kind.EASY
    seconds = max(whole_minutes(way.shares[week] * one.duration_s), min(LEAST_RUN_S, one.duration_s))
    return Eased(one.session, kind, seconds)
