"""Sessions on the days of a season: what a template holds, and what an edit of some days makes of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from planning.content import Content, content_of
from planning.models import PlanTemplate, TemplateRow

DAYS = 7


class Slot(NamedTuple):
    """A day of a template: weeks count from 1, weekdays from 0."""

    week: int
    weekday: int


Days = Mapping[Slot, Sequence[Content]]


class NewRow(NamedTuple):
    """A session to be written; of the same line as `like`, which it replaces or from where it has moved."""

    offset: int
    position: int
    content: Content
    like: TemplateRow | None = None


class Edit(NamedTuple):
    """What an edit writes: rows that are replaced, and new ones."""

    gone: tuple[TemplateRow, ...]
    new: tuple[NewRow, ...]


def slot_of(template: PlanTemplate, offset: int) -> Slot:
    week, weekday = divmod(offset + template.anchor_offset, DAYS)
    return Slot(week + 1, weekday)


def offset_of(template: PlanTemplate, slot: Slot) -> int:
    """Days from the template's anchor, negative before the race."""
    return (slot.week - 1) * DAYS + slot.weekday - template.anchor_offset


def day_of(row: TemplateRow, anchor_day: date) -> date:
    """The calendar day of a row, for somebody whose race or start is on `anchor_day`."""
    return anchor_day + timedelta(days=row.offset)


def days_of(template: PlanTemplate, rows: Iterable[TemplateRow]) -> dict[Slot, list[TemplateRow]]:
    """The rows by day, each day in its order."""
    found: dict[Slot, list[TemplateRow]] = {}
    for row in rows:
        found.setdefault(slot_of(template, row.offset), []).append(row)
    return found


def edit_days(template: PlanTemplate, rows: Iterable[TemplateRow], wanted: Days) -> Edit:
    """What turns the days that are named into what is wanted; all other days stay.

    A session that stays where it was keeps its line, whatever becomes of its content; one that is found again
    unchanged on another day keeps it too: it has moved.
    """
    there = days_of(template, rows)
    gone: list[TemplateRow] = []
    new: list[NewRow] = []
    for slot, contents in wanted.items():
        old = there.get(slot, [])
        for position, content in enumerate(contents):
            before = old[position] if position < len(old) else None
            if before is None or content_of(before) != content:
                new.append(NewRow(offset_of(template, slot), position, content, before))
                gone += [before] if before else []
        gone += old[len(contents) :]
    return Edit(tuple(gone), tuple(_with_moves(gone, new)))


def _with_moves(gone: Sequence[TemplateRow], new: Sequence[NewRow]) -> Iterator[NewRow]:
    kept = {one.like.pk for one in new if one.like}
    homeless = [row for row in gone if row.pk not in kept]
    for one in new:
        moved = next((row for row in homeless if not one.like and content_of(row) == one.content), None)
        if moved is not None:
            homeless.remove(moved)
        yield one._replace(like=one.like or moved)
