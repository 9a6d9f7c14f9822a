"""What a week would come to, and how much it may: the cap on growth by what was really run."""

from collections.abc import Iterable, Sequence
from datetime import date

from analytics.adaptation.values import Situation, Standing, WeekRun
from analytics.days import monday_of

LOADED, LOADED_OF = 3, 4
"""Of the last four whole weeks the three with most running count as loaded: one may be a cutback."""


def loaded_weeks(weeks: Sequence[WeekRun]) -> tuple[float, ...]:
    """Seconds of the last three loaded weeks, in order of time; nothing where three weeks were not run."""
    last = [one.run_s for one in weeks[-LOADED_OF:]]
    if sum(seconds > 0 for seconds in last) < LOADED:
        return ()
    if len(last) == LOADED_OF:
        last.remove(min(last))
    return tuple(last)


def growth_limit_s(loaded: Sequence[float], growth_cap: float) -> float | None:
    """The most that the week after the loaded ones may hold; None where they are not known."""
    return (1 + growth_cap) * sum(loaded) / len(loaded) if loaded else None


def week_s(situation: Situation, sessions: Iterable[Standing], monday: date) -> float:
    """What the week comes to: what was run of it, and what is still to be run from today on."""
    ahead = sum(
        one.duration_s
        for one in sessions
        if monday_of(one.day) == monday and one.day >= situation.today and not one.run
    )
    run = sum(seconds for day, seconds in situation.run_s.items() if monday_of(day) == monday)
    return ahead + run
