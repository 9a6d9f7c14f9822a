"""The walk: which members come, in which order, and what they read."""

import io
from zipfile import ZIP_BZIP2, ZIP_STORED

import pytest

from ingest.parsers import Refusal, Unreadable
from ingest.parsers.archives import Limits, Member, members
from ingest.parsers.kinds import Kind
from tests.ingest.parsers.archives.samples import contents, paths, zipped


def named(data: bytes, path: str) -> Member:
    return {member.path: member for member in members(io.BytesIO(data))}[path]


def refusal_of(data: bytes, path: str) -> tuple[Refusal, dict[str, object]]:
    for member in members(io.BytesIO(data)):
        if member.path == path:
            with pytest.raises(Unreadable) as refused:
                member.read()
    return refused.value.code, refused.value.params


def test_members_come_by_path_with_their_bytes():
    data = zipped({"b.txt": b"two", "a/c.txt": b"three", "a/b.txt": b"one"})

    assert list(contents(data).items()) == [("a/b.txt", b"one"), ("a/c.txt", b"three"), ("b.txt", b"two")]


def test_members_of_an_archive_inside_the_archive_come_where_it_stands():
    inner = zipped({"x/2.fit": b"run"})
    data = zipped({"a.txt": b"1", "m/part.ZIP": inner, "z.txt": b"3"})

    assert contents(data) == {"a.txt": b"1", "m/part.ZIP/x/2.fit": b"run", "z.txt": b"3"}


def test_members_of_a_large_archive_inside_the_archive_are_walked_on_disk():
    inner = zipped({"one.fit": b"run" * 500}, ZIP_STORED)

    assert contents(zipped({"in.zip": inner}), Limits(spool=100)) == {"in.zip/one.fit": b"run" * 500}


def test_members_leave_out_folders_and_what_computers_leave_behind():
    data = zipped({"a/": b"", "__MACOSX/a/._b": b"1", "a/.DS_Store": b"2", "a/._b": b"3", "a/b": b"4"})

    assert paths(data) == ["a/b"]


def test_members_understand_backslashes_as_folders():
    assert paths(zipped({"DI_CONNECT\\User\\a.json": b"[]"})) == ["DI_CONNECT/User/a.json"]


def test_members_can_be_read_twice_and_as_a_stream():
    for member in members(io.BytesIO(zipped({"a": b"0123456789"}))):
        with member.open() as stream:
            begin = stream.read(4)
        again = member.read()

    assert (begin, again, member.size) == (b"0123", b"0123456789", 10)


def test_a_damaged_member_is_refused_alone():
    data = bytearray(zipped({"a.txt": b"A" * 40, "b.txt": b"good"}, ZIP_STORED))
    data[data.index(b"AAAA")] = ord("B")

    assert refusal_of(bytes(data), "a.txt") == (Refusal.ARCHIVE_BROKEN, {"path": "a.txt"})
    assert named(bytes(data), "b.txt").size == 4


def test_a_member_whose_header_is_damaged_is_refused_alone():
    data = zipped({"a.txt": b"1", "b.txt": b"2"}).replace(b"PK\3\4", b"PK\7\7", 1)

    assert refusal_of(data, "a.txt") == (Refusal.ARCHIVE_BROKEN, {"path": "a.txt"})


def test_the_members_after_a_damaged_one_are_read():
    data = bytearray(zipped({"a.txt": b"A" * 40, "b.txt": b"good"}, ZIP_STORED))
    data[data.index(b"AAAA")] = ord("B")

    read = [member.read() for member in members(io.BytesIO(bytes(data))) if member.path == "b.txt"]

    assert read == [b"good"]


def test_a_member_whose_true_size_is_more_than_its_header_says_is_refused():
    data = zipped({"a.txt": b"0123456789" * 50})
    lying = data.replace((500).to_bytes(4, "little"), (20).to_bytes(4, "little"))

    assert refusal_of(lying, "a.txt") == (Refusal.ARCHIVE_BROKEN, {"path": "a.txt"})


def test_a_member_packed_in_an_unusual_way_is_refused():
    assert refusal_of(zipped({"a.txt": b"1"}, ZIP_BZIP2), "a.txt")[0] == Refusal.ARCHIVE_BROKEN


def test_a_member_too_large_for_memory_is_refused_by_read_and_not_by_open():
    for member in members(io.BytesIO(zipped({"a": b"x" * 50})), Limits(in_memory=49)):
        with pytest.raises(Unreadable) as refused:
            member.read()
        with member.open() as stream:
            length = len(stream.read())

    assert (refused.value.code, refused.value.params) == (Refusal.TOO_LARGE, {"limit": 49, "of": "bytes"})
    assert length == 50


@pytest.mark.parametrize(
    "inner, code",
    [
        (b"no archive", Refusal.ARCHIVE_BROKEN),
        (zipped({"../up.txt": b"1"}), Refusal.UNSAFE_PATH),
        (zipped({"a": b"1"})[:-30], Refusal.ARCHIVE_BROKEN),
    ],
    ids=["no archive", "unsafe", "cut"],
)
def test_an_archive_inside_that_cannot_be_walked_is_one_member_that_cannot_be_read(
    inner: bytes, code: Refusal
):
    data = zipped({"a.txt": b"1", "bad.zip": inner, "c.txt": b"2"})

    assert paths(data) == ["a.txt", "bad.zip", "c.txt"]
    assert refusal_of(data, "bad.zip")[0] == code


def test_kind_is_told_by_the_name_where_that_is_plain():
    assert named(zipped({"a.gpx": b"anything"}), "a.gpx").kind == Kind.GPX


def test_kind_is_told_by_the_content_where_the_name_says_nothing():
    found = [member.kind for member in members(io.BytesIO(zipped({"a.xml": b"<HealthData/>", "b": b"\1"})))]

    assert found == [Kind.APPLE_XML, Kind.UNKNOWN]


def test_kind_of_a_damaged_member_is_what_its_name_says():
    data = bytearray(zipped({"a.xml": b"<HealthData/>"}, ZIP_STORED))
    data[data.index(b"<Health")] = 0

    assert [member.kind for member in members(io.BytesIO(bytes(data)))] == [Kind.XML]


def test_members_of_two_entries_with_one_name_both_come():
    data = zipped({"a": b"1", "b": b"2"}).replace(b"b", b"a")

    assert [(member.path, member.read()) for member in members(io.BytesIO(data))] == [
        ("a", b"1"),
        ("a", b"2"),
    ]
