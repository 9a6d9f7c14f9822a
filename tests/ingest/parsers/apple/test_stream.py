"""The XML itself: broken, wide, hostile."""

import io
from time import process_time

import pytest

from ingest.parsers import Notice, Refusal, Unreadable, apple
from tests.ingest.parsers.apple.samples import DOCTYPE, element, export, record, workout

ENTITIES = (
    '<!DOCTYPE HealthData [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><HealthData>&c;</HealthData>'
)
SECRET = '<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd">]><HealthData>&x;</HealthData>'


def refusal_of(data: bytes) -> tuple[Refusal, dict[str, object]]:
    began = process_time()
    with pytest.raises(Unreadable) as refused:
        apple.read(io.BytesIO(data))
    assert process_time() - began < 1.0
    return refused.value.code, refused.value.params


@pytest.mark.parametrize("text", [ENTITIES, SECRET, ENTITIES.replace("DOCTYPE HealthData", "DOCTYPE x")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(text: str, encoding: str):
    assert refusal_of(text.encode(encoding)) == (Refusal.UNSAFE_XML, {})


def test_nesting_without_end_is_refused():
    assert refusal_of(b"<HealthData>" + b"<Record>" * 100_000) == (Refusal.UNSAFE_XML, {})


def test_a_tag_without_end_is_refused():
    assert refusal_of(b"<HealthData><Record a='" + b"x" * (30 << 20)) == (Refusal.UNSAFE_XML, {})


@pytest.mark.parametrize(
    "data", [b"no xml", b"", b"<", b"<HealthData", b"\xff\xfe<\x00", b"<HealthData>\n<a></b>"]
)
def test_no_xml_is_refused_with_its_line(data: bytes):
    code, params = refusal_of(data)

    assert (code, params["line"]) == (Refusal.NOT_XML, 1 + data.count(b"\n"))


def test_other_xml_is_refused():
    assert refusal_of(b"<gpx/>") == (Refusal.UNKNOWN_FORMAT, {})


def test_a_file_that_breaks_off_is_kept_up_to_there():
    whole = export(*[record("BodyMass", 68, "kg", f"2026-03-0{day} 07:00:00") for day in range(1, 9)])
    cut = whole[: whole.index(b"2026-03-05") - 40]

    contents = apple.read(io.BytesIO(cut))

    assert len(contents.days) == 4
    assert (contents.warnings[0].code, contents.warnings[0].params["records"]) == (Notice.TRUNCATED, 4)
    assert 0 < contents.warnings[0].params["lost_bytes"] < 200


def test_a_broken_declaration_of_the_document_does_no_harm():
    broken = export(workout()).replace(b"<!ATTLIST HealthData", b"<!ATTLIST HealthData nonsense >>")

    assert len(apple.read(io.BytesIO(broken)).entries) == 1


def test_a_declaration_longer_than_a_piece_is_passed_over():
    longer = DOCTYPE.replace("]>", "<!ELEMENT Me EMPTY>\n" * 20_000 + "]>")

    contents = apple.read(io.BytesIO(export(workout()).replace(DOCTYPE.encode(), longer.encode())))

    assert len(contents.entries) == 1


def test_letters_that_xml_forbids_are_passed_over():
    data = export(workout(sourceName="Wat_ch")).replace(b"Wat_ch", b"Wat\x0b\x00ch")

    assert apple.read(io.BytesIO(data)).entries[0].device == "Watch"


def test_another_encoding_is_read():
    data = export(workout(sourceName="손목시계")).decode().replace("UTF-8", "UTF-16").encode("utf-16")

    assert apple.read(io.BytesIO(data)).entries[0].device == "손목시계"


def test_an_unknown_encoding_is_refused():
    assert refusal_of(b'<?xml version="1.0" encoding="klingon"?><HealthData/>')[0] == Refusal.NOT_XML


def test_records_inside_a_correlation_are_not_counted_twice():
    data = export(
        element("Correlation", record("BodyMass", 68, "kg"), type="x"), record("BodyMass", 68, "kg")
    )

    contents = apple.read(io.BytesIO(data))

    assert (len(contents.days), contents.unread) == (1, {"Correlation": 1})
