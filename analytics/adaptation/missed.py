"""A key session that was missed: made up for on a free day, put in an easy one's place, or let go."""

from datetime import date, timedelta

from analytics.adaptation.values import (
    DAY,
    AdaptRule,
    Decision,
    MakeUp,
    Reason,
    Replace,
    Situation,
    Standing,
)
from analytics.adaptation.volume import growth_limit_s, loaded_weeks, week_s
from analytics.days import monday_of
from analytics.plan_check import RACE_WITHIN_DAYS

RECENT_DAYS = 4
"""What was missed longer ago is over (project default)."""
WITHIN_DAYS = 6
"""It is made up for within so many days of its own, or not at all (project default)."""
AFTER_RACE_DAYS = 2
AGAINST = frozenset({"tired", "pain", "ill", "race"})
"""Reasons for missing a session that speak against making it up: the body has spoken, or raced."""


def after_missed(situation: Situation, sessions: tuple[Standing, ...], *, overloaded: bool) -> Decision:
    """The latest key session that was missed and not decided upon; `sessions` as they would stand.

    Moved to the next free day on which no rule speaks against it; else swapped for the next easy session;
    else dropped. One only: two made up for in a week would be one hard day too many.
    """
    missed = _latest(situation)
    if missed is None:
        return Decision()
    if overloaded:
        return _dropped(missed, "over_load")
    if missed.why in AGAINST:
        return _dropped(missed, missed.why)
    return (
        _moved(situation, sessions, missed)
        or _swapped(situation, sessions, missed)
        or _dropped(missed, "no_day")
    )


def cause_of(missed: Standing) -> str:
    """What is decided upon once."""
    return f"missed:{missed.session}"


def _latest(situation: Situation) -> Standing | None:
    first = situation.today - timedelta(days=RECENT_DAYS)
    found = [
        one
        for one in situation.sessions
        if one.key
        and one.missed
        and not one.fixed
        and first <= one.day < situation.today
        and cause_of(one) not in situation.decided
    ]
    return max(found, key=lambda one: (one.day, one.session), default=None)


def _moved(situation: Situation, sessions: tuple[Standing, ...], missed: Standing) -> Decision | None:
    taken = {one.day for one in sessions}
    for day in _days(situation, missed):
        if day not in taken and _holds(situation, sessions, missed, day):
            reason = _reason(AdaptRule.MOVE, missed, day=day.isoformat())
            return Decision((MakeUp(missed.session, day),), (reason,))
    return None


def _swapped(situation: Situation, sessions: tuple[Standing, ...], missed: Standing) -> Decision | None:
    days = set(_days(situation, missed))
    for easy in sessions:
        if not (easy.easy and easy.day in days and situation.touchable(easy)):
            continue
        others = tuple(one for one in sessions if one.session != easy.session)
        if _holds(situation, others, missed, easy.day, instead_of_s=easy.duration_s):
            reason = _reason(AdaptRule.SWAP, missed, day=easy.day.isoformat(), session=str(easy.session))
            return Decision((Replace(easy.session, missed.session),), (reason,))
    return None


def _dropped(missed: Standing, because: str) -> Decision:
    return Decision((), (_reason(AdaptRule.DROP, missed, because=because),))


def _reason(rule: AdaptRule, missed: Standing, **params: float | str) -> Reason:
    said = {"missed": str(missed.session), "missed_day": missed.day.isoformat(), **params}
    return Reason(rule, cause_of(missed), said)


def _days(situation: Situation, missed: Standing) -> list[date]:
    number = (missed.day + timedelta(days=WITHIN_DAYS) - situation.today).days
    return [situation.today + timedelta(days=ahead) for ahead in range(1, number + 1)]


def _holds(
    situation: Situation,
    others: tuple[Standing, ...],
    missed: Standing,
    day: date,
    *,
    instead_of_s: float = 0.0,
) -> bool:
    """Whether it may stand on the day beside the others: time, hard days, races, the week's growth."""
    there_s = sum(one.duration_s for one in others if one.day == day)
    hard = {one.day for one in others if one.key and not one.missed} | set(situation.races)
    return (
        there_s + missed.duration_s <= situation.available_s[day.weekday()]
        and not hard & {day - DAY, day, day + DAY}
        and _far_from_races(situation, day)
        and _grows_no_more(situation, others, missed, day, instead_of_s)
    )


def _far_from_races(situation: Situation, day: date) -> bool:
    return not any(-AFTER_RACE_DAYS <= (race - day).days <= RACE_WITHIN_DAYS for race in situation.races)


def _grows_no_more(
    situation: Situation, others: tuple[Standing, ...], missed: Standing, day: date, instead_of_s: float
) -> bool:
    """The week stays under the cap; one that is planned above it becomes no longer."""
    limit = growth_limit_s(loaded_weeks(situation.weeks), situation.growth_cap)
    if limit is None:
        return True
    rest_s = week_s(situation, others, monday_of(day))
    return rest_s + missed.duration_s <= max(limit, rest_s + instead_of_s)
