"""The log that an athlete or a coach keeps as a spreadsheet: a header somewhere on top, a sheet a year."""

from collections.abc import Mapping, Sequence

from ingest.parsers.contents import Contents
from ingest.parsers.recording import Origin
from ingest.parsers.tables import columns, entries
from ingest.parsers.tables.columns import Field
from ingest.parsers.tables.grid import Grid, Row, plain
from ingest.parsers.tables.listing import contents_of
from ingest.parsers.unreadable import Refusal, Unreadable

HEADER_WITHIN = 20  # rows
_SAMPLE = 60


def read(sheets: Sequence[tuple[str, list[Row]]], mapping: Mapping[str, str] | None) -> Contents:
    """The runs of all sheets that have a date and a distance or duration. Raises Unreadable."""
    found = []
    unread = 0
    names: list[str] = []
    for title, rows in sheets:
        placed = _header(rows, mapping)
        if placed is None:
            unread += bool(rows)
            names += [plain(cell) for cell in (rows[0].cells if rows else ()) if cell]
            continue
        grid, columns_of = placed
        found.append((Grid(grid.header, grid.rows, title), columns_of))
    if not found:
        if not any(rows for _, rows in sheets):
            raise Unreadable(Refusal.EMPTY)
        raise Unreadable(Refusal.COLUMNS_UNKNOWN, columns=", ".join(dict.fromkeys(names))[:1000])
    rows_read = [item for grid, known in found for item in entries.read(grid, known, Origin.LOG)]
    return contents_of(rows_read, unread={"sheet": unread} if unread else {})


def _header(rows: Sequence[Row], mapping: Mapping[str, str] | None) -> tuple[Grid, Mapping[str, str]] | None:
    """The first row below which the columns make sense, with what is below it."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        header = tuple(plain(cell) for cell in row.cells)
        below = tuple(rows[place + 1 :])
        if sum(bool(name) for name in header) < 2 or not below:
            continue
        known = mapping or columns.guess(header, [other.cells for other in below[:_SAMPLE]])
        named = {field: name for field, name in known.items() if name in header}
        if columns.is_enough(named) and Field.DATE in named:
            return Grid(header, below), named
    return None
