"""A planned session as a roll-out compares it: by day, title, notes and workout, each a field of its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from planning.content import Content, Words, content_of
from planning.models import PlannedSession, TemplateOrigin


class Workout(TypedDict):
    """What is run: steps with their targets, of which kind, from where in the library."""

    category: str
    steps: dict[str, Any] | None
    template_code: str


class Written(TypedDict):
    """A session as either side has it."""

    day: date
    title: Words
    notes: Words
    workout: Workout


FIELDS = ("day", "title", "workout", "notes")


def written(day: date, content: Content) -> Written:
    """The content on its day, by fields."""
    return Written(
        day=day,
        title=content.title,
        notes=content.purpose,
        workout=Workout(category=content.category, steps=content.steps, template_code=content.template_code),
    )


def content_in(one: Written) -> Content:
    """The content of a session that is given by its fields."""
    return Content(title=one["title"], purpose=one["notes"], **one["workout"])


def then(origin: TemplateOrigin) -> Written:
    """What the template said when it was last heard; of what is in dispute, what it said before."""
    said = written(origin.day, content_of(origin.row))
    return Written(**{**said, **_from_json(origin.unsettled or {})})  # type: ignore[typeddict-item]


def standing(session: PlannedSession) -> Written | None:
    """What stands in the plan; None where somebody has removed it."""
    return None if session.deleted_at else written(session.day, content_of(session))


def unsettled(base: Written | None, names: tuple[str, ...]) -> dict[str, Any] | None:
    """These fields of it, as an origin keeps them."""
    if base is None or not names:
        return None
    fields: Mapping[str, Any] = base
    return {name: fields[name].isoformat() if name == "day" else fields[name] for name in names}


def _from_json(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: date.fromisoformat(value) if name == "day" else value for name, value in kept.items()}
