"""Much more or less run than planned: the coming weeks are scaled down, within growth cap and cutback."""

from collections.abc import Sequence
from datetime import date

from analytics.adaptation.values import (
    LEAST_RUN_S,
    WEEK,
    AdaptRule,
    Decision,
    Reason,
    Shorten,
    Situation,
    Standing,
    Step,
    WeekRun,
    after,
    whole_minutes,
)
from analytics.adaptation.volume import growth_limit_s, loaded_weeks, week_s
from analytics.days import monday_of

ONE_WEEK, TWO_WEEKS = 0.30, 0.20
"""How far a week, or each of two weeks, may lie off its plan before the plan follows (project defaults)."""
CUTBACK_MOST = 0.30
"""A week is cut by no more than a deep cutback (FIELD: 20 to 30 %)."""
LEAST_CUT = 0.05
"""Less than this is not worth a change."""
COMING = 2
"""The running week and the next."""


def after_weeks(situation: Situation) -> Decision:
    """Over-load: the running week loses the excess, a deep cutback at most. Under-load: two weeks capped.

    A week is never made longer: what was not run is not caught up with.
    """
    off = _off(situation.weeks)
    if off is None or off.cause in situation.decided:
        return Decision()
    monday = monday_of(situation.tomorrow)
    if off.rule is AdaptRule.OVER_LOAD:
        steps = _scaled(situation, situation.sessions, monday, _eased_s(situation, monday, off))
    else:
        steps = _capped(situation, monday)
    return Decision(steps, (off,)) if steps else Decision()


def _off(weeks: Sequence[WeekRun]) -> Reason | None:
    """The rule that the last week breaks, or the last two together."""
    shares = [one.share for one in weeks[-2:]]
    last = shares[-1] if shares else None
    if last is None:
        return None
    before = shares[0] if len(shares) == COMING else None
    bound = TWO_WEEKS if before is not None and _same_side(before, last) else ONE_WEEK
    if abs(last - 1) <= bound:
        return None
    rule = AdaptRule.OVER_LOAD if last > 1 else AdaptRule.UNDER_LOAD
    params: dict[str, float | str] = {"percent": round(100 * last), "bound": round(100 * bound)}
    if bound == TWO_WEEKS and before is not None:
        params["percent_before"] = round(100 * before)
    return Reason(rule, f"load:{weeks[-1].monday.isoformat()}", params)


def _same_side(before: float, last: float) -> bool:
    return abs(before - 1) > TWO_WEEKS and (before > 1) == (last > 1)


def _eased_s(situation: Situation, monday: date, off: Reason) -> float:
    excess = float(off.params["percent"]) / 100 - 1
    return week_s(situation, situation.sessions, monday) * (1 - min(excess, CUTBACK_MOST))


def _capped(situation: Situation, monday: date) -> tuple[Step, ...]:
    """Each of the coming weeks under the cap that the weeks before it give."""
    loaded = loaded_weeks(situation.weeks)
    steps: tuple[Step, ...] = ()
    for number in range(COMING):
        limit = growth_limit_s(loaded, situation.growth_cap)
        if limit is None:
            return steps
        week = monday + number * WEEK
        steps += _scaled(situation, situation.sessions, week, limit)
        loaded = (*loaded[1:], week_s(situation, after(situation.sessions, steps), week))
    return steps


def _scaled(
    situation: Situation, sessions: Sequence[Standing], monday: date, target_s: float
) -> tuple[Step, ...]:
    """What may be touched of the week, shorter by the same share; no more than a deep cutback."""
    here = [one for one in sessions if monday_of(one.day) == monday and situation.touchable(one)]
    open_s = sum(one.duration_s for one in here)
    over_s = week_s(situation, sessions, monday) - target_s
    if not open_s or over_s / open_s < LEAST_CUT:
        return ()
    share = 1 - min(over_s / open_s, CUTBACK_MOST)
    cut = ((one, max(whole_minutes(share * one.duration_s), LEAST_RUN_S)) for one in here)
    return tuple(Shorten(one.session, seconds) for one, seconds in cut if seconds < one.duration_s)
