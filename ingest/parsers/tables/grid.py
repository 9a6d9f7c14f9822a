"""A CSV of strangers as rows of text: encoding and delimiter found out, columns by position, all bounded."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_TABLE = 32 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
MOST_CELLS = 6_000_000
LONGEST_CELL = 100_000
_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 20
_TAG = re.compile(r"<[^>]{1,300}>")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row's place in its file, the header being 1."""

    number: int
    cells: Sequence[str]

    def cell(self, place: int | None) -> str:
        """Rows may be shorter than their header."""
        return self.cells[place].strip() if place is not None and place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and what stands below it. `title` is the sheet's."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""

    def column(self, place: int) -> list[str]:
        return [row.cell(place) for row in self.rows]

    def places(self, name: str) -> list[int]:
        """Where a name stands, which may be more than once."""
        return [place for place, header in enumerate(self.header) if header == name]


def read_csv(data: bytes) -> Grid:
    """Raises Unreadable for what is no table, or too large a one."""
    if len(data) > LARGEST_TABLE:
        raise Unreadable(Refusal.TOO_LARGE, limit=LARGEST_TABLE, of="bytes")
    text = _decoded(data)
    if not text.strip():
        raise Unreadable(Refusal.EMPTY)
    delimiter = _delimiter(text)
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as problem:
        raise Unreadable(Refusal.NOT_A_TABLE) from problem
    if not rows or len(rows[0].cells) < 2:
        raise Unreadable(Refusal.NOT_A_TABLE)
    return Grid(header=tuple(plain(name) for name in rows[0].cells), rows=tuple(rows[1:]))


def plain(name: str) -> str:
    """A header without markup and line breaks: some exports have tags in them."""
    return " ".join(_TAG.sub("", name).replace("\ufeff", "").split())[:200]


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    cells_seen = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, cells in enumerate(reader, start=1):
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_COLUMNS, of="columns")
        cells_seen += len(cells)
        if number > MOST_ROWS or cells_seen > MOST_CELLS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_ROWS, of="rows")
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise Unreadable(Refusal.TOO_LARGE, limit=LONGEST_CELL, of="characters")
        if any(cells):
            yield Row(number, cells)


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    if data[:200].count(0) > 40:
        # Text in UTF-16 has a zero beside each letter; anything else with so many is no text.
        encoding = "utf-16-le" if data[1:200:2].count(0) > data[:200:2].count(0) else "utf-16-be"
        return _text_only(data.decode(encoding, errors="replace"))
    # Korean spreadsheets write EUC-KR, which other texts hardly ever happen to be.
    for encoding in ("utf-8-sig", "euc_kr"):
        try:
            return _text_only(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _text_only(data.decode("cp1252", errors="replace"))


def _text_only(text: str) -> str:
    """Raises Unreadable for pictures and programs."""
    sample = text[:4000]
    strange = sum(letter == "\ufffd" or (letter < " " and letter not in "\t\r\n\f\v") for letter in sample)
    if strange > len(sample) / 50:
        raise Unreadable(Refusal.NOT_A_TABLE)
    return text


def _delimiter(text: str) -> str:
    """The one that cuts the first rows into most columns, of the same number."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text[:20_000], delimiter))


def _evenness(text: str, delimiter: str) -> float:
    widths = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cells):
                widths.append(len(cells))
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    if not widths or widths[0] < 2:
        return 0.0
    return widths[0] * (sum(width == widths[0] for width in widths) / len(widths)) ** 2
