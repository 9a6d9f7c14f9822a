"""Training logs in XLSX: where the header is, what a row is, and what is no spreadsheet."""

import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from time import process_time

import openpyxl
import pytest

from ingest.parsers import Contents, Origin, Refusal, Score, Unreadable, tables
from ingest.parsers.tables import sheets
from tests.ingest.parsers.mutations import mutated

HEADER = ["Date", "Miles", "Time", "Intensity", "Workout Type", "Shoe", "Notes"]
ROW = [datetime(2026, 1, 5), 8.0, time(1, 4), 60, "tempo", "Ghost 15", "felt good"]  # noqa: DTZ001


def _book(**rows_of: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in rows_of.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _read(data: bytes) -> Contents:
    return tables.read(data, "log.xlsx")


def _refusal(data: bytes) -> Unreadable:
    begun = process_time()
    with pytest.raises(Unreadable) as refused:
        _read(data)
    assert process_time() - begun < 5
    return refused.value


def test_read_takes_a_row():
    (entry,) = _read(_book(Log=[HEADER, ROW])).entries

    assert (entry.origin, entry.day, entry.started_at) == (Origin.LOG, date(2026, 1, 5), None)
    assert (entry.summary.distance_m, entry.summary.timer_s) == (pytest.approx(12_874.752), 3840)
    assert (entry.workout_type, entry.shoe, entry.notes) == ("tempo", "Ghost 15", "felt good")
    assert (entry.scores, entry.place) == ({Score.INTENSITY: 60}, "Log:2")


def test_read_finds_a_header_below_a_title():
    rows = [["My year"], [], ["Goal:", "sub 3"], HEADER, ROW]

    assert len(_read(_book(Log=rows)).entries) == 1


def test_read_takes_all_sheets_and_counts_those_that_say_nothing():
    contents = _read(
        _book(Jan=[HEADER, ROW], Shoes=[["Name", "Bought"], ["Ghost", "Jan"]], Feb=[HEADER, ROW])
    )

    assert [entry.place for entry in contents.entries] == ["Jan:2", "Feb:2"]
    assert contents.unread == {"sheet": 1}


def test_read_passes_over_totals_and_blank_rows():
    total = ["Week total", 40.0]
    blank = [None, 40.0]

    contents = _read(_book(Log=[HEADER, ROW, [], total, blank, ROW]))

    assert [entry.place for entry in contents.entries] == ["Log:2", "Log:6"]
    assert contents.warnings[0].params == {"rows": 1, "first": 5}


def test_read_gives_a_second_run_the_date_of_the_cell_above():
    second = [None, 4.0, time(0, 36), 20, "easy", None, "shake-out"]

    first, other = _read(_book(Log=[HEADER, ROW, second])).entries

    assert other.day == first.day


@pytest.mark.parametrize(
    "written, seconds",
    [
        (time(1, 4), 3840),
        (timedelta(minutes=64), 3840),
        (timedelta(hours=64), 3840),
        ("1:04:00", 3840),
        ("64:00", 3840),
        (64.0, 3840),
    ],
    ids=["time", "duration", "minutes taken for hours", "text", "short text", "number of minutes"],
)
def test_read_understands_times_as_spreadsheets_keep_them(written: object, seconds: float):
    (entry,) = _read(_book(Log=[HEADER, [*ROW[:2], written]])).entries

    assert entry.summary.timer_s == seconds


def test_read_decides_the_order_of_day_and_month_by_the_column():
    rows = [["1/2/2026", 5], ["1/15/2026", 6]]

    assert [entry.day for entry in _read(_book(Log=[["Date", "Miles"], *rows])).entries] == [
        date(2026, 1, 2),
        date(2026, 1, 15),
    ]


def test_read_takes_the_sum_that_a_formula_left():
    """The file holds no results of formulas that no spreadsheet ever computed: such a cell is empty."""
    (entry,) = _read(_book(Log=[HEADER, [ROW[0], 8.0, None, "=1+1"]])).entries

    assert entry.scores == {}


def test_read_asks_which_column_is_which():
    refusal = _refusal(_book(Log=[["a", "b"], ["c", "d"]]))

    assert (refusal.code, refusal.params) == (Refusal.COLUMNS_UNKNOWN, {"columns": "a, b"})


def test_read_takes_the_columns_that_a_person_named():
    data = _book(Log=[["wann", "wieviel km"], [datetime(2026, 1, 5), 10]])  # noqa: DTZ001

    (entry,) = tables.read(data, "log.xlsx", {"date": "wann", "distance": "wieviel km"}).entries

    assert entry.summary.distance_m == 10_000


def _packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_read_refuses_a_bomb():
    assert _refusal(_packed(sheet=bytes(50_000_000))).params == {"of": "ratio", "limit": sheets.HIGHEST_RATIO}


def test_read_refuses_a_bomb_that_lies_about_its_size():
    """The directory says four bytes; unpacking ends there."""
    data = _packed(**{"xl/workbook.xml": bytes(50_000_000)})
    lying = data.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 4))

    assert _refusal(lying).code in (Refusal.NOT_A_TABLE, Refusal.ARCHIVE_BROKEN)


def test_read_refuses_too_many_members():
    members = {f"m{number}": b"" for number in range(sheets.MOST_MEMBERS + 1)}

    assert _refusal(_packed(**members)).params["of"] == "entries"


def test_read_does_not_believe_the_width_that_a_sheet_claims():
    data = _book(Log=[HEADER, ROW])
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:G2"', b'ref="A1:XFD1048576"'))

    begun = process_time()
    assert len(_read(file.getvalue()).entries) == 1
    assert process_time() - begun < 5


@pytest.mark.parametrize("data", [b"PK\x03\x04 and nothing", _packed(readme=b"hello")], ids=["cut", "a zip"])
def test_read_refuses_what_is_no_spreadsheet(data: bytes):
    assert _refusal(data).code in (Refusal.ARCHIVE_BROKEN, Refusal.NOT_A_TABLE)


def _with_damaged_sheet(data: bytes, sheet: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return file.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>{{}}</sheetData></worksheet>'
_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'


@pytest.mark.parametrize(
    "sheet",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + _SHEET.format(_CELL.format("&x;")),
        '<!DOCTYPE w [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]>' + _SHEET.format(_CELL.format("&y;")),
        _SHEET.format("<row>" * 100_000),
    ],
    ids=["a file of ours", "entities", "deep"],
)
def test_read_refuses_a_sheet_that_no_spreadsheet_wrote(sheet: str):
    data = _with_damaged_sheet(_book(Log=[HEADER, ROW]), sheet.encode())

    assert _refusal(data).code == Refusal.NOT_A_TABLE


def test_read_ends_where_a_sheet_is_blank():
    data = _book(Log=[HEADER, ROW])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    stray = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>')

    assert len(_read(_with_damaged_sheet(data, stray)).entries) == 1


def test_read_reads_or_refuses_whatever_damage_makes():
    data = _book(Log=[HEADER, *[ROW] * 5])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    kinds = set()
    files = [*mutated(data, seed=7, count=60)]
    files += [_with_damaged_sheet(data, changed) for changed in mutated(sheet, seed=8, count=60)]
    for changed in files:
        try:
            kinds.add(type(_read(changed)).__name__)
        except Unreadable as refusal:
            kinds.add(type(refusal).__name__)

    assert kinds == {"Contents", "Unreadable"}
