"""Sessions scaled to an amount: as hard as they were, only more of them or less."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from analytics.workout import Physiology, Workout, from_json, to_json, totals
from analytics.workout.stretching import stretch
from planning import wording
from planning.changes.entries import Content, Entry
from planning.changes.kinds import Edit
from planning.models import RACE_CODE

PhysiologyOn = Callable[[date], Physiology]
Amount = Callable[[Entry], float]
LEAST, MOST = 0.3, 2.0
"""A session is never cut to less than this share, nor made longer than so many times."""
KEY_LEAST, KEY_MOST = 0.5, 1.3
"""A key session moves less: what it trains is in its shape."""


def free_of(entries: Iterable[Entry], *, today: date, races: Collection[date] = ()) -> tuple[Entry, ...]:
    """What may be scaled: to be run yet, not locked, no race and not on the day of one."""
    return tuple(
        one
        for one in entries
        if one.day >= today
        and not (one.run or one.locked or one.day in races)
        and one.content.steps is not None
        and one.content.template_code != RACE_CODE
    )


def scaled_to(
    free: Sequence[Entry], wanted: float, amount: Amount, physiology_on: PhysiologyOn
) -> tuple[Edit, ...]:
    """Changes that bring the sessions to the amount, as near as their shapes allow.

    Key sessions take their share; the others take theirs with what the key sessions could not.
    """
    keys = [one for one in free if one.content.key]
    others = [one for one in free if not one.content.key]
    whole = sum(map(amount, free))
    if whole <= 0:
        return ()
    share = wanted / whole
    first = [stretched(one, _within(share, KEY_LEAST, KEY_MOST), physiology_on) for one in keys]
    left, rest = wanted - sum(map(amount, first)), sum(map(amount, others))
    second = [stretched(one, _within(left / rest, LEAST, MOST), physiology_on) for one in others if rest > 0]
    before = {one.session: one.content for one in free}
    both = sorted([*first, *second], key=lambda one: (one.day, one.position, one.session))
    return tuple(Edit(one.session, one.content) for one in both if one.content != before[one.session])


def scaled_by(free: Sequence[Entry], share: float, physiology_on: PhysiologyOn) -> tuple[Edit, ...]:
    """The same, to a share of their time."""
    seconds = sum(map(time_of, free))
    return scaled_to(free, share * seconds, time_of, physiology_on)


def stretched(entry: Entry, share: float, physiology_on: PhysiologyOn) -> Entry:
    """The session with its content stretched; named anew where its title counts what has changed."""
    content = entry.content
    if content.steps is None:
        return entry
    known, workout = physiology_on(entry.day), from_json(content.steps)
    longer = stretch(workout, share, known)
    if longer == workout:
        return entry
    return replace(entry, content=_with(content, longer, workout, known))


def time_of(entry: Entry) -> float:
    return entry.content.duration_s


def metres_of(entry: Entry) -> float:
    return entry.content.distance_m or 0.0


def load_of(entry: Entry) -> float:
    return entry.content.load


def _with(content: Content, longer: Workout, workout: Workout, known: Physiology) -> Content:
    amount = totals(longer, known)
    return replace(
        content,
        title=wording.titles_of_fitted(content.title, workout, longer, content.category, known),
        steps=to_json(longer),
        duration_s=amount.duration_s,
        distance_m=amount.distance_m,
        load=amount.load,
    )


def _within(share: float, least: float, most: float) -> float:
    return min(max(share, least), most)
