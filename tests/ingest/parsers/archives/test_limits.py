"""Bombs: refused within a second, however they are built."""

import io
from time import process_time

import pytest

from ingest.parsers import Refusal, Unreadable
from ingest.parsers.archives import Limits, members
from ingest.parsers.archives.limits import Budget
from tests.ingest.parsers.archives.samples import contents, zipped

MB = 1 << 20


def refusal_of(data: bytes, limits: Limits | None = None) -> dict[str, object]:
    began = process_time()
    with pytest.raises(Unreadable) as refused:
        contents(data, limits)
    assert process_time() - began < 1.0
    assert refused.value.code == Refusal.ARCHIVE_BOMB
    return refused.value.params


def test_a_member_of_zeros_is_refused():
    assert refusal_of(zipped({"a": bytes(50 * MB)})) == {"of": "ratio", "limit": 200}


def test_a_small_member_may_be_of_any_ratio():
    assert contents(zipped({"a": bytes(MB)})) == {"a": bytes(MB)}


def test_a_bomb_in_an_archive_inside_is_refused():
    assert refusal_of(zipped({"in.zip": zipped({"a": bytes(20 * MB)})})) == {"of": "ratio", "limit": 200}


def test_archives_nested_too_deep_are_refused():
    data = zipped({"a": b"1"})
    for _ in range(3):
        data = zipped({"in.zip": data})

    assert refusal_of(data) == {"of": "nesting", "limit": 3}


def test_archives_nested_as_deep_as_allowed_are_read():
    data = zipped({"a": b"1"})
    for _ in range(2):
        data = zipped({"in.zip": data})

    assert contents(data) == {"in.zip/in.zip/a": b"1"}


def test_what_archives_inside_unpack_to_counts_together():
    inner = zipped({"a": bytes(MB)})
    data = zipped({f"{number}.zip": inner for number in range(8)})

    assert refusal_of(data, Limits(total=4 * MB)) == {"of": "size", "limit": 4 * MB}


def test_small_members_that_are_too_much_for_their_archive_are_refused():
    inner = zipped({"a": bytes(MB)})
    data = zipped({f"{number}.zip": inner for number in range(2000)})

    assert refusal_of(data) == {"of": "ratio", "limit": 100}


def test_a_size_that_the_header_does_not_tell_is_found_while_reading():
    limits = Limits(ratio=10, ratio_from=1000)
    data = zipped({"a": b"x" * 5000})
    member = next(walk := members(io.BytesIO(data)))
    member._budget = Budget(limits, packed=len(data))

    with pytest.raises(Unreadable) as refused, member.open() as stream:
        stream.read()

    assert refused.value.params == {"of": "ratio", "limit": 10}
    assert list(walk) == []
