"""A season as a table of cells: what stands in each, what is wrong with it, and what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from planning.cells import Cell, CellError, Library, read_cell, write_cell
from planning.content import Content, content_of
from planning.models import MOST_WEEKS, Anchor, Phase, PlanTemplate, TemplateRow
from planning.services.templates import Outline
from planning.template_rows import DAYS, Slot, days_of

Texts = Mapping[Slot, str]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One day: the name of its field, its label for the ear, its text and what is wrong with it."""

    slot: Slot
    label: str
    text: str
    errors: tuple[CellError, ...] = ()
    is_race: bool = False

    @property
    def name(self) -> str:
        return cell_name(self.slot)

    @property
    def rows(self) -> int:
        return min(max(self.text.count("\n") + 2, 2), 16)


@dataclass(frozen=True, slots=True)
class GridWeek:
    number: int
    phase: str
    cutback: bool
    cells: tuple[GridCell, ...]


@dataclass(slots=True)
class Grid:
    """Some weeks of a season as they were typed; read once."""

    weeks: Sequence[int]
    texts: Texts
    outline: Mapping[int, Outline]
    library: Library
    before: Mapping[Slot, Sequence[Content]] = field(default_factory=dict)
    race_on: Slot | None = None
    read: dict[Slot, Cell] = field(init=False)

    def __post_init__(self) -> None:
        self.read = {slot: self._cell(slot, text) for slot, text in self.texts.items()}

    @property
    def is_valid(self) -> bool:
        return not any(cell.errors for cell in self.read.values())

    @property
    def days(self) -> dict[Slot, tuple[Content, ...]]:
        """What the cells say; of a day whose text nobody touched, exactly what stood there."""
        return {slot: cell.contents for slot, cell in self.read.items() if slot != self.race_on}

    @property
    def errors(self) -> list[tuple[Slot, CellError]]:
        return [(slot, error) for slot, cell in sorted(self.read.items()) for error in cell.errors]

    def drawn(self) -> Iterator[GridWeek]:
        """The weeks for a template to draw."""
        for week in self.weeks:
            said = self.outline.get(week, Outline())
            cells = tuple(self._drawn(Slot(week, weekday)) for weekday in range(DAYS))
            yield GridWeek(week, said.phase.value, said.cutback, cells)

    def _drawn(self, slot: Slot) -> GridCell:
        label = gettext("Week %(week)d, %(day)s") % {"week": slot.week, "day": WEEKDAYS[slot.weekday]}
        errors = self.read[slot].errors if slot in self.read else ()
        return GridCell(slot, label, self.texts.get(slot, ""), errors, slot == self.race_on)

    def _cell(self, slot: Slot, text: str) -> Cell:
        before = self.before.get(slot, ())
        if before and _plain(text) == _plain(write_cell(before, self.library)):
            return Cell(tuple(before))
        return read_cell(text, self.library)


def cell_name(slot: Slot) -> str:
    return f"c{slot.week}-{slot.weekday}"


def grid_of_template(
    template: PlanTemplate,
    rows: Sequence[TemplateRow],
    library: Library,
    *,
    weeks: Sequence[int],
    data: Mapping[str, str] | None = None,
) -> Grid:
    """The weeks of a template as they are, or as they were typed."""
    before = {slot: [content_of(row) for row in there] for slot, there in days_of(template, rows).items()}
    shown = {slot: contents for slot, contents in before.items() if slot.week in weeks}
    texts = {slot: write_cell(contents, library) for slot, contents in shown.items()}
    outline = {
        number: Outline(Phase(said["phase"]), said["cutback"])
        for number, said in enumerate(template.outline, start=1)
    }
    if data is not None:
        texts, outline = typed(data, weeks), typed_outline(data, weeks)
    return Grid(weeks, texts, outline, library, before, race_slot(template))


def race_slot(template: PlanTemplate) -> Slot | None:
    """Race day, which belongs to each athlete's own race."""
    return Slot(template.race_week, template.race_weekday) if template.anchor == Anchor.RACE else None


def typed(data: Mapping[str, str], weeks: Sequence[int]) -> dict[Slot, str]:
    """The text of each cell that was sent."""
    slots = (Slot(week, weekday) for week in weeks for weekday in range(DAYS))
    return {slot: data[cell_name(slot)] for slot in slots if cell_name(slot) in data}


def typed_outline(data: Mapping[str, str], weeks: Sequence[int]) -> dict[int, Outline]:
    """What was said of each week; what makes no sense counts as the beginning of a season."""
    return {week: Outline(_phase(data.get(f"p{week}", "")), f"k{week}" in data) for week in weeks}


def weeks_typed(data: Mapping[str, str]) -> range:
    """How many weeks the table has that was sent."""
    said = data.get("weeks", "")
    count = int(said) if said.isdecimal() and len(said) <= 2 else 1
    return range(1, min(max(count, 1), MOST_WEEKS) + 1)


def monday_after(day: date) -> date:
    """The next Monday, or the day itself if it is one."""
    return day + timedelta(days=-day.weekday() % DAYS)


def _phase(said: str) -> Phase:
    return Phase(said) if said in set(Phase) else Phase.BASE


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
