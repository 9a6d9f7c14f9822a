"""What may be supposed of a season: one kind of change, and what has to be said with it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from planning.changes import AddRace, DropRace, Idea, Miss, MoveRace, Scale

LEAST_PERCENT, MOST_PERCENT = 30, 200
MOST_DAYS = 60
LONGEST_BLOCK = timedelta(days=60)


class Kind(StrEnum):
    NOTHING = ""
    SCALE = "scale"
    MISS = "miss"
    MOVE_RACE = "move_race"
    DROP_RACE = "drop_race"
    ADD_RACE = "add_race"


NEEDED: dict[str, tuple[str, ...]] = {
    Kind.NOTHING: (),
    Kind.SCALE: ("first", "last", "percent"),
    Kind.MISS: ("first", "last"),
    Kind.MOVE_RACE: ("race", "days"),
    Kind.DROP_RACE: ("race",),
    Kind.ADD_RACE: ("first", "distance", "priority"),
}
Said = Mapping[str, Any]


def idea_of(kind: str, said: Said) -> Idea | None:
    """The idea that was said with all that its kind needs; None for nothing."""
    make = _MAKE.get(kind)
    return make(said) if make else None


def refused_days(kind: str, said: Said) -> str:
    """Why the days cannot be meant, in a sentence; "" where they can."""
    first, last = said.get("first"), said.get("last")
    if not first or not last:
        return ""
    if last < first:
        return gettext("The last day is before the first.")
    if kind == Kind.MISS and last - first > LONGEST_BLOCK:
        return gettext("A block of at most 60 days.")
    return ""


_MAKE: dict[str, Callable[[Said], Idea]] = {
    Kind.SCALE: lambda said: Scale(said["first"], said["last"], said["percent"]),
    Kind.MISS: lambda said: Miss(said["first"], said["last"]),
    Kind.MOVE_RACE: lambda said: MoveRace(UUID(str(said["race"])), said["days"]),
    Kind.DROP_RACE: lambda said: DropRace(UUID(str(said["race"]))),
    Kind.ADD_RACE: lambda said: AddRace(
        said["first"], said["distance"], said["priority"], gettext("Race supposed")
    ),
}
