"""Plan templates as the API gives them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from athletes.models import Athlete
from athletes.selectors.groups import groups_seen
from planning.cells import CellError, write_cell
from planning.content import Words, content_of
from planning.forms.grid import Grid, race_slot
from planning.models import PlanTemplate, TemplateConflict, TemplateRow, TemplateRun
from planning.selectors import templates as planning
from planning.selectors.templates import PartLine, TemplateWeek
from planning.services.runs import UNDO_FOR, may_undo
from planning.services.templates import Outline
from planning.template_rows import Slot, days_of
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class RowDetail:
    """A session of a template; how long it takes is a typical runner's."""

    row: TemplateRow
    duration_s: float


@dataclass(frozen=True, slots=True)
class DayDetail:
    weekday: int
    is_race: bool
    sessions: tuple[RowDetail, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class WeekDetail:
    number: int
    phase: str
    cutback: bool
    duration_s: float
    days: tuple[DayDetail, ...]
    version: int


@dataclass(frozen=True, slots=True)
class TemplateDetail:
    template: PlanTemplate
    weeks: tuple[WeekDetail, ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run with how far it is and until when it can be taken back."""

    run: TemplateRun
    total: int
    undo_until: datetime | None


@dataclass(frozen=True, slots=True)
class RunDetail:
    line: RunLine
    conflicts: int
    parts: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A session as one side of a conflict has it."""

    day: date
    title: Words
    category: str
    steps: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class ConflictDetail:
    """Both sides; None where a side has no such session any more."""

    conflict: TemplateConflict
    mine: Side | None
    theirs: Side | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who was named, and the ids of nobody whom the member sees."""

    athletes: list[Athlete]
    unknown: list[UUID]


def template_detail(*, template: PlanTemplate, membership: Membership) -> TemplateDetail:
    """The template with its weeks. Two queries."""
    counted = planning.templates_seen(membership=membership).select_related("author__user")
    whole = counted.get(pk=template.pk)
    weeks = planning.weeks_of(template=whole)
    return TemplateDetail(whole, tuple(_week(week, whole, {}) for week in weeks))


def week_detail(*, template: PlanTemplate, number: int) -> WeekDetail:
    """One week with the text of its days. Three queries."""
    rows, library = planning.rows_of(template=template), planning.library_by_code()
    texts = {
        slot: write_cell([content_of(row) for row in there], library)
        for slot, there in days_of(template, rows).items()
        if slot.week == number
    }
    week = planning.weeks_of(template=template)[number - 1]
    return _week(week, template, texts)


def week_typed(
    *, template: PlanTemplate, number: int, said: Outline, texts: dict[int, str]
) -> tuple[Grid, list[tuple[int, CellError]]]:
    """What the texts of some weekdays say, and the errors by weekday. Two queries."""
    rows, library = planning.rows_of(template=template), planning.library_by_code()
    before = {slot: [content_of(row) for row in there] for slot, there in days_of(template, rows).items()}
    typed = {Slot(number, weekday): text for weekday, text in texts.items()}
    grid = Grid([number], typed, {number: said}, library, before, race_slot(template))
    return grid, [(slot.weekday, error) for slot, error in grid.errors]


def run_lines(runs: Sequence[TemplateRun]) -> list[RunLine]:
    """Runs as a list shows them."""
    return [run_line(run) for run in runs]


def run_line(run: TemplateRun, *, now: datetime | None = None) -> RunLine:
    """A run; with `now`, until when it can be taken back, if it still can."""
    until = run.finished_at + UNDO_FOR if now and run.finished_at and may_undo(run, now) else None
    return RunLine(run, len(run.wanted), until)


def run_detail(*, run: TemplateRun, membership: Membership, now: datetime) -> RunDetail:
    """What a run did, of those whom the member looks after. Two queries."""
    found = planning.run_detail(run=run, membership=membership)
    return RunDetail(run_line(run, now=now), found.conflicts, found.parts)


def conflict_details(conflicts: Sequence[TemplateConflict]) -> list[ConflictDetail]:
    """Conflicts, read with session and row, side by side."""
    return [ConflictDetail(one, _mine(one), _theirs(one)) for one in conflicts]


def chosen(*, athletes: Collection[UUID], groups: Collection[UUID], membership: Membership) -> Chosen:
    """Everybody who was named, alone or in a group, by name. Three queries."""
    seen = Athlete.objects.visible_to(membership).select_related("organization")
    people = {one.public_id: one for one in seen}
    members = {group.public_id: inside for group, inside in groups_seen(membership=membership)}
    within = {pk for group in groups for pk in members.get(group, ())}
    found = [one for one in people.values() if one.public_id in athletes or one.pk in within]
    unknown = [one for one in athletes if one not in people] + [one for one in groups if one not in members]
    return Chosen(found, unknown)


def _week(week: TemplateWeek, template: PlanTemplate, texts: dict[Slot, str]) -> WeekDetail:
    days = tuple(
        DayDetail(
            weekday,
            day.is_race,
            tuple(RowDetail(row, seconds) for row, seconds in day.sessions),
            texts.get(Slot(week.number, weekday), ""),
        )
        for weekday, day in enumerate(week.days)
    )
    return WeekDetail(week.number, week.phase, week.cutback, week.duration_s, days, template.version)


def _mine(conflict: TemplateConflict) -> Side | None:
    one = conflict.session
    return None if one.deleted_at else Side(one.day, one.title, one.category, one.steps)


def _theirs(conflict: TemplateConflict) -> Side | None:
    row = conflict.row
    if row is None or conflict.day is None:
        return None
    return Side(conflict.day, row.title, row.category, row.steps)
