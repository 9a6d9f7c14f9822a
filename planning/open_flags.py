"""What an athlete's latest check-in says against hard running."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.season import Hold, Rule, hold_for
from athletes.models import AthleteState

OPEN_DAYS = timedelta(days=14)
"""What a check-in said longer before the first day than this is over."""
OPEN_PAIN = 4


@dataclass(frozen=True, slots=True)
class OpenFlags:
    """What the latest check-in before a season says against hard running."""

    pain: bool = False
    illness: bool = False

    @property
    def hold(self) -> Hold:
        """How the first weeks hold back for it."""
        found = {Rule.PAIN: self.pain, Rule.ILLNESS: self.illness}
        return hold_for([rule for rule, is_open in found.items() if is_open])


def flags_of(state: AthleteState | None, *, start: date) -> OpenFlags:
    """What is open on the first day of a season, or of a template's weeks."""
    if state is None or state.readiness_day is None or state.readiness_day < start - OPEN_DAYS:
        return OpenFlags()
    return OpenFlags(pain=state.pain >= OPEN_PAIN, illness=state.ill)
