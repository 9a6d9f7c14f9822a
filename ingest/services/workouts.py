"""Workout files read at once, for an editor to show; nothing of them is kept."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from analytics.workout import Workout
from analytics.workout.text import MAX_CHARACTERS, TextError
from analytics.workout.text import read as read_text
from ingest import sandbox
from ingest.parsers import Refusal, Unreadable
from ingest.parsers.kinds import Kind, classify
from ingest.services.originals import Reader

LARGEST_FILE = 1 << 20
HEAD = 4096
UTC = "UTC"
FILES = frozenset({Kind.FIT, Kind.FIT_GZ, Kind.ZWO})
TEXTS = frozenset({Kind.TEXT, Kind.UNKNOWN, Kind.CSV})
UTF_8, UTF_16 = "utf-8-sig", "utf-16"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
BAD_TEXT = "bad_text"
LONGEST_TITLE = 80


class NotAWorkout(ValueError):
    """A file that holds no workout: a code with parameters; of a text, every error with its place."""

    def __init__(
        self, code: str, params: Mapping[str, Any] | None = None, errors: tuple[TextError, ...] = ()
    ) -> None:
        super().__init__(code)
        self.code, self.params, self.errors = code, dict(params or {}), errors


class ReadWorkout(NamedTuple):
    """What the file says; `warnings` counts steps by what they could not keep (ingest.parsers.Reworded)."""

    workout: Workout
    title: str
    warnings: Mapping[str, int]


def read_workout(data: bytes, filename: str, *, read: Reader = sandbox.read) -> ReadWorkout:
    """The workout of a FIT or Zwift file, or of a text in our language. Raises NotAWorkout."""
    if not data:
        raise NotAWorkout(Refusal.EMPTY)
    if len(data) > LARGEST_FILE:
        raise NotAWorkout(Refusal.TOO_LARGE, {"limit": LARGEST_FILE, "of": "bytes"})
    kind = classify(filename, data[:HEAD])
    if kind in FILES:
        return _from_file(data, filename, read)
    if kind in TEXTS:
        return _from_text(data, filename)
    raise NotAWorkout(Refusal.UNKNOWN_FORMAT, {"format": kind.value})


def _from_file(data: bytes, filename: str, read: Reader) -> ReadWorkout:
    try:
        found = read(data, filename, UTC).workouts
    except (Unreadable, sandbox.TooCostly) as refusal:
        raise NotAWorkout(str(refusal.code), refusal.params) from refusal
    if not found:
        raise NotAWorkout(Refusal.NOT_READ, {"category": "activity"})
    return ReadWorkout(found[0].workout, _title(found[0].name or _stem(filename)), found[0].reworded)


def _from_text(data: bytes, filename: str) -> ReadWorkout:
    try:
        text = data.decode(UTF_16 if data.startswith(UTF_16_MARKS) else UTF_8)
    except UnicodeDecodeError as refusal:
        raise NotAWorkout(Refusal.UNKNOWN_FORMAT, {"format": Kind.UNKNOWN.value}) from refusal
    if len(text) > MAX_CHARACTERS:
        raise NotAWorkout(Refusal.TOO_LARGE, {"limit": MAX_CHARACTERS, "of": "characters"})
    workout, errors = read_text(text)
    if workout is None:
        raise NotAWorkout(BAD_TEXT, errors=errors)
    return ReadWorkout(workout, _title(_stem(filename)), {})


def _stem(filename: str) -> str:
    return PurePosixPath(filename.replace("\\", "/")).stem


def _title(name: str) -> str:
    """In one line, without what cannot be shown."""
    shown = "".join(one if one.isprintable() else " " for one in name)
    return " ".join(shown.split())[:LONGEST_TITLE]
