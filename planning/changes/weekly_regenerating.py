"""A week made anew by the season around what stays. Entries in, changes out."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import zip_longest
from uuid import UUID

from planning.changes.entries import Content, Entry
from planning.changes.kinds import Change, Create, Edit, Remove
from planning.changes.weekly import may_change

Made = tuple[date, Content]


def days_that_stay(entries: Iterable[Entry], today: date) -> frozenset[date]:
    """Days with something that is locked, run, a race or over: all of the day stays as it is."""
    return frozenset(one.day for one in entries if not may_change(one, today))


def regenerate(
    entries: Iterable[Entry], made: Iterable[Made], *, today: date, new_id: Callable[[], UUID]
) -> list[Change]:
    """The sessions of the season in the place of those that stand, day by day; what is the same stays."""
    there = list(entries)
    stay = days_that_stay(there, today)
    wanted = [(day, content) for day, content in made if day >= today and day not in stay]
    days = sorted({one.day for one in there if one.day not in stay} | {day for day, _content in wanted})
    return [
        change
        for day in days
        for change in _of_day(
            day,
            [one for one in there if one.day == day],
            [content for on, content in wanted if on == day],
            new_id,
        )
    ]


def _of_day(
    day: date, there: Sequence[Entry], wanted: Sequence[Content], new_id: Callable[[], UUID]
) -> Iterable[Change]:
    for entry, content in zip_longest(there, wanted):
        if entry is None:
            yield Create(new_id(), day, content)
        elif content is None:
            yield Remove(entry.session)
        elif entry.content != content:
            yield Edit(entry.session, content)
