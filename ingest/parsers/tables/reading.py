"""The one door to tables: whose is it, and what does it hold."""

from collections.abc import Callable, Mapping, Sequence

from ingest.parsers.contents import Contents
from ingest.parsers.recording import Origin
from ingest.parsers.tables import (
    columns,
    entries,
    garmin_web,
    runalyze,
    runalyze_health,
    strava,
    training_log,
    training_peaks,
)
from ingest.parsers.tables.grid import Grid, read_csv
from ingest.parsers.tables.listing import contents_of
from ingest.parsers.tables.sheets import MAGIC, read_xlsx
from ingest.parsers.unreadable import Refusal, Unreadable

_KNOWN: Sequence[tuple[Callable[[Grid], bool], Callable[[Grid], Contents]]] = (
    (strava.is_it, strava.read),
    (training_peaks.is_it, training_peaks.read),
    (garmin_web.is_it, garmin_web.read),
    (runalyze.is_it, runalyze.read),
    (runalyze_health.is_it, runalyze_health.read),
)
_SAMPLE = 60


def read(data: bytes, filename: str, mapping: Mapping[str, str] | None = None) -> Contents:
    """What a CSV or XLSX holds. `mapping` (field → header) says what a person's own columns mean.

    A known export is known by its looks, whatever its name. Raises Unreadable, and nothing else; with
    COLUMNS_UNKNOWN and the names of the columns where a person has to say which is which.
    """
    if not data:
        raise Unreadable(Refusal.EMPTY)
    if data.startswith(MAGIC) or filename.lower().endswith((".xlsx", ".xlsm")):
        return training_log.read(read_xlsx(data), mapping)
    grid = read_csv(data)
    if mapping is None:
        for is_it, read_it in _KNOWN:
            if is_it(grid):
                return read_it(grid)
    return _by_columns(grid, mapping)


def generic(data: bytes, mapping: Mapping[str, str]) -> Contents:
    """A CSV whose columns somebody named: field → header. Raises Unreadable."""
    return _by_columns(read_csv(data), mapping)


def _by_columns(grid: Grid, mapping: Mapping[str, str] | None) -> Contents:
    sample = [row.cells for row in grid.rows[:_SAMPLE]]
    chosen = columns.guess(grid.header, sample) if mapping is None else mapping
    known = {field: name for field, name in chosen.items() if name in grid.header}
    if not columns.is_enough(known):
        raise Unreadable(Refusal.COLUMNS_UNKNOWN, columns=", ".join(filter(None, grid.header))[:1000])
    return contents_of(entries.read(grid, known, Origin.TABLE))
