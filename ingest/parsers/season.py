"""A season as somebody keeps it in a table: a row a week, a column a day, in each cell what to run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.parsers.tables.grid import read_csv
from ingest.parsers.tables.sheets import MAGIC, read_xlsx
from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_FILE = 5 * 1024 * 1024
MOST_ROWS = 400
MOST_WEEKS = 53
LONGEST_CELL = 5_000
DAYS = 7
LEAST_NAMED = 5
"""A row with so many names of days is the header."""
_DAYS = (
    {"mon", "monday", "월", "월요일", "day 1", "1일차"},
    {"tue", "tues", "tuesday", "화", "화요일", "day 2", "2일차"},
    {"wed", "weds", "wednesday", "수", "수요일", "day 3", "3일차"},
    {"thu", "thur", "thurs", "thursday", "목", "목요일", "day 4", "4일차"},
    {"fri", "friday", "금", "금요일", "day 5", "5일차"},
    {"sat", "saturday", "토", "토요일", "day 6", "6일차"},
    {"sun", "sunday", "일", "일요일", "day 7", "7일차"},
)
_PHASE = {"phase", "block", "period", "단계", "주기"}
_WEEK = {"week", "weeks", "week no", "wk", "주", "주차", "no"}
_PHASES = {
    "base": "base", "기초": "base", "베이스": "base", "general": "base", "build": "build", "강화": "build",
    "빌드": "build", "specific": "build", "peak": "peak", "피크": "peak", "taper": "taper", "테이퍼": "taper",
    "조절": "taper", "recovery": "recovery", "회복": "recovery",
}  # fmt: skip
Sheets = list[tuple[str, list[tuple[int, list[str]]]]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in its file, as a spreadsheet names it."""

    sheet: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class SeasonTable:
    """The cells by (week, weekday), counted from 1 and from 0; phases by week where they are known."""

    weeks: int
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    places: dict[tuple[int, int], Place] = field(default_factory=dict)
    phases: dict[int, str] = field(default_factory=dict)


def sheets_of(data: bytes) -> Sheets:
    """Title and rows (number, cells) of each sheet of an XLSX or CSV. Raises Unreadable, and nothing else."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(Refusal.TOO_LARGE, limit=LARGEST_FILE, of="bytes")
    if not data.strip():
        raise Unreadable(Refusal.EMPTY)
    if data.startswith(MAGIC):
        return [(title, [(row.number, list(row.cells)) for row in rows]) for title, rows in read_xlsx(data)]
    grid = read_csv(data)
    rows = [(row.number, list(row.cells)) for row in grid.rows]
    return [("", [(1, list(grid.header)), *rows])]


def season_of(sheets: Sheets) -> SeasonTable:
    """The first sheet that has days as columns. Raises Unreadable where there is none."""
    for title, rows in sheets:
        for place, (_number, cells) in enumerate(rows[:MOST_ROWS]):
            days = _day_columns(cells)
            if days:
                return _table(title, cells, days, rows[place + 1 : place + 1 + MOST_ROWS])
    raise Unreadable(Refusal.NOT_A_TABLE)


def _day_columns(cells: Sequence[str]) -> dict[int, int]:
    """Weekday by column, if these cells are the header."""
    found: dict[int, int] = {}
    for column, cell in enumerate(cells):
        name = _name(cell)
        weekday = next((day for day, names in enumerate(_DAYS) if name in names), None)
        if weekday is not None and weekday not in found.values():
            found[column] = weekday
    return found if len(found) >= LEAST_NAMED else {}


def _table(
    title: str, header: Sequence[str], days: dict[int, int], rows: Sequence[tuple[int, list[str]]]
) -> SeasonTable:
    phase_at = next((column for column, cell in enumerate(header) if _name(cell) in _PHASE), None)
    week_at = next((column for column, cell in enumerate(header) if _name(cell) in _WEEK), None)
    used = [row for row in rows if _is_week(row[1], days, week_at)][: MOST_WEEKS + 1]
    if not used:
        raise Unreadable(Refusal.EMPTY)
    if len(used) > MOST_WEEKS:
        raise Unreadable(Refusal.TOO_LARGE, limit=MOST_WEEKS, of="rows")
    table = SeasonTable(len(used))
    for week, (number, cells) in enumerate(used, start=1):
        said = _PHASES.get(_name(_cell(cells, phase_at)))
        if said:
            table.phases[week] = said
        for column, weekday in days.items():
            table.texts[week, weekday] = _cell(cells, column)[: LONGEST_CELL + 1]
            table.places[week, weekday] = Place(title, number, column_name(column))
    return table


def _is_week(cells: Sequence[str], days: dict[int, int], week_at: int | None) -> bool:
    """A row with something to run, or at least a number in front."""
    return any(_cell(cells, column).strip() for column in days) or bool(_cell(cells, week_at).strip())


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _name(cell: str) -> str:
    return re.sub(r"[\s.:]+", " ", cell).strip().casefold()


def column_name(column: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
