"""Pain and illness over the mornings: how long they run on, how often they come back, when they ended."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from analytics.answers import Problem

DAY = timedelta(days=1)
UNHEARD = timedelta(days=3)
"""So many days without a check-in do not end a complaint; longer, and a new one begins (project default)."""
APART = timedelta(days=3)
"""Pain in the same place after at least so many days without it is another episode (project default)."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a morning's check-in said of pain (0..10) and illness."""

    day: date
    problem: Problem
    pain: int = 0
    body_part: str = ""

    @property
    def ill(self) -> bool:
        return self.problem is Problem.ILL

    @property
    def hurts(self) -> bool:
        return self.problem is Problem.PAIN and self.pain > 0


@dataclass(frozen=True, slots=True)
class Complaint:
    """Days in a row with the same trouble, with the first and the last; `pain`: the worst, 0 for illness."""

    first: date
    last: date
    pain: int = 0

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Complaints:
    """Today's: for how many days pain and illness run on (0: not today), and how often pain was in its place.

    `episodes` counts today's, where the part of the body was named.
    """

    pain_days: int = 0
    ill_days: int = 0
    body_part: str = ""
    episodes: int = 0


def complaints_of(said: Iterable[Said], *, today: date) -> Complaints:
    """What runs on today, by the check-ins up to today in any order. Other days are not looked at."""
    mornings = sorted((one for one in said if one.day <= today), key=lambda one: one.day)
    now = mornings[-1] if mornings and mornings[-1].day == today else None
    if now is None:
        return Complaints()
    part = now.body_part if now.hurts else ""
    there = [one.day for one in mornings if one.hurts and part and one.body_part == part]
    return Complaints(
        pain_days=_running(mornings, today, lambda one: one.hurts),
        ill_days=_running(mornings, today, lambda one: one.ill),
        body_part=part,
        episodes=_episodes(there),
    )


def over_since(
    said: Iterable[Said], *, today: date, ill_days: int, pain_days: int, pain_from: int, within_days: int
) -> tuple[str, Complaint] | None:
    """What ended lately and wants a way back: ("illness" or "pain", the complaint); None where nothing does.

    An illness of at least `ill_days`, or pain of at least `pain_from` for `pain_days`, whose last day lies at
    most `within_days` back, with a check-in since that names neither. Of both the one that ended last.
    """
    mornings = sorted((one for one in said if one.day <= today), key=lambda one: one.day)
    if not mornings or mornings[-1].ill or (mornings[-1].hurts and mornings[-1].pain >= pain_from):
        return None
    ill = _stretches(mornings, lambda one: one.ill)
    sore = _stretches(mornings, lambda one: one.hurts and one.pain >= pain_from)
    found = [("illness", one) for one in ill if one.days >= ill_days]
    found += [("pain", one) for one in sore if one.days >= pain_days]
    since = today - timedelta(days=within_days)
    lately = [(kind, one) for kind, one in found if since <= one.last < mornings[-1].day]
    return max(lately, key=lambda each: (each[1].last, each[0]), default=None)


def _running(mornings: Sequence[Said], today: date, troubled: Callable[[Said], bool]) -> int:
    stretches = _stretches(mornings, troubled)
    return stretches[-1].days if stretches and stretches[-1].last == today else 0


def _stretches(mornings: Sequence[Said], troubled: Callable[[Said], bool]) -> list[Complaint]:
    """Mornings in a row with the trouble; a morning without it ends them, and so does a long silence."""
    found: list[Complaint] = []
    before: Said | None = None
    for one in mornings:
        if troubled(one):
            goes_on = before is not None and troubled(before) and one.day - before.day <= UNHEARD + DAY
            if goes_on:
                found[-1] = Complaint(found[-1].first, one.day, max(found[-1].pain, one.pain))
            else:
                found.append(Complaint(one.day, one.day, one.pain))
        before = one
    return found


def _episodes(days: Sequence[date]) -> int:
    return bool(days) + sum(later - earlier > APART for earlier, later in pairwise(days))
