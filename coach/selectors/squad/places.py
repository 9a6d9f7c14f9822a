"""Where in the squad the coach stands: sorted by what, narrowed to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from athletes.models import Band
from athletes.models.state_card import SORTED_BY

NOBODY = "none"
NO_CHECK_IN = "none"


class Column(StrEnum):
    """What the squad is sorted by; athletes.models.state_card has an index for each."""

    NAME = "name"
    TODAY = "today"
    FORM = "form"
    LOAD = "load"
    RAMP = "ramp"
    DONE = "done"
    RACE = "race"
    RUN = "run"
    CONTACT = "contact"

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields of the state that it sorts by, "-" for falling; who are alike stand by name."""
        return (*SORTED_BY[self.value], "name_sought", "id")

    @property
    def falls(self) -> bool:
        """Whether the first click sorts it falling: most is what one looks for."""
        return self in {Column.LOAD, Column.RAMP}

    def unknown_first(self, *, down: bool) -> bool:
        """Whether who has no value stands before all others: never is longer ago than any day."""
        return self is Column.TODAY if down else self in {Column.RUN, Column.CONTACT}


class Only(StrEnum):
    """What else the squad is narrowed by."""

    ALL = ""
    DRAFTS = "drafts"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SquadPlace:
    """`coach`: a member's public id, or "none"; `band`: one of today's, or "none"; `after`: the last line.

    `heat` and `compact` are how it is shown, not what.
    """

    column: Column = Column.NAME
    down: bool = False
    search: str = ""
    group: UUID | None = None
    coach: str = ""
    band: str = ""
    only: Only = Only.ALL
    heat: bool = False
    compact: bool = False
    after: UUID | None = None

    @classmethod
    def said(cls, said: Mapping[str, Any]) -> "SquadPlace":
        """From cleaned values of an address; what is not said is as usual."""
        sort = said.get("sort") or Column.NAME.value
        return cls(
            column=Column(sort.removeprefix("-")),
            down=sort.startswith("-"),
            search=said.get("q", ""),
            group=said.get("group"),
            coach=said.get("coach", ""),
            band=said.get("band", ""),
            only=Only(said.get("only", "")),
            heat=said.get("view") == "heat",
            compact=said.get("rows") == "compact",
            after=said.get("after"),
        )

    @property
    def narrowed(self) -> bool:
        return bool(self.search or self.group or self.coach or self.band or self.only)

    def fields(self, **other: str) -> list[tuple[str, str]]:
        """The place as fields of a form or an address, some of them otherwise; the usual is left out."""
        said = {
            "sort": "" if self.column is Column.NAME and not self.down else self.sort,
            "q": self.search,
            "group": str(self.group or ""),
            "coach": self.coach,
            "band": self.band,
            "only": self.only.value,
            "view": "heat" if self.heat else "",
            "rows": "compact" if self.compact else "",
        }
        return [(name, value) for name, value in (said | other).items() if value]

    @property
    def sort(self) -> str:
        """As an address says it: "-load" is falling."""
        return f"-{self.column.value}" if self.down else self.column.value

    def query(self, **other: str) -> str:
        return urlencode(self.fields(**other))

    def turned(self, column: Column) -> str:
        """The query that sorts by the column: as it is looked for, the second time the other way round."""
        down = not self.down if column is self.column else column.falls
        return self.query(sort=f"-{column.value}" if down else column.value)

    @property
    def as_table(self) -> str:
        return self.query(view="")

    @property
    def as_heat(self) -> str:
        """Four weeks of mornings instead of numbers."""
        return self.query(view="heat")

    @property
    def other_rows(self) -> str:
        """The same, closer together or with more room."""
        return self.query(rows="" if self.compact else "compact")


BANDS = (Band.GREEN.value, Band.AMBER.value, Band.RED.value, NO_CHECK_IN)
