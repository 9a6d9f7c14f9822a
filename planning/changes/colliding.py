"""What a set of changes runs into: races and locked days."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from analytics.plan_check import Found, PlanRule
from planning.changes.entries import Entry
from planning.changes.weekly import is_race


def collisions(before: Iterable[Entry], after: Collection[Entry], races: Iterable[date]) -> tuple[Found, ...]:
    """Where a session that is new to its day meets a race or a locked one, or has gone past a race."""
    stood = {one.session: one.day for one in before}
    raced = sorted(races)
    locked = {one.day for one in after if one.locked}
    found = {
        (rule, one.day)
        for one in after
        if stood.get(one.session) != one.day and not is_race(one)
        for rule in _met(one, stood.get(one.session, one.day), raced, locked)
    }
    return tuple(Found(rule, day) for rule, day in sorted(found))


def _met(entry: Entry, stood: date, races: Iterable[date], locked: Collection[date]) -> Iterator[PlanRule]:
    first, last = sorted((stood, entry.day))
    if entry.day in races:
        yield PlanRule.ON_RACE
    elif any(first < race < last for race in races):
        yield PlanRule.PAST_RACE
    if entry.day in locked and not entry.locked:
        yield PlanRule.ON_LOCKED
