"""Injuries and illness: what an open one allows, the way back to running, and the days it cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Allowance(StrEnum):
    """What may be run, the strictest first."""

    NOTHING = "nothing"
    EASY = "easy"
    NO_KEY = "no_key"
    ALL = "all"


class ReturnState(StrEnum):
    """The way back, step by step."""

    RESTING = "resting"
    WALK_RUN = "walk_run"
    EASY = "easy"
    FULL = "full"


ALLOWED_IN = {
    ReturnState.RESTING: Allowance.NOTHING,
    ReturnState.WALK_RUN: Allowance.EASY,
    ReturnState.EASY: Allowance.NO_KEY,
    ReturnState.FULL: Allowance.ALL,
}
"""What a state allows where nobody says otherwise; project defaults, no medical advice."""

EASY_CATEGORIES = frozenset({"easy", "recovery"})
STRICTNESS = {allowance: rank for rank, allowance in enumerate(Allowance)}


class Held(StrEnum):
    """What an open episode does to a session."""

    NOT = "not"
    EASED = "eased"
    RESTED = "rested"


@dataclass(frozen=True, slots=True)
class Lost:
    """Days on which not all was allowed: from `began` to the day before `back`, None while it lasts."""

    began: date
    back: date | None = None


def strictest(allowances: Iterable[Allowance]) -> Allowance:
    """What may be run with all of these open; everything where there is none."""
    return min(allowances, key=STRICTNESS.__getitem__, default=Allowance.ALL)


def held_to(allowance: Allowance, *, category: str, key: bool) -> Held:
    """What becomes of a planned session: nothing, something easier in its place, or rest."""
    if allowance is Allowance.NOTHING:
        return Held.RESTED
    hard = key or (allowance is Allowance.EASY and category not in EASY_CATEGORIES)
    return Held.EASED if hard and allowance is not Allowance.ALL else Held.NOT


def days_lost(episodes: Iterable[Lost], today: date) -> int:
    """Calendar days lost up to and with today; a day that two episodes cost counts once."""
    total, after = 0, date.min
    for began, back in sorted((one.began, one.back or today + DAY) for one in episodes):
        start, end = max(began, after), min(back, today + DAY)
        if end > start:
            total += (end - start).days
            after = end
    return total
