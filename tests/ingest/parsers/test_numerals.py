"""Numbers and durations as people write them."""

import pytest

from ingest.parsers.numerals import Numerals, duration, numerals_of

POINT, COMMA = Numerals(), Numerals(comma=True)


@pytest.mark.parametrize(
    "text, point, comma",
    [
        ("3.40", 3.4, 3.4),
        ("3,40", 3.4, 3.4),
        ("2.932", 2.932, 2932),
        ("2,932", 2932, 2.932),
        ("1,234.5", 1234.5, 1234.5),
        ("1.234,5", 1234.5, 1234.5),
        ("1 234,5", 1234.5, 1234.5),
        ("1'234", 1234, 1234),
        ("-4", -4, -4),
        ("1e3", 1000, 1000),
        ("0.125", 0.125, 0.125),
        ("--", None, None),
        ("", None, None),
        ("n/a", None, None),
        ("12 km", None, None),
        ("1" * 50, None, None),
        ("inf", None, None),
    ],
)
def test_number_reads_both_customs(text: str, point: float | None, comma: float | None):
    assert (POINT.number(text), COMMA.number(text)) == (point, comma)


@pytest.mark.parametrize(
    "cells, comma",
    [(["3,40", "2.932", "--"], True), (["3.40", "2,932"], False), (["5", "7"], False), (["1.234,5"], True)],
)
def test_numerals_of_looks_at_all_cells(cells: list[str], comma: bool):
    assert numerals_of(cells).comma == comma


def test_within_multiplies_and_bounds():
    assert POINT.within("5", 0, 10_000, 1000.0) == 5000
    assert POINT.within("50", 0, 10_000, 1000.0) is None


@pytest.mark.parametrize(
    "text, seconds",
    [
        ("1:02:03", 3723),
        ("00:01:39,6", 99.6),
        ("62:03", 3723),
        ("7:45", 465),
        ("1 day, 2:00:00", 93_600),
        ("1h 2m 3s", 3723),
        ("62 min", 3720),
        ("1시간 2분", 3720),
        ("45'30\"", 2730),
        ("", None),
        ("45", None),
        ("fast", None),
        ("9999:59:59", None),
    ],
)
def test_duration_reads_clocks_and_words(text: str, seconds: float | None):
    assert duration(text) == seconds
