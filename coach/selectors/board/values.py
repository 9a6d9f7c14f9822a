"""What the squad's week shows, as ready words."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from coach.selectors.calendar.values import Drafted, Week

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    """An athlete's week with the draft; `flags` are open, `waiting`: a whole plan waits to be published."""

    athlete: UUID
    name: str
    week: Week
    flags: int
    waiting: bool
    drafted: Drafted | None


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drafted for those who are shown: in sum, and athlete by athlete with the draft's version."""

    count: str
    warnings: int
    drafts: tuple[tuple[UUID, str, Drafted], ...]

    @property
    def stale(self) -> tuple[tuple[UUID, str, Drafted], ...]:
        return tuple(one for one in self.drafts if one[2].stale)

    @property
    def seen(self) -> str:
        """Which drafts at which version, as a form brings it back."""
        return ",".join(f"{athlete.hex}:{drafted.version}" for athlete, _name, drafted in self.drafts)


@dataclass(frozen=True, slots=True)
class Board:
    """A page of the squad in one week; `after` names the last athlete where more follow."""

    monday: date
    sunday: date
    days: tuple[date, ...]
    today: date
    rows: tuple[Row, ...]
    bar: Bar | None
    after: UUID | None

    @property
    def before(self) -> date:
        return self.monday - WEEK

    @property
    def next(self) -> date:
        return self.monday + WEEK
