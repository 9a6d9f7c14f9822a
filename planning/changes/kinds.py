"""The five kinds of change, and how they are kept as JSON."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from planning.changes.entries import Content


@dataclass(frozen=True, slots=True)
class Create:
    """A new session, under an id of its own; a copy is one too."""

    session: UUID
    day: date
    content: Content


@dataclass(frozen=True, slots=True)
class Move:
    session: UUID
    day: date


@dataclass(frozen=True, slots=True)
class Edit:
    session: UUID
    content: Content


@dataclass(frozen=True, slots=True)
class Lock:
    session: UUID
    locked: bool


@dataclass(frozen=True, slots=True)
class Remove:
    session: UUID


Change = Create | Move | Edit | Lock | Remove
KINDS: dict[type[Change], str] = {
    Create: "create",
    Move: "move",
    Edit: "edit",
    Lock: "lock",
    Remove: "remove",
}


def to_json(change: Change) -> tuple[str, dict[str, Any]]:
    """The kind, and what it says besides the session."""
    match change:
        case Create(_, day, content):
            what: dict[str, Any] = {"day": day.isoformat(), "content": content.to_json()}
        case Move(_, day):
            what = {"day": day.isoformat()}
        case Edit(_, content):
            what = {"content": content.to_json()}
        case Lock(_, locked):
            what = {"locked": locked}
        case _:
            what = {}
    return KINDS[type(change)], what


def from_json(kind: str, session: UUID, what: dict[str, Any]) -> Change:
    """The change that `to_json` wrote."""
    if kind == "create":
        return Create(session, date.fromisoformat(what["day"]), Content.from_json(what["content"]))
    if kind == "move":
        return Move(session, date.fromisoformat(what["day"]))
    if kind == "edit":
        return Edit(session, Content.from_json(what["content"]))
    return Lock(session, what["locked"]) if kind == "lock" else Remove(session)
