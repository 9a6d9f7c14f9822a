"""A season in a table: which row is which week, which column which day, and what is refused."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from ingest import sandbox
from ingest.child import reading
from ingest.parsers import Refusal, Unreadable
from ingest.parsers.season import LARGEST_FILE, MOST_WEEKS, Place, column_name, season_of, sheets_of

HEADER = ["Week", "Phase", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def xlsx(*rows: list[str], title: str = "Plan") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_rows_are_weeks_and_columns_days() -> None:
    data = xlsx(
        ["Autumn"], HEADER, ["1", "Base", "", "easy 40 min"], ["2", "Taper", "rest", "", "10m Z1\n5m Z4"]
    )

    table = season_of(sheets_of(data))

    found = {place: text for place, text in table.texts.items() if text}
    assert found == {(1, 1): "easy 40 min", (2, 0): "rest", (2, 2): "10m Z1\n5m Z4"}
    assert (table.weeks, table.phases) == (2, {1: "base", 2: "taper"})
    assert table.places[2, 2] == Place("Plan", 4, "E")


@pytest.mark.parametrize(
    "days",
    [
        "월,화,수,목,금,토,일",
        "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
        "Day 1,Day 2,Day 3,Day 4,Day 5,Day 6,Day 7",
    ],
)
def test_a_csv_in_any_words(days: str) -> None:
    table = season_of(sheets_of(f"{days}\n,,easy 40 min,,,,\n".encode()))

    assert {place: text for place, text in table.texts.items() if text} == {(1, 2): "easy 40 min"}


def test_days_may_stand_in_any_order() -> None:
    table = season_of(sheets_of(b"Sun,Mon,Tue,Wed,Thu,Fri,Sat\nlong 2h,,,,,,\n"))

    assert table.texts[1, 6] == "long 2h"


def test_a_week_without_a_session_counts_by_its_number() -> None:
    data = xlsx(HEADER, ["1", "", "easy 30 min"], ["2", "Recovery"], [], ["3", "", "easy 30 min"])

    assert season_of(sheets_of(data)).weeks == 3


@pytest.mark.parametrize(
    "data,code",
    [
        (b"", Refusal.EMPTY),
        (b"x" * (LARGEST_FILE + 1), Refusal.TOO_LARGE),
        (b"date,distance\n2026-01-01,10\n", Refusal.NOT_A_TABLE),
        (xlsx(HEADER), Refusal.EMPTY),
        (xlsx(HEADER, *([["1", "", "easy 30 min"]] * (MOST_WEEKS + 1))), Refusal.TOO_LARGE),
        (b"PK\x03\x04 torn", Refusal.ARCHIVE_BROKEN),
    ],
    ids=["empty", "large", "log", "no weeks", "two seasons", "torn"],
)
def test_what_is_no_season_is_refused(data: bytes, code: Refusal) -> None:
    with pytest.raises(Unreadable) as refused:
        season_of(sheets_of(data))

    assert refused.value.code == code


def test_a_bomb_is_weighed_before_it_is_opened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (64 * 1024 * 1024))

    with pytest.raises(Unreadable) as refused:
        sheets_of(bomb.getvalue())

    assert refused.value.code == Refusal.ARCHIVE_BOMB


def test_columns_have_the_names_of_a_spreadsheet() -> None:
    assert [column_name(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_the_spared_process_reads_the_same_rows() -> None:
    data = xlsx(HEADER, ["1", "", "easy 30 min"])

    assert season_of(sandbox.read_sheets(data)).texts == season_of(sheets_of(data)).texts


def test_the_spared_process_refuses_by_code() -> None:
    with pytest.raises(Unreadable) as refused:
        sandbox.read_sheets(b"PK\x03\x04 torn")

    assert refused.value.code == Refusal.ARCHIVE_BROKEN


def test_an_answer_is_rows_or_a_refusal() -> None:
    assert reading.answer_sheets(xlsx(HEADER))[0] == reading.READ
    assert reading.answer_sheets(b"")[0] == reading.REFUSED
