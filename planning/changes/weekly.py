"""What is done to whole weeks: swapped, locked, shifted, skipped. Entries in, changes out.

Locked sessions, races, what has been run and what lies before the athlete's today are never touched, save by
`lock`.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID

from planning.changes.entries import Content, Entry
from planning.changes.kinds import Change, Create, Edit, Lock, Move, Remove
from planning.models import RACE_CODE

WEEK = timedelta(days=7)


def may_change(entry: Entry, today: date) -> bool:
    """Whether what is done to its week reaches the session."""
    return not (entry.locked or entry.run or entry.day < today or is_race(entry))


def is_race(entry: Entry) -> bool:
    """Whether the session is a race: it stands where the race is."""
    return entry.content.template_code == RACE_CODE


def in_week(entries: Iterable[Entry], monday: date) -> list[Entry]:
    """The entries of the week that begins on the Monday."""
    return [one for one in entries if monday <= one.day < monday + WEEK]


def swap(entries: Iterable[Entry], monday: date, other: date, *, today: date) -> list[Change]:
    """Each weekday's sessions of the one week on the same weekday of the other, and the other way round.

    A weekday that has passed in either week stays in both.
    """
    found = list(entries)
    there = {monday: other - monday, other: monday - other}
    return [
        Move(one.session, one.day + by)
        for start, by in there.items()
        for one in in_week(found, start)
        if monday != other and may_change(one, today) and one.day + by >= today
    ]


def lock(entries: Iterable[Entry], *, locked: bool) -> list[Change]:
    """Locks that are not yet as they should be."""
    return [Lock(one.session, locked) for one in entries if one.locked != locked]


def shift(entries: Iterable[Entry], first: date, by: timedelta, *, today: date) -> list[Change]:
    """Everything from the day on so many days later, or earlier."""
    return [
        Move(one.session, one.day + by)
        for one in entries
        if by and one.day >= first and may_change(one, today)
    ]


def skip(entries: Iterable[Entry], *, today: date) -> list[Change]:
    """The sessions taken out."""
    return [Remove(one.session) for one in entries if may_change(one, today)]


def mark_off(entries: Iterable[Entry], off: Content, *, today: date) -> list[Change]:
    """A day off in the place of each day's training, for the athlete to read."""
    changes: list[Change] = []
    marked: set[date] = set()
    for one in entries:
        if may_change(one, today) and one.content != off:
            changes.append(Remove(one.session) if one.day in marked else Edit(one.session, off))
            marked.add(one.day)
    return changes


def copy(entries: Iterable[Entry], by: timedelta, *, new_id: Callable[[], UUID]) -> list[Change]:
    """The sessions again, so many days later; a race is run once."""
    return [Create(new_id(), one.day + by, one.content) for one in entries if not is_race(one)]
