"""One file, whatever it is, goes to its parser."""

import gzip
from zoneinfo import ZoneInfo

import pytest

from demo.fitfile import encode_run
from ingest.parsers import Contents, Refusal, Unreadable
from ingest.parsers.kinds import Kind
from ingest.parsers.readers import READERS, Context, Reader
from ingest.parsers.reading import read
from tests.ingest.parsers.archives.samples import zipped
from tests.ingest.parsers.garmin.samples import ACTIVITY, PATHS, listing
from tests.ingest.parsers.samples import simulated

RUN = encode_run(simulated(), every_s=10)
HEALTH = (
    b'<HealthData><Workout startDate="2026-03-01 23:30:00 +0000" endDate="2026-03-01 23:50:00 +0000"/>'
    b"</HealthData>"
)


def refusal_of(data: bytes, name: str) -> tuple[Refusal, dict[str, object]]:
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return refused.value.code, refused.value.params


def echoing(*kinds: Kind) -> dict[Kind, Reader]:
    """Readers that answer with the name and the beginning of what they were given."""

    def echo(data: bytes, name: str, context: Context) -> Contents:
        return Contents(unread={f"{name}: {data[:9].decode()}": 1})

    return dict.fromkeys(kinds, echo)


@pytest.mark.parametrize("name", ["run.fit", "run", "run.csv"])
def test_read_a_fit_file(name: str):
    assert len(read(RUN, name).recordings) == 1


@pytest.mark.parametrize("name", ["run.fit.gz", "run.gz", "run", "RUN.FIT.GZ"])
def test_read_a_packed_fit_file(name: str):
    assert len(read(gzip.compress(RUN), name).recordings) == 1


def test_read_garmins_json_with_the_shoes():
    contents = read(listing([ACTIVITY]), PATHS["activities"], Context(shoes={"21000000001": "Red ones"}))

    assert contents.entries[0].shoe == "Red ones"


def test_read_apple_health_in_the_athletes_zone():
    contents = read(HEALTH, "내보내기.xml", Context(zone=ZoneInfo("Asia/Seoul")))

    assert contents.entries[0].day.isoformat() == "2026-03-02"


def test_read_gives_a_packed_file_by_its_own_name():
    contents = read(gzip.compress(b"<gpx> </gpx>"), "a/1.gpx.gz", readers=echoing(Kind.GPX))

    assert contents.unread == {"a/1.gpx: <gpx> </g": 1}


@pytest.mark.parametrize(
    "data, name, kind",
    [
        (b"a,b,c\n1,2,3", "t.csv", Kind.CSV),
        (b"<gpx>....", "t.xml", Kind.GPX),
        (b"\n <gpx>...", "t", Kind.GPX),
    ],
)
def test_read_gives_a_file_to_the_reader_of_its_kind(data: bytes, name: str, kind: Kind):
    assert read(data, name, readers=echoing(kind)).unread == {f"{name}: {data[:9].decode()}": 1}


@pytest.mark.parametrize(
    "data, name, kind",
    [
        (b"<pwx>", "run.pwx", "pwx"),
        (b"<html>", "a.html", "xml"),
        (zipped({"a": b"1"}), "a.zip", "zip"),
        (b"once upon a time", "a", "unknown"),
        (b"once upon a time", "a.txt", "text"),
    ],
)
def test_read_refuses_a_format_it_does_not_know(data: bytes, name: str, kind: str):
    assert refusal_of(data, name) == (Refusal.UNKNOWN_FORMAT, {"format": kind})


@pytest.mark.parametrize(
    "data, name, category", [(b"\xff\xd8\xff", "a.jpg", "media"), (b"{}", "a.json", "json")]
)
def test_read_refuses_what_tells_nothing(data: bytes, name: str, category: str):
    assert refusal_of(data, name) == (Refusal.NOT_READ, {"category": category})


def test_read_counts_what_it_does_not_read_of_garmin():
    assert read(b"[]", "DI_CONNECT/DI-Connect-Social/a.json").unread == {"Social": 1}


def test_read_refuses_an_empty_file():
    assert refusal_of(b"", "a.fit") == (Refusal.EMPTY, {})


def test_read_refuses_a_file_packed_twice():
    assert refusal_of(gzip.compress(gzip.compress(RUN)), "a.fit.gz.gz")[0] == Refusal.UNKNOWN_FORMAT


def test_read_refuses_a_broken_packed_file():
    assert refusal_of(b"\x1f\x8b" + bytes(30), "a.fit.gz") == (Refusal.ARCHIVE_BROKEN, {})


def test_read_refuses_a_packed_bomb():
    assert refusal_of(gzip.compress(bytes(40 << 20)), "a.fit.gz")[1] == {"of": "ratio", "limit": 200}


def test_readers_are_there_for_what_this_package_parses():
    assert {Kind.FIT, Kind.GARMIN_JSON, Kind.APPLE_XML} <= READERS.keys()
