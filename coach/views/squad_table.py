"""The squad as a table: its columns and how they sort, what it is narrowed by, and all of it as CSV."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from athletes.models import Band
from coach.selectors import Line, Only, SquadPlace
from coach.selectors.squad import Column, Options
from coach.selectors.squad.places import NO_CHECK_IN, NOBODY

Words = str | Promise
Option = tuple[str, Words]
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

TITLES: dict[Column, tuple[Words, Words]] = {
    Column.TODAY: (_("Today"), _("Readiness of this morning, the lowest first.")),
    Column.NAME: (_("Athlete"), ""),
    Column.LOAD: (
        _("Week's load"),
        _("Load of the last seven days, beside what is usual after the last three loaded weeks."),
    ),
    Column.RAMP: (_("Ramp"), _("How much fitness rose in a week.")),
    Column.FORM: (
        _("Form"),
        _("TSB: fitness minus fatigue as of yesterday. Negative means tired from training."),
    ),
    Column.DONE: (
        _("Plan kept"),
        _("Sessions run of those planned in the last seven days, without the excused."),
    ),
    Column.RACE: (_("Next race"), ""),
    Column.RUN: (_("Last run"), ""),
    Column.CONTACT: (_("Last contact"), _("When somebody of the staff last wrote. Silent athletes leave.")),
}
NUMBERS = {Column.RAMP, Column.FORM}
EVERY = ""
BAND_WORDS: tuple[Option, ...] = (
    (EVERY, _("However they woke up")),
    (Band.GREEN.value, _("Go today")),
    (Band.AMBER.value, _("Care today")),
    (Band.RED.value, _("Hold today")),
    (NO_CHECK_IN, _("No check-in today")),
)
ONLY_WORDS: tuple[Option, ...] = (
    (EVERY, _("With or without drafts and files")),
    (Only.DRAFTS.value, _("With a plan to publish")),
    (Only.REFUSED.value, _("With a refused file")),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """`query` sorts by the column; `sorted` is the value of aria-sort, "" where it is not sorted by it."""

    name: str
    title: Words
    explained: Words
    query: str
    sorted: str
    number: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One list to choose from, as a form shows it."""

    name: str
    label: Words
    options: tuple[Option, ...]
    chosen: str


def columns(place: SquadPlace) -> tuple[Heading, ...]:
    """The columns that sort, in the order of the table."""
    return tuple(
        Heading(
            name=column.value,
            title=title,
            explained=explained,
            query=place.turned(column),
            sorted=("descending" if place.down else "ascending") if column is place.column else "",
            number=column in NUMBERS,
        )
        for column, (title, explained) in TITLES.items()
    )


def choices(options: Options, place: SquadPlace) -> tuple[Choice, ...]:
    """By what the squad may be narrowed; a list without choices is left out."""
    nobody = (NOBODY, _("Without a coach"))
    found = (
        Choice("group", _("Group"), ((EVERY, _("All groups")), *options.groups), str(place.group or "")),
        Choice("coach", _("Coach"), ((EVERY, _("All coaches")), nobody, *options.coaches), place.coach),
        Choice("band", _("Readiness"), BAND_WORDS, place.band),
        Choice("only", _("Only"), ONLY_WORDS, place.only.value),
    )
    return tuple(choice for choice in found if len(choice.options) > 1)


MORNINGS = tuple(f"readiness_{ago}_days_ago" for ago in range(6, -1, -1))
BEFORE = ("athlete", "coach", "groups", "readiness", "band")
BEHIND = (
    "fitness_ctl",
    "form_tsb",
    "ramp",
    "week_load",
    "usual_from",
    "usual_to",
    "sessions_run",
    "sessions_planned",
    "next_race",
    "race_day",
    "last_run",
    "last_contact",
)
HEADER = (*BEFORE, *MORNINGS, *BEHIND)


def as_csv(lines: Iterable[Line], day: date) -> HttpResponse:
    """A comma-separated table in UTF-8 with a mark for spreadsheets; an unknown number is empty."""
    written = StringIO()
    table = csv.writer(written)
    table.writerow(HEADER)
    table.writerows([[_plain(value) for value in _values(line)] for line in lines])
    response = HttpResponse(f"\ufeff{written.getvalue()}", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="squad-{day.isoformat()}.csv"'
    return response


def _values(line: Line) -> tuple[object, ...]:
    return (
        *(line.name, line.coach, "; ".join(line.groups), line.readiness, line.band, *line.scores[-7:]),
        *(_round(line.ctl), _round(line.tsb), _round(line.ramp), _round(line.week_load)),
        *(_round(line.band_low), _round(line.band_high), line.done, line.due),
        *(line.race, line.race_day, _at(line.last_run_at), _at(line.last_contact_at)),
    )


def _at(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else ""


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


def _plain(value: object) -> str:
    """A name that begins like a formula is a name."""
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text
