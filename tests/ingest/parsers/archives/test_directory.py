"""What condemns an archive before anything of it is unpacked."""

import io
import stat
from time import process_time
from zipfile import ZipFile, ZipInfo

import pytest

from ingest.parsers import Refusal, Unreadable
from ingest.parsers.archives import Limits, members
from tests.ingest.parsers.archives.samples import contents, crowded, overlapping, zipped

A_SECOND = 1.0


def refusal_of(data: bytes, limits: Limits | None = None) -> tuple[Refusal, dict[str, object]]:
    began = process_time()
    with pytest.raises(Unreadable) as refused:
        contents(data, limits)
    assert process_time() - began < A_SECOND
    return refused.value.code, refused.value.params


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive at all" * 9, b"PK\5\6" + bytes(8)])
def test_what_is_no_archive_is_refused(data: bytes):
    assert refusal_of(data) == (Refusal.ARCHIVE_BROKEN, {})


@pytest.mark.parametrize(
    "path", ["../a", "a/../../b", "/etc/passwd", "C:\\a", "\\\\host\\a", "c:/a", "..\\a"]
)
def test_a_path_that_leads_out_of_the_archive_is_refused(path: str):
    assert refusal_of(zipped({"good": b"1", path: b"2"})) == (
        Refusal.UNSAFE_PATH,
        {"path": path.replace("\\", "/")},
    )


def test_a_link_is_refused():
    stream = io.BytesIO()
    link = ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(stream, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert refusal_of(stream.getvalue()) == (Refusal.UNSAFE_PATH, {"path": "link"})


def test_a_locked_archive_is_refused():
    data = bytearray(zipped({"a": b"1"}))
    data[data.index(b"PK\1\2") + 8] |= 1

    assert refusal_of(bytes(data)) == (Refusal.ARCHIVE_LOCKED, {})


def test_entries_that_lie_in_the_same_bytes_are_refused():
    data = overlapping(copies=200, size=100_000)

    assert refusal_of(data) == (Refusal.ARCHIVE_BOMB, {"of": "overlap", "limit": 0})


@pytest.mark.parametrize("told", [3, 65_535], ids=["lying count", "count"])
def test_more_entries_than_allowed_are_refused_before_they_are_read(told: int):
    data = crowded(400_000, told=told)

    assert refusal_of(data) == (Refusal.ARCHIVE_BOMB, {"of": "entries", "limit": 100_000})


def test_a_directory_longer_than_any_is_refused_unread():
    data = crowded(1000, told=1000)

    assert refusal_of(data, Limits(entries=10)) == (Refusal.ARCHIVE_BOMB, {"of": "entries", "limit": 10})


def test_entries_of_archives_inside_are_counted_too():
    inner = zipped({f"{number}": b"" for number in range(6)})
    data = zipped({"a.zip": inner, "b.zip": inner})

    assert refusal_of(data, Limits(entries=13))[1] == {"of": "entries", "limit": 13}
    assert len(contents(data, Limits(entries=14))) == 12


def test_a_member_that_claims_to_be_larger_than_any_is_refused():
    data = zipped({"a": b"x" * 1000})

    assert refusal_of(data, Limits(member=999)) == (Refusal.ARCHIVE_BOMB, {"of": "size", "limit": 999})


def test_members_that_are_too_large_together_are_refused():
    data = zipped({"a": b"x" * 1000, "b": b"y" * 1000})

    assert refusal_of(data, Limits(total=1999)) == (Refusal.ARCHIVE_BOMB, {"of": "size", "limit": 1999})


def test_an_archive_with_something_before_it_is_read():
    assert contents(b"#!/bin/sh\n" + zipped({"a": b"1"})) == {"a": b"1"}


def test_an_archive_with_a_comment_is_read():
    stream = io.BytesIO(zipped({"a": b"1"}))
    with ZipFile(stream, "a") as archive:
        archive.comment = b"exported on a Monday"

    assert [member.path for member in members(stream)] == ["a"]


def test_an_archive_whose_directory_is_damaged_is_refused():
    assert refusal_of(zipped({"a": b"1"}).replace(b"PK\1\2", b"PK\7\7")) == (Refusal.ARCHIVE_BROKEN, {})


def test_a_directory_of_the_large_kind_is_measured_and_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("zipfile.ZIP64_LIMIT", 20)
    data = zipped({"a": b"1" * 30, "b": b"2" * 30, "c": b"3" * 30})

    assert b"PK\6\6" in data
    assert len(contents(data, Limits(entries=3))) == 3
    assert refusal_of(data, Limits(entries=2))[1] == {"of": "entries", "limit": 2}


def test_an_archive_with_large_numbers_is_read():
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive, archive.open("a", "w", force_zip64=True) as member:
        member.write(b"1" * 10)

    assert contents(stream.getvalue()) == {"a": b"1" * 10}
