"""What an athlete's latest check-in and open episodes say against hard running."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.season import Hold, Rule, hold_for
from athletes.models import AthleteState

OPEN_DAYS = timedelta(days=14)
"""What a check-in said longer before the first day than this is over."""
OPEN_PAIN = 4


@dataclass(frozen=True, slots=True)
class OpenFlags:
    """What the latest check-in before a season says against hard running, and what is open as an episode."""

    pain: bool = False
    illness: bool = False
    injury: bool = False

    @property
    def hold(self) -> Hold:
        """How the first weeks hold back for it."""
        found = {Rule.INJURY: self.injury, Rule.PAIN: self.pain, Rule.ILLNESS: self.illness}
        return hold_for([rule for rule, is_open in found.items() if is_open])


def flags_of(state: AthleteState | None, *, start: date) -> OpenFlags:
    """What is open on the first day of a season, or of a template's weeks.

    An episode is open until somebody ends it, and counts while it does not allow everything.
    """
    if state is None:
        return OpenFlags()
    told = state.readiness_day is not None and state.readiness_day >= start - OPEN_DAYS
    return OpenFlags(
        pain=told and state.pain >= OPEN_PAIN,
        illness=state.sick or (told and state.ill),
        injury=state.injured,
    )
