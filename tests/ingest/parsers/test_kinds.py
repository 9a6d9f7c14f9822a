"""What a file is, by content and by name."""

import gzip

import pytest

from ingest.parsers.kinds import Kind, classify
from tests.ingest.parsers.archives.samples import zipped
from tests.ingest.parsers.samples import workout_file

TCX = '<?xml version="1.0"?>\n<TrainingCenterDatabase xmlns="x"/>'
GPX = '<?xml version="1.0"?>\n<!-- <kml> -->\n<gpx version="1.1"/>'
HEALTH = '<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData EMPTY>\n]>\n<HealthData/>'


@pytest.mark.parametrize(
    "head, kind",
    [
        (workout_file(), Kind.FIT),
        (gzip.compress(b"1"), Kind.GZ),
        (zipped({"a": b"1"}), Kind.ZIP),
        (zipped({"[Content_Types].xml": b"1"}), Kind.XLSX),
        (TCX.encode(), Kind.TCX),
        (b"\n   " + TCX.encode(), Kind.TCX),
        (TCX.encode("utf-16"), Kind.TCX),
        (TCX.encode("utf-16-be"), Kind.TCX),
        (b"\xef\xbb\xbf" + TCX.encode(), Kind.TCX),
        (GPX.encode(), Kind.GPX),
        (b"<ns:gpx xmlns:ns='x'>", Kind.GPX),
        (HEALTH.encode(), Kind.APPLE_XML),
        (b'<pwx creator="x">', Kind.PWX),
        (b"<html>", Kind.XML),
        (b'[{"a": 1}]', Kind.JSON),
        (b"Date,Distance,Notes\n1,2,3", Kind.CSV),
        ("날짜;거리;메모\n".encode(), Kind.CSV),
        (b"Date\tDistance\tNotes", Kind.CSV),
        (b"once upon a time", Kind.UNKNOWN),
        (b"\x00\x01,\x02,\x03,", Kind.UNKNOWN),
        (b"\xff\xd8\xff\xe0", Kind.MEDIA),
        (b"\x89PNG\r\n\x1a\n", Kind.MEDIA),
        (b"\x00\x00\x00\x18ftypmp42", Kind.MEDIA),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_classify_by_content(head: bytes, kind: Kind):
    assert classify("file", head) == kind


@pytest.mark.parametrize("name", ["run.csv", "run.gpx", "run.json", "run.zip", "run"])
def test_classify_believes_the_content_before_the_name(name: str):
    assert classify(name, workout_file()) == Kind.FIT


@pytest.mark.parametrize(
    "name, kind",
    [
        ("a.fit", Kind.FIT),
        ("A.FIT", Kind.FIT),
        ("activities/1.fit.gz", Kind.FIT_GZ),
        ("1.tcx.gz", Kind.TCX_GZ),
        ("1.GPX.GZ", Kind.GPX_GZ),
        ("1.csv.gz", Kind.GZ),
        ("a.xlsx", Kind.XLSX),
        ("a.json", Kind.JSON),
        ("2026-01-01_2026-04-11_1_sleepData.json", Kind.GARMIN_JSON),
        ("DI_CONNECT/DI-Connect-Social/a.json", Kind.GARMIN_JSON),
        ("media/1.HEIC", Kind.MEDIA),
        ("readme.txt", Kind.TEXT),
        ("a.fit/b", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
        (".gz", Kind.UNKNOWN),
    ],
)
def test_classify_by_name(name: str, kind: Kind):
    assert classify(name, b"") == kind


def test_classify_of_something_packed_is_by_its_name():
    assert classify("a.tcx.gz", gzip.compress(b"1")) == Kind.TCX_GZ


def test_classify_of_garmins_json_is_by_its_name():
    assert classify("1_userBioMetrics.json", b"[]") == Kind.GARMIN_JSON


def test_classify_of_xml_that_begins_with_a_long_comment_is_by_its_name():
    assert classify("a.tcx", b"<?xml?><!--" + b"licence " * 500) == Kind.TCX


def test_classify_of_a_table_called_text():
    assert classify("log.txt", b"date,km,notes") == Kind.CSV
