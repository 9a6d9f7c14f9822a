"""Damaged and hostile XML: what is whole is kept, the rest is refused by name and at once."""

from collections.abc import Callable
from time import process_time

import pytest

from ingest.parsers import Contents, Notice, Refusal, Unreadable, gpx, markup, tcx
from tests.ingest.parsers import xml_samples as xml
from tests.ingest.parsers.mutations import mutated
from tests.ingest.parsers.xml_samples import activity, lap, segment, tcx_track, trk

Read = Callable[[bytes], Contents]

TCX = xml.tcx(
    activity(lap(0, 100, tcx_track(range(0, 100, 5))), lap(100, 101, tcx_track(range(100, 201, 5))))
)
GPX = xml.gpx(trk(segment(range(0, 100, 5)), segment(range(150, 251, 5))))
BOTH = pytest.mark.parametrize("read, data", [(tcx.read, TCX), (gpx.read, GPX)], ids=["tcx", "gpx"])


def _refused_at_once(read: Read, data: bytes) -> Unreadable:
    begun = process_time()
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert process_time() - begun < 1
    return refused.value


@BOTH
@pytest.mark.parametrize("share", [0.5, 0.7, 0.9, 0.99])
def test_read_keeps_the_whole_points_of_a_cut_file(read: Read, data: bytes, share: float):
    cut = data[: int(len(data) * share)]
    whole = max(cut.count(b"</Trackpoint>"), cut.count(b"</trkpt>"))

    recording = read(cut).recordings[-1]

    assert whole <= len(recording.streams["time_s"]) <= whole + 1
    assert recording.warnings[0].code == Notice.TRUNCATED
    assert recording.warnings[0].params["records"] == len(recording.streams["time_s"])


def test_read_does_not_believe_the_totals_of_a_cut_lap():
    cut = TCX[: int(len(TCX) * 0.8)]

    recording = tcx.parse(cut)

    assert recording.summary.timer_s == recording.streams["time_s"][-1]
    assert recording.laps[0].summary.timer_s == 100


def test_read_keeps_a_file_with_an_unbound_prefix():
    data = TCX.replace(b"</Activity>", b'<Creator xsi:type="Device_t"><Name>W</Name></Creator></Activity>')

    recording = tcx.parse(data)

    assert (recording.device, len(recording.streams["time_s"])) == ("W", 41)
    assert Notice.TRUNCATED not in {warning.code for warning in recording.warnings}


@BOTH
def test_read_keeps_what_stands_around_damage(read: Read, data: bytes):
    middle = len(data) // 2

    recordings = read(data[:middle] + b"\0<<&" + data[middle:]).recordings

    assert sum(len(recording.streams["time_s"]) for recording in recordings) >= 38


def _laughs(use: str) -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return f'<!DOCTYPE gpx [<!ENTITY l0 "lol">{entities}]>{use}'.encode()


@BOTH
@pytest.mark.parametrize(
    "bomb",
    [
        _laughs("<gpx><trk><name>&l11;</name></trk></gpx>"),
        _laughs('<gpx><trk name="&l11;"/></gpx>'),
        b'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/hostname">]><gpx><name>&x;</name></gpx>',
        b"<gpx>" + b"<trkseg>" * 100_000,
        b"<a>" * 100_000 + b"</a>" * 100_000,
    ],
    ids=["laughs", "laughs in an attribute", "a file of ours", "deep", "deep and closed"],
)
def test_read_refuses_xml_that_nobody_writes_for_a_run(read: Read, data: bytes, bomb: bytes):
    assert _refused_at_once(read, bomb).code == Refusal.UNSAFE_XML


@BOTH
def test_read_refuses_too_many_elements(read: Read, data: bytes):
    refusal = _refused_at_once(read, b"<gpx>" + b"<a/>" * (markup.MOST_TAGS + 1))

    assert refusal.params == {"limit": markup.MOST_TAGS, "of": "elements"}


@BOTH
def test_read_refuses_too_large_a_file(read: Read, data: bytes):
    refusal = _refused_at_once(read, bytes(markup.LARGEST_FILE + 1))

    assert refusal.params == {"limit": markup.LARGEST_FILE, "of": "bytes"}


@BOTH
def test_read_accepts_a_document_type_without_entities(read: Read, data: bytes):
    name = b"gpx" if b"<gpx" in data else b"TrainingCenterDatabase"
    typed = data.replace(b"?>", b"?><!DOCTYPE " + name + b">", 1)

    assert read(typed).recordings[0].summary.timer_s


@BOTH
def test_read_refuses_or_reads_whatever_damage_makes(read: Read, data: bytes):
    outcomes = set()
    for changed in mutated(data, seed=11, count=200):
        try:
            outcomes.add(bool(read(changed).recordings))
        except Unreadable as refusal:
            outcomes.add(refusal.code in Refusal)

    assert outcomes == {True}


def test_a_point_with_a_prefix_that_nobody_declares_is_a_point_like_others():
    data = xml.gpx(trk(segment(range(0, 300, 5)))).replace(b"<trkpt", b"<lost:trkpt", 1)

    (recording,) = gpx.read(data.replace(b"</trkpt>", b"</lost:trkpt>", 1)).recordings

    assert len(recording.streams["time_s"]) == 60
