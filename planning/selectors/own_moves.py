"""What athletes may move in their week, and whereto."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.days import monday_of
from athletes.models import Athlete
from athletes.selectors import settings_for
from planning.changes import Entry
from planning.models import PlannedSession
from planning.selectors.drafts import entries_between
from tenancy.templatetags.display import localised

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class MoveChoice:
    """A day of the week: what stands there, whether a session may come, and whether it could be swapped."""

    day: date
    titles: tuple[str, ...]
    open: bool
    locked: bool
    swappable: bool


def may_move(athlete: Athlete) -> bool:
    """Whether the coach lets the athlete move sessions."""
    return settings_for(athlete).athletes_move


def move_choices(*, session: PlannedSession, today: date) -> tuple[MoveChoice, ...]:
    """The other days of the session's week. One query."""
    monday = monday_of(session.day)
    entries = entries_between(athlete=session.athlete, first=monday, last=monday + timedelta(days=SUNDAY))
    days = (monday + timedelta(days=number) for number in range(SUNDAY + 1))
    return tuple(
        _choice(day, [one for one in entries if one.day == day], today) for day in days if day != session.day
    )


def _choice(day: date, there: list[Entry], today: date) -> MoveChoice:
    locked = any(one.locked for one in there)
    return MoveChoice(
        day=day,
        titles=tuple(localised(one.content.title) for one in there),
        open=day >= today and not locked,
        locked=locked,
        swappable=bool(there) and not any(one.run for one in there),
    )
