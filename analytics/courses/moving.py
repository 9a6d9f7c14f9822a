"""To which day a key session may be moved: free or easy, and no rule of planning speaks against it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from analytics.days import monday_of
from analytics.plan_check import RACE_WITHIN_DAYS

DAY = timedelta(days=1)
AFTER_RACE_DAYS = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """A session on its day. `fixed`: locked, run, a race, or of a day that is over: it stays where it is."""

    session: UUID
    day: date
    duration_s: float
    load: float = 0.0
    key: bool = False
    easy: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A day for the session, and the easy one that changes places with it, if the day was not free."""

    day: date
    instead: UUID | None = None


def places_for(
    session: Beside,
    others: Sequence[Beside],
    *,
    available_s: Sequence[float],
    races: Collection[date] = (),
    days: int = 2,
) -> tuple[Place, ...]:
    """The days that the session may go to, a free one before one that is changed, then the nearest.

    Within its week, so that no week has more load than before; not beside another key session or a race, not
    in the three days before a race or the two after; never onto a day with something that stays, or for
    which the athlete has no time. `available_s` by weekday, Monday first. Source: FIELD, "Safety rules of
    planning"; within the week is a project default.
    """
    if session.fixed:
        return ()
    ahead = (session.day + number * DAY for number in range(1, days + 1))
    found = [_place(session, others, day, available_s, races) for day in ahead]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.instead is not None, one.day)))


def _place(
    session: Beside,
    others: Sequence[Beside],
    day: date,
    available_s: Sequence[float],
    races: Collection[date],
) -> Place | None:
    here = [one for one in others if one.day == day]
    beside = [one for one in others if one.day == session.day]
    hard = {one.day for one in others if one.key} | set(races)
    if monday_of(day) != monday_of(session.day) or hard & {day - DAY, day, day + DAY}:
        return None
    if any(-AFTER_RACE_DAYS <= (race - day).days <= RACE_WITHIN_DAYS for race in races):
        return None
    if session.duration_s > available_s[day.weekday()]:
        return None
    if not here:
        return Place(day)
    (first, *more) = here
    free = not more and not first.fixed and first.easy and not any(one.fixed for one in beside)
    back_s = first.duration_s + sum(one.duration_s for one in beside)
    return Place(day, first.session) if free and back_s <= available_s[session.day.weekday()] else None
