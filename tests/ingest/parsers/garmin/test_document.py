"""JSON that is damaged, hostile or simply large."""

import pytest

from ingest.parsers import Refusal, Unreadable
from ingest.parsers.garmin import document


def refusal_of(data: bytes) -> tuple[Refusal, dict[str, object]]:
    with pytest.raises(Unreadable) as refused:
        document.rows(document.load(data))
    return refused.value.code, refused.value.params


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_nothing_is_refused(data: bytes):
    assert refusal_of(data) == (Refusal.EMPTY, {})


@pytest.mark.parametrize("data", [b"[", b"[1,]", b"\xff\xfe\x00", b"no", b"9" * 5000, b"[1]\x00"])
def test_no_json_is_refused(data: bytes):
    assert refusal_of(data) == (Refusal.UNKNOWN_FORMAT, {})


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000], ids=["arrays", "objects"])
def test_nesting_without_end_is_refused(data: bytes):
    assert refusal_of(data) == (Refusal.TOO_LARGE, {"limit": 1000, "of": "nesting"})


def test_too_many_objects_are_refused():
    data = b"[" + b"{}," * document.MOST_CONTAINERS + b"{}]"

    assert refusal_of(data) == (Refusal.TOO_LARGE, {"limit": 2_000_000, "of": "objects"})


def test_too_many_bytes_are_refused():
    assert refusal_of(b" " * document.LARGEST_FILE + b"[]")[1] == {"limit": 64 << 20, "of": "bytes"}


def test_too_many_rows_are_refused():
    assert refusal_of(b"[" + b"{}," * 100_000 + b"{}]")[1] == {"limit": 100_000, "of": "rows"}


@pytest.mark.parametrize(
    "value, rows",
    [
        ([{"a": 1}, 2, None, {"b": 3}], [{"a": 1}, {"b": 3}]),
        ([{"list": [{"a": 1}, 7]}], [{"a": 1}]),
        ({"list": [{"a": 1}]}, [{"a": 1}]),
        ({"a": 1}, [{"a": 1}]),
        ([], []),
        ("text", []),
    ],
)
def test_rows_are_the_objects_wherever_they_stand(value: object, rows: object):
    assert document.rows(value, "list") == rows


def test_a_number_too_large_for_a_float_is_none():
    assert document.number({"a": 10**400}, "a") is None
