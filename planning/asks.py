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
    SWAP_WEEK = "swap_week"
    LOCK_WEEK = "lock_week"
    UNLOCK_WEEK = "unlock_week"
    REGENERATE_WEEK = "regenerate_week"
    SHIFT_WEEKS = "shift_weeks"
    EASE_WEEK = "ease_week"
    SKIP_WEEK = "skip_week"
    OFF_WEEK = "off_week"


@dataclass(frozen=True, slots=True)
class Asked:
    """`version`: of the session as it was looked at. `day`: where to; `source`: a day of the week to copy.

    `code` is a session of the shipped library, `own` one of the organization's, `minutes` how long it is to
    be. `week` is any day of the week that is asked about: to be swapped with the week of `day`, eased by
    `percent` of its load, shifted by `days` with all that follows.
    """

    ask: Ask
    session: UUID | None = None
    version: int | None = None
    day: date | None = None
    source: date | None = None
    code: str = ""
    minutes: int | None = None
    own: UUID | None = None
    week: date | None = None
    days: int | None = None
    percent: int | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be said with it, and is not."""
        instead = {"code": self.own}
        return tuple(name for name in NEEDED[self.ask] if not (getattr(self, name) or instead.get(name)))


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
    Ask.SWAP_WEEK: ("week", "day"),
    Ask.LOCK_WEEK: ("week",),
    Ask.UNLOCK_WEEK: ("week",),
    Ask.REGENERATE_WEEK: ("week",),
    Ask.SHIFT_WEEKS: ("week", "days"),
    Ask.EASE_WEEK: ("week", "percent"),
    Ask.SKIP_WEEK: ("week",),
    Ask.OFF_WEEK: ("week",),
}
