"""What a case proposes beyond the session of the day: other days, a text, and why."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from planning import wording as planning
from planning.several import WeekLoad
from readiness import wording
from readiness.further import further_of, is_proposed
from readiness.models import Intervention, InterventionState
from readiness.selectors.changes import DayChange, changed_days
from tenancy.templatetags.display import short_day


@dataclass(frozen=True, slots=True)
class Beyond:
    """`week`: the days within the coming week, `later` those after it; `text` is sent when it is approved.

    `sessions` are those that change together, `warnings` the rules of planning that give way; `stays`: the
    case remains open afterwards.
    """

    because: str = ""
    text: str = ""
    sessions: frozenset[UUID] = frozenset()
    week: tuple[DayChange, ...] = ()
    later: tuple[DayChange, ...] = ()
    weeks: tuple[WeekLoad, ...] = ()
    warnings: tuple[str, ...] = ()
    stays: bool = False
    proposes: bool = False

    @property
    def load_now(self) -> float:
        return sum(day.load_now for day in self.later)

    @property
    def load_proposed(self) -> float:
        return sum(day.load_proposed for day in self.later)


def beyond_the_day(case: Intervention, *, language: str | None, last: date) -> Beyond:
    """Drawn from what the case keeps; nothing once a coach has closed it. No query."""
    if case.closed_at is not None and case.state != InterventionState.APPLIED:
        return Beyond()
    further = further_of(case)
    changed = changed_days(further.several)
    return Beyond(
        because=wording.because(further),
        text=wording.draft(case, language=language or ""),
        sessions=frozenset(one.session for one in further.several.touched),
        week=tuple(day for day in changed.days if day.day <= last),
        later=tuple(day for day in changed.days if day.day > last),
        weeks=changed.weeks,
        warnings=tuple(f"{short_day(one.day)}: {planning.against(one)}" for one in further.several.warnings),
        stays=further.refers,
        proposes=case.closed_at is None and is_proposed(case),
    )
