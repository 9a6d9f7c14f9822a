"""Three-way merge of a plan with its template: what was written then, what stands now, what is said today.

Sessions are merged field by field. Nothing that a person changed is ever written over: where both sides
changed the same field differently, the plan's stands and the difference is told.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

Key = TypeVar("Key", bound=Hashable)
Session = TypeVar("Session", bound=Mapping[str, Any])
WHOLE = ("session",)
"""What is in dispute where one side has removed a session that the other has changed."""


class Fate(StrEnum):
    """What becomes of one session of the template."""

    SAME = "same"
    UPDATED = "updated"
    ADDED = "added"
    REMOVED = "removed"
    KEPT = "kept"
    CONFLICT = "conflict"
    FROZEN = "frozen"


WRITTEN = frozenset({Fate.UPDATED, Fate.ADDED, Fate.REMOVED})
"""The fates by which something is written into the plan; of a conflict those fields that are `taken`."""


@dataclass(frozen=True, slots=True)
class Merged(Generic[Key, Session]):
    """One session of both sides; None is a session that is not there.

    `taken` are the fields that the template alone has changed, `disputed` those that both have.
    """

    key: Key
    fate: Fate
    base: Session | None
    mine: Session | None
    theirs: Session | None
    taken: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()

    @property
    def result(self) -> Session | None:
        """What stands in the plan afterwards."""
        if self.fate in (Fate.ADDED, Fate.REMOVED):
            return self.theirs
        return _with(self.mine, self.theirs, self.taken)

    @property
    def next_base(self) -> Session | None:
        """What the plan remembers as the template's word: today's, but of what is in dispute."""
        if self.fate == Fate.FROZEN or self.disputed == WHOLE or (self.disputed and self.base is None):
            return self.base
        return _with(self.theirs, self.base, self.disputed)


def merge(
    base: Mapping[Key, Session],
    mine: Mapping[Key, Session],
    theirs: Mapping[Key, Session],
    *,
    frozen: Collection[Key] = (),
) -> tuple[Merged[Key, Session], ...]:
    """Every session of the template's, then and today, with what becomes of it.

    `base` is what the template wrote then, `mine` what stands in the plan now, `theirs` what the template
    writes today, each session by its fields; a key that is missing stands for a session that is not there.
    `frozen` ones stay as they are (past, or run). A merge of its own result changes nothing.
    """
    return tuple(
        _merged(key, base.get(key), mine.get(key), theirs.get(key), frozen=key in frozen)
        for key in dict.fromkeys([*base, *theirs])
    )


def _merged(
    key: Key, base: Session | None, mine: Session | None, theirs: Session | None, *, frozen: bool
) -> Merged[Key, Session]:
    if mine == theirs:
        return Merged(key, Fate.SAME, base, mine, theirs)
    if frozen:
        return Merged(key, Fate.FROZEN, base, mine, theirs)
    if mine is None or theirs is None:
        return _of_one_side(key, base, mine, theirs)
    taken, disputed = _fields(base or {}, mine, theirs)
    fate = Fate.CONFLICT if disputed else Fate.UPDATED if taken else Fate.KEPT
    return Merged(key, fate, base, mine, theirs, taken, disputed)


def _of_one_side(
    key: Key, base: Session | None, mine: Session | None, theirs: Session | None
) -> Merged[Key, Session]:
    """A session that one of the sides does not have."""
    if theirs == base:
        return Merged(key, Fate.KEPT, base, mine, theirs)
    if mine != base:
        return Merged(key, Fate.CONFLICT, base, mine, theirs, disputed=WHOLE)
    return Merged(key, Fate.REMOVED if theirs is None else Fate.ADDED, base, mine, theirs)


def _fields(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that the template alone has changed, and those that both have, differently."""
    differ = [name for name in theirs if mine[name] != theirs[name]]
    changed = [name for name in differ if name not in base or theirs[name] != base[name]]
    taken = tuple(name for name in changed if name in base and mine[name] == base[name])
    return taken, tuple(name for name in changed if name not in taken)


def _with(session: Session | None, other: Session | None, names: Collection[str]) -> Session | None:
    """The session, with these fields of the other."""
    if session is None or other is None or not names:
        return session
    return cast("Session", {**session, **{name: other[name] for name in names}})
