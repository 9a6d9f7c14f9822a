"""Everything that is noted of an athlete: notes, tasks, injuries and illness, and where it hurts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from athletes import selectors as athletes
from athletes.models import Athlete
from athletes.selectors import Episodes, NoteLine, TaskLine
from readiness import selectors as readiness
from readiness import wording
from readiness.selectors.pain import Proposed
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class PainLine:
    """A place that hurts, in words."""

    text: str
    pain: int


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """An episode that check-ins speak for, in words."""

    proposed: Proposed
    place: str


@dataclass(frozen=True, slots=True)
class Records:
    """The page. `pain`: by the latest check-in of the last days."""

    notes: tuple[NoteLine, ...]
    tasks: tuple[TaskLine, ...]
    episodes: Episodes
    pain: tuple[PainLine, ...]
    proposed: tuple[ProposedLine, ...]


def records(
    *, athlete: Athlete, membership: Membership, now: datetime, audience: str = "", search: str = ""
) -> Records:
    """What the member may read of it. Seven queries, whatever there is."""
    today = athlete.local_day(now)
    pain = readiness.pain_of(athlete=athlete, today=today)
    told: dict[str, Any] = {"athlete": athlete, "membership": membership}
    return Records(
        notes=tuple(athletes.notes_of(**told, audience=audience, search=search)),
        tasks=tuple(athletes.tasks_for(**told, now=now)),
        episodes=athletes.episodes_of(athlete=athlete, today=today),
        pain=tuple(PainLine(wording.pain_run(run), run.pains[-1]) for run in pain.runs),
        proposed=tuple(
            ProposedLine(one, wording.place(one.run.place) if one.run else "") for one in pain.proposed
        ),
    )
