"""CSV of strangers: encodings, delimiters, quotes, and what is too much."""

from time import process_time

import pytest

from ingest.parsers import Refusal, Unreadable
from ingest.parsers.tables import grid
from ingest.parsers.tables.grid import read_csv

# What a hostile file may cost; it costs some tenths. Generous, for the machine does other things too.
MOST_CPU_S = 5


def _refusal(data: bytes) -> Unreadable:
    begun = process_time()
    with pytest.raises(Unreadable) as refused:
        read_csv(data)
    assert process_time() - begun < MOST_CPU_S
    return refused.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_read_csv_finds_the_delimiter(delimiter: str):
    text = f'a{delimiter}b{delimiter}c\n1{delimiter}"x{delimiter}y"{delimiter}3\n'

    found = read_csv(text.encode())

    assert found.header == ("a", "b", "c")
    assert list(found.rows[0].cells) == ["1", f"x{delimiter}y", "3"]


def test_read_csv_prefers_semicolons_where_commas_are_decimals():
    assert read_csv(b"a;b;c\n1,5;2,5;3,5\n2,5;1,5;4,5\n").header == ("a", "b", "c")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "euc_kr"])
def test_read_csv_finds_the_encoding(encoding: str):
    text = "날짜,거리,메모\n" + "2026-03-01,10,좋은 날\n" * 20

    assert read_csv(text.encode(encoding)).header == ("날짜", "거리", "메모")


def test_read_csv_reads_what_western_windows_wrote():
    assert read_csv("Größe,Höhe\n1,2\n".encode("cp1252")).header == ("Größe", "Höhe")


def test_read_csv_keeps_line_breaks_in_quotes_and_numbers_of_rows():
    found = read_csv(b'a,b\n"one\ntwo",2\n\n,\n3,4\n')

    assert [(row.number, row.cell(0)) for row in found.rows] == [(2, "one\ntwo"), (5, "3")]


def test_read_csv_keeps_columns_of_the_same_name():
    found = read_csv(b"Distance,Time,Distance\n5.00,1,5000.1\n")

    assert found.places("Distance") == [0, 2]
    assert found.column(2) == ["5000.1"]


def test_read_csv_takes_markup_out_of_the_header():
    assert read_csv(b'id,"<span class=""x"">Type</span>"\n1,2\n').header == ("id", "Type")


def test_cell_of_a_short_row_is_empty():
    (row,) = read_csv(b"a,b,c\n1\n").rows

    assert (row.cell(2), row.cell(None)) == ("", "")


def test_read_csv_refuses_a_million_columns():
    assert _refusal(b"a," * 1_000_000 + b"\n").params == {"limit": grid.MOST_COLUMNS, "of": "columns"}


def test_read_csv_refuses_too_many_rows():
    assert _refusal(b"a,b\n" * (grid.MOST_ROWS + 1)).params["of"] == "rows"


def test_read_csv_refuses_a_cell_without_end():
    assert _refusal(b'a,b\n"' + b"x" * 200_000).code == Refusal.NOT_A_TABLE


def test_read_csv_refuses_a_cell_that_is_a_book():
    assert _refusal(b"a,b\n" + b"x" * (grid.LONGEST_CELL + 1) + b",1\n").params["of"] == "characters"


def test_read_csv_refuses_too_large_a_file():
    assert _refusal(bytes(grid.LARGEST_TABLE + 1)).params["of"] == "bytes"


@pytest.mark.parametrize(
    "data, code",
    [
        (b"\n \n", Refusal.EMPTY),
        (b"one column\n1\n", Refusal.NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0,\0\0\1\0\x08\x06\0\0\0", Refusal.NOT_A_TABLE),
        (bytes(range(256)) * 20, Refusal.NOT_A_TABLE),
    ],
)
def test_read_csv_refuses_what_is_no_table(data: bytes, code: Refusal):
    assert _refusal(data).code == code
