"""A set of changes applied to the entries of a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from planning.changes.entries import Entry
from planning.changes.kinds import KINDS, Change, Create, Edit, Lock, Move, Remove

EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Counted:
    """What the changes come to by kind; a session that was made and removed again counts for nothing."""

    created: int = 0
    moved: int = 0
    edited: int = 0
    locked: int = 0
    removed: int = 0

    @property
    def all(self) -> int:
        return self.created + self.moved + self.edited + self.locked + self.removed


def applied(entries: Iterable[Entry], changes: Iterable[Change]) -> tuple[Entry, ...]:
    """The entries after the changes, in order. A change of what is not there changes nothing."""
    by_id = {one.session: one for one in entries}
    for change in changes:
        if isinstance(change, Create):
            by_id[change.session] = Entry(
                change.session, change.day, change.content, drafted=frozenset({"create"})
            )
        elif isinstance(change, Remove):
            by_id.pop(change.session, None)
        elif change.session in by_id:
            by_id[change.session] = _changed(by_id[change.session], change)
    return tuple(sorted(by_id.values(), key=_order))


def counted(entries: Iterable[Entry], changes: Iterable[Change]) -> Counted:
    """How many sessions the changes create, move, edit, lock and remove; each once a kind."""
    before = {one.session: one for one in entries}
    after = {one.session: one for one in applied(before.values(), changes)}
    kinds = [_kinds(before[one.session], one) for one in after.values() if one.session in before]
    return Counted(
        created=len(after.keys() - before.keys()),
        moved=sum("move" in one for one in kinds),
        edited=sum("edit" in one for one in kinds),
        locked=sum("lock" in one for one in kinds),
        removed=len(before.keys() - after.keys()),
    )


def _kinds(before: Entry, after: Entry) -> set[str]:
    pairs = {
        "move": before.day != after.day,
        "edit": before.content != after.content,
        "lock": before.locked != after.locked,
    }
    return {kind for kind, differs in pairs.items() if differs}


def _changed(entry: Entry, change: Move | Edit | Lock) -> Entry:
    drafted = entry.drafted | {KINDS[type(change)]}
    match change:
        case Move(_, day):
            keeps = day == entry.day or (entry.outcome == EXCUSED and entry.content.steps is None)
            return replace(entry if keeps else _open(entry), day=day, drafted=drafted)
        case Edit(_, content):
            return replace(_open(entry), content=content, changed="", drafted=drafted)
        case Lock(_, locked):
            return replace(entry, locked=locked, drafted=drafted)


def _open(entry: Entry) -> Entry:
    """To be run yet: on another day, or with another content, nothing is missed."""
    return replace(entry, outcome="", percent=None)


def _order(entry: Entry) -> tuple[object, int, bool, UUID]:
    """By day, then position; what a draft adds comes after what stands there."""
    return (entry.day, entry.position, entry.version is None, entry.session)
