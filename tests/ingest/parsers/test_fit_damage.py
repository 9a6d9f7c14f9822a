"""Damaged, foreign and hostile files: what is whole is kept, the rest is refused by name."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.fitfile import encode_run
from ingest.parsers import Notice, Refusal, Unreadable, fit, fit_messages
from ingest.parsers.fit_segments import crc16
from tests.ingest.parsers.samples import activity, encoded, message, records, session, simulated, workout_file

RUN = encode_run(simulated(), every_s=10)


def refusal_of(data: bytes) -> tuple[Refusal, dict[str, object]]:
    with pytest.raises(Unreadable) as refused:
        fit.parse(data)
    return refused.value.code, refused.value.params


@pytest.mark.parametrize("share", [0.4, 0.55, 0.7, 0.85, 0.99])
def test_parse_keeps_the_whole_messages_of_a_cut_file(share: float):
    whole = fit.parse(RUN)
    cut = RUN[: int(len(RUN) * share)]

    recording = fit.parse(cut)

    kept = len(recording.streams["time_s"])
    assert recording.streams["distance_m"].tolist() == whole.streams["distance_m"][:kept].tolist()
    warning = recording.warnings[0]
    assert (warning.code, warning.params["records"]) == (Notice.TRUNCATED, kept)
    assert len(RUN) - len(cut) <= warning.params["lost_bytes"] < len(RUN) - len(cut) + 100


def test_parse_of_a_longer_cut_keeps_more():
    kept = [len(fit.parse(RUN[:end]).streams["time_s"]) for end in range(400, len(RUN), 60)]

    assert kept == sorted(kept)
    assert (kept[0], kept[-1]) == (7, 19)


def test_parse_warns_of_a_checksum_that_does_not_match():
    flipped = RUN[:-1] + bytes([RUN[-1] ^ 0xFF])

    recording = fit.parse(flipped)

    assert [warning.code for warning in recording.warnings] == [Notice.CRC]
    assert len(recording.streams["time_s"]) == 19


def test_parse_reads_a_file_that_was_never_finished():
    unfinished = RUN[:4] + bytes(4) + RUN[8:-2]

    recording = fit.parse(unfinished)

    assert [warning.code for warning in recording.warnings] == [Notice.TRUNCATED]
    assert recording.summary.timer_s == 180


def test_parse_stops_at_an_undefined_message():
    start = RUN[:14]
    body = RUN[14:-2] + b"\x0f" + RUN[14:-2]
    broken = start[:4] + struct.pack("<I", len(body)) + start[8:] + body
    broken += struct.pack("<H", crc16(broken))

    recording = fit.parse(broken)

    assert recording.warnings[0].params["lost_bytes"] == len(RUN) - 14 + 1
    assert len(recording.streams["time_s"]) == 19


def test_parse_reads_the_activity_of_a_chain():
    settings_file = encoded(message("FILE_ID", type="settings"))
    straps_file = encoded(message("HR", timestamp=1_000_000_000, filtered_bpm=[140]))

    recording = fit.parse(settings_file + RUN + straps_file)

    assert recording.streams["time_s"][-1] == 180
    assert recording.warnings == ()


def test_parse_tells_of_further_activities():
    recording = fit.parse(RUN + RUN)

    assert recording.warnings[0].params == {"count": 1}


def test_parse_tells_of_bytes_behind_the_activity():
    recording = fit.parse(RUN + b"garbage")

    assert recording.warnings[0].code == Notice.TRAILING_BYTES
    assert recording.warnings[0].params == {"bytes": 7}


@pytest.mark.parametrize(
    "data",
    [b"\x00", b"%PDF-1.7\n", b"PK\x03\x04" + bytes(40), b'<?xml version="1.0"?><gpx version="1.1"></gpx>'],
    ids=["one byte", "pdf", "zip", "gpx"],
)
def test_parse_refuses_what_is_no_fit(data: bytes):
    assert refusal_of(data) == (Refusal.NOT_FIT, {})


def test_parse_refuses_an_empty_file():
    assert refusal_of(b"") == (Refusal.EMPTY, {})


def test_parse_refuses_a_header_of_the_wrong_size():
    assert refusal_of(b"\x0d" + RUN[1:]) == (Refusal.BAD_HEADER, {})


def test_parse_refuses_a_workout():
    assert refusal_of(workout_file()) == (Refusal.NOT_ACTIVITY, {"file_type": "workout"})


def test_parse_refuses_a_course_though_it_has_records():
    course = encoded(message("FILE_ID", type="course"), *records(range(3), distance=10.0))

    assert refusal_of(course) == (Refusal.NOT_ACTIVITY, {"file_type": "course"})


@pytest.mark.parametrize("data", [activity(), activity(session(total_timer_time=0)), RUN[:40]])
def test_parse_refuses_an_activity_in_which_nothing_was_recorded(data: bytes):
    assert refusal_of(data) == (Refusal.NO_RECORDS, {})


def test_parse_refuses_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fit, "LARGEST_FILE", 100)

    assert refusal_of(RUN) == (Refusal.TOO_LARGE, {"limit": 100, "of": "bytes"})


@pytest.mark.parametrize("limit, of", [("MOST_RECORDS", "records"), ("MOST_FRAMES", "frames")])
def test_parse_refuses_more_content_than_any_run_has(limit: str, of: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fit_messages, limit, 18)

    assert refusal_of(RUN) == (Refusal.TOO_LARGE, {"limit": 18, "of": of})


def test_parse_refuses_a_chain_without_end():
    tiny = encoded(message("FILE_ID", type="settings"))

    assert refusal_of(tiny * 101) == (Refusal.TOO_LARGE, {"limit": 100, "of": "segments"})


def test_parse_refuses_a_recording_of_a_month():
    data = activity(*records([day * 80_000 for day in range(30)]))

    assert refusal_of(data) == (Refusal.TOO_LONG, {"days": 27})


def _parsed_or_refused(data: bytes) -> None:
    try:
        recording = fit.parse(data)
    except Unreadable:
        return
    assert all(len(stream) == len(recording.streams["time_s"]) for stream in recording.streams.values())


SMALL = encode_run(simulated(), every_s=30)
PLACES = st.integers(0, len(SMALL) - 1)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=8))
def test_parse_of_changed_bytes_never_raises_anything_but_unreadable(changes: list[tuple[int, int]]):
    damaged = bytearray(SMALL)
    for place, byte in changes:
        damaged[place] = byte

    _parsed_or_refused(bytes(damaged))


@settings(max_examples=150, deadline=None)
@given(PLACES, PLACES, PLACES, st.binary(max_size=40))
def test_parse_of_spliced_files_never_raises_anything_but_unreadable(
    end: int, start: int, stop: int, new: bytes
):
    _parsed_or_refused(SMALL[:end] + new + SMALL[start:stop])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_parse_of_a_random_body_never_raises_anything_but_unreadable(body: bytes):
    header = SMALL[:4] + struct.pack("<I", len(body)) + SMALL[8:14]

    _parsed_or_refused(header + body)
