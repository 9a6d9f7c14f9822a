"""A session as the files that leave: their names, what they are for a browser, and what each cannot say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from django.utils.text import slugify

from analytics.workout import Workout
from analytics.workout.formats import Lost, Runner, Written, write_fit, write_garmin, write_icu, write_zwo

LONGEST_NAME = 60
NAMELESS = "workout"


class Format(StrEnum):
    """The files of a session, the one for watches first."""

    FIT = "fit"
    ZWO = "zwo"
    TEXT = "text"
    JSON = "json"


ENDINGS = {Format.FIT: "fit", Format.ZWO: "zwo", Format.TEXT: "txt", Format.JSON: "json"}
CONTENT_TYPES = {
    Format.FIT: "application/octet-stream",
    Format.ZWO: "application/xml",
    Format.TEXT: "text/plain; charset=utf-8",
    Format.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class Export:
    """A file that can be saved."""

    format: Format
    filename: str
    content_type: str
    data: bytes
    lost: tuple[Lost, ...]


def exported(workout: Workout, wanted: Format, *, title: str, day: date, runner: Runner) -> Export:
    """The workout in the format, with the runner's own numbers. The same every time on the same day."""
    written = WRITERS[wanted](workout, title, day, runner)
    name = f"{day.isoformat()}-{_slug(title)}.{ENDINGS[wanted]}"
    return Export(wanted, name, CONTENT_TYPES[wanted], written.data, written.lost)


def every_export(workout: Workout, *, title: str, day: date, runner: Runner) -> tuple[Export, ...]:
    """All of them."""
    return tuple(exported(workout, one, title=title, day=day, runner=runner) for one in Format)


def format_of(name: str) -> Format | None:
    """The format that an address asks for: FIT where it asks for none, None where it asks for another."""
    if not name:
        return Format.FIT
    return Format(name) if name in list(Format) else None


def _slug(title: str) -> str:
    """Letters, digits and dashes, of any language."""
    return slugify(title, allow_unicode=True)[:LONGEST_NAME].strip("-_") or NAMELESS


def _fit(workout: Workout, title: str, day: date, runner: Runner) -> Written:
    return write_fit(workout, title=title, runner=runner, created=datetime.combine(day, time(), UTC))


def _zwo(workout: Workout, title: str, _day: date, runner: Runner) -> Written:
    return write_zwo(workout, title=title, runner=runner)


def _text(workout: Workout, _title: str, _day: date, runner: Runner) -> Written:
    return write_icu(workout, runner=runner)


def _json(workout: Workout, title: str, _day: date, runner: Runner) -> Written:
    return write_garmin(workout, title=title, runner=runner)


WRITERS: dict[Format, Callable[[Workout, str, date, Runner], Written]] = {
    Format.FIT: _fit,
    Format.ZWO: _zwo,
    Format.TEXT: _text,
    Format.JSON: _json,
}
