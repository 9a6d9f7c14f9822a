"""What stands on a day of a calendar: a session that is planned, as far as changes look at it."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any
from uuid import UUID

from planning.proposal import Words


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to run; title and purpose by language, `steps` None for a rest.

    `library_version_id`: of the organization's own session that it was made from.
    """

    title: Words
    category: str
    steps: dict[str, Any] | None
    key: bool = False
    duration_s: float = 0.0
    distance_m: float | None = None
    load: float = 0.0
    purpose: Words = field(default_factory=dict)
    template_code: str = ""
    library_version_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As a change keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Content":
        """The content that `to_json` wrote."""
        return cls(**data)

    @classmethod
    def of(cls, session: Any) -> "Content":
        """The content of whatever has the same fields: a planned session, a proposal."""
        return cls(**{one.name: getattr(session, one.name) for one in fields(cls)})


@dataclass(frozen=True, slots=True)
class Entry:
    """A session on its day. `version` is None while only a draft knows it; `run`: it has been run already.

    `outcome` and `percent` say how the done compares with it, `drafted` which changes have touched it.
    """

    session: UUID
    day: date
    content: Content
    version: int | None = None
    position: int = 0
    locked: bool = False
    run: bool = False
    outcome: str = ""
    percent: float | None = None
    changed: str = ""
    drafted: frozenset[str] = frozenset()


def rest(title: Words) -> Content:
    """A day off that the coach orders."""
    return Content(title=title, category="recovery", steps=None)
