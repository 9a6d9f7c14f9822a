"""Sheets of an XLSX as rows of text. An XLSX is a ZIP: it is weighed before it is opened."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl

from ingest.parsers.tables.grid import LONGEST_CELL, MOST_COLUMNS, Row
from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_UNPACKED = 128 * 1024 * 1024
HIGHEST_RATIO = 100
UNSUSPICIOUS = 2 * 1024 * 1024  # bytes that may come of any ratio
MOST_MEMBERS = 1_000
MOST_SHEETS = 60
MOST_ROWS = 50_000  # of all sheets
MOST_BLANK_ROWS = 2_000  # one after the other: the table has ended
WIDEST = 100  # columns that are read
MAGIC = b"PK\x03\x04"


def read_xlsx(data: bytes) -> list[tuple[str, list[Row]]]:
    """Title and rows of each sheet that is shown. Raises Unreadable, and nothing else."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(Refusal.TOO_LARGE, limit=LARGEST_FILE, of="bytes")
    _weigh(data)
    try:
        return list(_sheets(data))
    except Unreadable:
        raise
    except Exception as problem:
        raise Unreadable(Refusal.NOT_A_TABLE) from problem


def _weigh(data: bytes) -> None:
    """Raises Unreadable for a bomb. Sizes that lie fool nobody: unpacking stops at what they say."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, IndexError) as problem:
        raise Unreadable(Refusal.ARCHIVE_BROKEN) from problem
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise Unreadable(Refusal.ARCHIVE_BOMB, of="entries", limit=MOST_MEMBERS)
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable(Refusal.ARCHIVE_BOMB, of="size", limit=LARGEST_UNPACKED)
    for member in members:
        heavy = member.file_size > UNSUSPICIOUS
        if heavy and member.file_size > HIGHEST_RATIO * max(1, member.compress_size):
            raise Unreadable(Refusal.ARCHIVE_BOMB, of="ratio", limit=HIGHEST_RATIO)
        if member.flag_bits & 1:
            raise Unreadable(Refusal.ARCHIVE_LOCKED)


def _sheets(data: bytes) -> Iterator[tuple[str, list[Row]]]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    left = MOST_ROWS
    try:
        for sheet in book.worksheets[:MOST_SHEETS]:
            if sheet.sheet_state != "visible":
                continue
            rows = list(_filled(_rows(sheet), left))
            left -= len(rows)
            yield str(sheet.title)[:100], rows
    finally:
        book.close()


def _filled(rows: Iterator[Row], most: int) -> Iterator[Row]:
    """The rows that hold something. A stray cell at the bottom of a sheet has a million blank ones above."""
    count = blank = 0
    for row in rows:
        blank = 0 if any(row.cells) else blank + 1
        if blank > MOST_BLANK_ROWS:
            return
        if not blank:
            count += 1
            if count > most:
                raise Unreadable(Refusal.TOO_LARGE, limit=MOST_ROWS, of="rows")
            yield row


def _rows(sheet: Any) -> Iterator[Row]:
    # A sheet's own word on its size may be a million columns.
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True), start=1):
        yield Row(number, tuple(as_text(value) for value in values[:MOST_COLUMNS]))


def as_text(value: object) -> str:
    """A cell as a CSV would have it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        # A day without a time is a datetime at midnight to a spreadsheet.
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, timedelta):
        seconds = value.total_seconds()
        return f"{int(seconds // 3600)}:{int(seconds // 60) % 60:02}:{seconds % 60:02.0f}"
    return _plain_text(value)


def _plain_text(value: object) -> str:
    if isinstance(value, float):
        return repr(round(value, 6)).removesuffix(".0")
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()[:LONGEST_CELL]
