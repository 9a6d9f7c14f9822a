"""What is open with the runner, and how the first weeks hold back for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.season.request import PlanRequest
from analytics.season.weeks import Rule

RETURN_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Return to run: shares of the former week, week by week."""
SHARES = {
    Rule.INJURY: RETURN_SHARES,
    Rule.PAIN: RETURN_SHARES,
    Rule.ILLNESS: (0.5, 0.7, 0.85),
    Rule.FATIGUE: (0.6, 0.8),
}
"""Of the former week; project defaults. An injury keeps hard running out of the whole season."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Shares of the former week in the first weeks, which have no hard run; `spaced`: with rest between."""

    flags: tuple[Rule, ...] = ()
    shares: tuple[float, ...] = ()
    spaced: bool = False

    def holds(self, number: int) -> bool:
        """Whether the week is one of those first ones."""
        return number <= len(self.shares)


def hold_of(request: PlanRequest) -> Hold:
    """The most careful of what the request's open flags ask for."""
    return hold_for([rule for rule, is_open in _open(request).items() if is_open])


def hold_for(flags: Sequence[Rule]) -> Hold:
    """The most careful of what these flags ask for."""
    shares = [SHARES[rule] for rule in flags]
    weeks = max(map(len, shares), default=0)
    lowest = tuple(min(each[week] for each in shares if week < len(each)) for week in range(weeks))
    return Hold(tuple(flags), lowest, spaced=Rule.INJURY in flags or Rule.PAIN in flags)


def _open(request: PlanRequest) -> dict[Rule, bool]:
    return {
        Rule.INJURY: request.open_injury,
        Rule.PAIN: request.pain,
        Rule.ILLNESS: request.illness,
        Rule.FATIGUE: request.fatigue,
    }
