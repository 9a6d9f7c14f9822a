"""What a coach asks of a calendar, before it is looked up which changes that makes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Ask(StrEnum):
    CREATE = "create"
    REST = "rest"
    MOVE = "move"
    COPY = "copy"
    EDIT = "edit"
    REMOVE = "remove"
    LOCK = "lock"
    UNLOCK = "unlock"
    LOCK_DAY = "lock_day"
    UNLOCK_DAY = "unlock_day"
    COPY_WEEK = "copy_week"


@dataclass(frozen=True, slots=True)
class Asked:
    """`version`: of the session as it was looked at. `day`: where to; `source`: a day of the week to copy.

    `code` is a session of the library, `minutes` how long it is to be.
    """

    ask: Ask
    session: UUID | None = None
    version: int | None = None
    day: date | None = None
    source: date | None = None
    code: str = ""
    minutes: int | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be said with it, and is not."""
        return tuple(name for name in NEEDED[self.ask] if not getattr(self, name))


NEEDED: dict[Ask, tuple[str, ...]] = {
    Ask.CREATE: ("code", "day"),
    Ask.REST: ("day",),
    Ask.MOVE: ("session", "day"),
    Ask.COPY: ("session", "day"),
    Ask.EDIT: ("session",),
    Ask.REMOVE: ("session",),
    Ask.LOCK: ("session",),
    Ask.UNLOCK: ("session",),
    Ask.LOCK_DAY: ("day",),
    Ask.UNLOCK_DAY: ("day",),
    Ask.COPY_WEEK: ("source", "day"),
}
