"""Three-way merge of a plan with its template: what was written then, what stands now, what is said today.

Nothing that a person changed is ever written over: where both sides changed the same session, theirs stands
and the difference is told.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Content = TypeVar("Content")


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
"""The fates by which something is written into the plan."""


@dataclass(frozen=True, slots=True)
class Merged(Generic[Key, Content]):
    """One session of both sides; None is a session that is not there."""

    key: Key
    fate: Fate
    base: Content | None
    mine: Content | None
    theirs: Content | None

    @property
    def result(self) -> Content | None:
        """What stands in the plan afterwards."""
        return self.theirs if self.fate in WRITTEN else self.mine

    @property
    def next_base(self) -> Content | None:
        """What the plan remembers as the template's word: today's, where both agree about it."""
        return self.base if self.fate in (Fate.CONFLICT, Fate.FROZEN) else self.theirs


def merge(
    base: Mapping[Key, Content],
    mine: Mapping[Key, Content],
    theirs: Mapping[Key, Content],
    *,
    frozen: Collection[Key] = (),
) -> tuple[Merged[Key, Content], ...]:
    """Every session of the template's, then and today, with what becomes of it.

    `base` is what the template wrote then, `mine` what stands in the plan now, `theirs` what the template
    writes today; a key that is missing stands for a session that is not there. `frozen` ones stay as they are
    (past, or run). A merge of its own result changes nothing.
    """
    return tuple(
        _merged(key, base.get(key), mine.get(key), theirs.get(key), frozen=key in frozen)
        for key in dict.fromkeys([*base, *theirs])
    )


def _merged(
    key: Key, base: Content | None, mine: Content | None, theirs: Content | None, *, frozen: bool
) -> Merged[Key, Content]:
    return Merged(key, _fate(base, mine, theirs, frozen=frozen), base, mine, theirs)


def _fate(base: Content | None, mine: Content | None, theirs: Content | None, *, frozen: bool) -> Fate:
    if mine == theirs:
        return Fate.SAME
    if frozen:
        return Fate.FROZEN
    if theirs == base:
        return Fate.KEPT
    if mine != base:
        return Fate.CONFLICT
    if theirs is None:
        return Fate.REMOVED
    return Fate.ADDED if base is None else Fate.UPDATED
