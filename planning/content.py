"""What a session is, wherever it stands: in a template, in a plan, in a cell that somebody typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from analytics.workout import KEY_CATEGORIES, Category, Physiology, Totals, from_json, totals

Words = dict[str, str]


class Session(Protocol):
    """A row with the content of a session."""

    category: str
    title: Words
    purpose: Words
    steps: dict[str, Any] | None
    template_code: str


@dataclass(frozen=True, slots=True)
class Content:
    """A session without its day and its runner; `steps` of None is a rest that the coach ordered."""

    category: str
    title: Words
    steps: dict[str, Any] | None
    purpose: Words
    template_code: str = ""

    @property
    def key(self) -> bool:
        return Category(self.category) in KEY_CATEGORIES

    def totals(self, runner: Physiology) -> Totals:
        """What it costs this runner."""
        return Totals(0.0, 0.0, 0.0) if self.steps is None else totals(from_json(self.steps), runner)

    def to_json(self) -> dict[str, Any]:
        """As a conflict keeps it."""
        return {name: getattr(self, name) for name in FIELDS}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Content":
        """What `to_json` wrote."""
        return cls(**{name: data[name] for name in FIELDS})


FIELDS = ("category", "title", "purpose", "steps", "template_code")


def content_of(session: Session) -> Content:
    """The content of a row."""
    return Content(
        category=str(session.category),
        title=session.title,
        purpose=session.purpose,
        steps=session.steps,
        template_code=session.template_code,
    )
