"""The next seven days of an athlete: what is planned and proposed, races, and the time they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from athletes.models import Athlete, Race
from coach.selectors.case import Change
from planning import selectors as planning
from planning.models import PlannedSession
from tenancy.templatetags.display import localised

DAYS = 7


@dataclass(frozen=True, slots=True)
class Planned:
    """A session of a day; `proposed` is what stands to be put in its place, "" for nothing.

    `before`: what the rules have already replaced, while nobody has confirmed that.
    """

    public_id: UUID
    title: str
    proposed: str
    before: str
    duration_s: float
    load: float
    load_proposed: float
    key: bool
    done: bool
    movable: bool


@dataclass(frozen=True, slots=True)
class DayAhead:
    """`minutes`: what the athlete has time for; `over`: more is planned than that."""

    day: date
    minutes: int
    sessions: tuple[Planned, ...]
    races: tuple[str, ...]

    @property
    def over(self) -> bool:
        return sum(session.duration_s for session in self.sessions) > 60 * self.minutes


def days_ahead(
    *, athlete: Athlete, today: date, races: Sequence[Race], changes: Sequence[Change], acted: bool
) -> tuple[DayAhead, ...]:
    """Today and six days more. `changes` are the open case's, `acted`: the rules made them. One query."""
    last = today + timedelta(days=DAYS - 1)
    sessions = planning.sessions_between(athlete=athlete, first=today, last=last)
    return tuple(
        DayAhead(
            day=day,
            minutes=athlete.availability_min[day.weekday()],
            sessions=tuple(_planned(one, changes, today, acted=acted) for one in sessions if one.day == day),
            races=tuple(race.name for race in races if race.day == day),
        )
        for day in (today + timedelta(days=number) for number in range(DAYS))
    )


def _planned(session: PlannedSession, changes: Sequence[Change], today: date, *, acted: bool) -> Planned:
    title = localised(session.title)
    shown = next((one for one in changes if one.proposed and _about(one, session, acted=acted)), None)
    return Planned(
        public_id=session.public_id,
        title=title,
        proposed=shown.proposed if shown and not acted else "",
        before=shown.now if shown and acted else "",
        duration_s=session.duration_s,
        load=session.load,
        load_proposed=shown.load_proposed if shown else session.load,
        key=session.key,
        done=session.activity_id is not None,
        movable=session.activity_id is None and not session.locked and session.day >= today,
    )


def _about(change: Change, session: PlannedSession, *, acted: bool) -> bool:
    stands = change.proposed if acted else change.now
    return change.day == session.day and stands == localised(session.title)
