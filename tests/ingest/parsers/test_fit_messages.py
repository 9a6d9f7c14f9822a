"""What watches write that no encoder does: every shape of message, byte by byte."""

import struct

import numpy as np
import pytest

from ingest.parsers import fit_fallback, fit_messages, fit_segments
from ingest.parsers.fit_decoded import Decoded
from tests.ingest.parsers.rawfit import (
    BYTE,
    ENUM,
    FLOAT32,
    FLOAT64,
    LAP,
    RECORD,
    SESSION,
    SINT8,
    SINT16,
    SINT32,
    SINT64,
    STRING,
    UINT8,
    UINT8Z,
    UINT16,
    UINT16Z,
    UINT32,
    UINT32Z,
    UINT64,
    compressed,
    data,
    definition,
    file,
)
from tests.ingest.parsers.samples import START

TIME, HEART_RATE, DISTANCE = (253, 4, UINT32), (3, 1, UINT8), (5, 4, UINT32)


def decoded(*messages: bytes) -> Decoded:
    (segment,), _ = fit_segments.split(file(*messages))
    return fit_messages.decode(segment)


def column(found: Decoded, name: str) -> list[float | None]:
    return [None if np.isnan(value) else value for value in found.records[name].tolist()]


@pytest.mark.parametrize(
    "base_type, letter, invalid",
    [
        (ENUM, "B", 0xFF),
        (SINT8, "b", 0x7F),
        (UINT8, "B", 0xFF),
        (SINT16, "h", 0x7FFF),
        (UINT16, "H", 0xFFFF),
        (SINT32, "i", 0x7FFFFFFF),
        (UINT32, "I", 0xFFFFFFFF),
        (FLOAT32, "f", float("nan")),
        (FLOAT64, "d", float("nan")),
        (UINT8Z, "B", 0),
        (UINT16Z, "H", 0),
        (UINT32Z, "I", 0),
        (BYTE, "B", 0xFF),
        (SINT64, "q", 0x7FFFFFFFFFFFFFFF),
        (UINT64, "Q", 0xFFFFFFFFFFFFFFFF),
    ],
)
@pytest.mark.parametrize("order", ["<", ">"])
def test_decode_reads_every_type_in_both_byte_orders(base_type: int, letter: str, invalid: float, order: str):
    power = (7, struct.calcsize(letter), base_type)

    found = decoded(
        definition(RECORD, TIME, power, big=order == ">"),
        *(data(f"{order}I{letter}", START + i, value) for i, value in enumerate((100, invalid, 101))),
    )

    assert column(found, "power") == [100, None, 101]
    assert column(found, "timestamp") == [START, START + 1, START + 2]


def test_decode_scales_and_moves_as_the_profile_says():
    found = decoded(
        definition(RECORD, TIME, DISTANCE, (2, 2, UINT16), (6, 2, UINT16)),
        data("<IIHH", START, 12_345, 2_601, 3_333),
    )

    assert column(found, "distance") == [12_345 / 100]
    assert column(found, "altitude") == [2_601 / 5 - 500]
    assert column(found, "speed") == [3_333 / 1000]


def test_decode_counts_times_in_headers_on_from_the_last_whole_one():
    found = decoded(
        definition(RECORD, TIME, HEART_RATE),
        definition(RECORD, HEART_RATE, local=1),
        data("<IB", START, 100),
        *(compressed(seconds, "<B", 101, local=1) for seconds in (3, 20, 33, 64)),
        data("<IB", START + 500, 102),
        compressed(501, "<B", 103, local=1),
    )

    assert column(found, "timestamp") == [START + seconds for seconds in (0, 3, 20, 33, 64, 500, 501)]
    assert column(found, "heart_rate") == [100, 101, 101, 101, 101, 102, 103]


def test_decode_counts_times_in_headers_on_from_messages_that_nobody_reads():
    found = decoded(
        definition(300, TIME),
        definition(RECORD, HEART_RATE, local=1),
        data("<I", START + 100),
        compressed(101, "<B", 101, local=1),
    )

    assert column(found, "timestamp") == [START + 101]


def test_decode_gives_laps_the_times_of_their_headers():
    found = decoded(
        definition(RECORD, TIME),
        data("<I", START),
        definition(LAP, (7, 4, UINT32), local=2),
        compressed(30, "<I", 30_000, local=2),
    )

    assert found.messages["lap"] == [{"timestamp": START + 30, "total_elapsed_time": 30}]


def test_decode_reads_a_file_that_defines_each_record_anew():
    plain, with_heart_rate = definition(RECORD, TIME), definition(RECORD, TIME, HEART_RATE)
    messages = [
        part
        for i in range(200)
        for part in (
            (plain, data("<I", START + i))
            if i % 2
            else (with_heart_rate, data("<IB", START + i, 100 + i % 50))
        )
    ]

    found = decoded(*messages)

    assert column(found, "timestamp") == [START + i for i in range(200)]
    assert column(found, "heart_rate") == [None if i % 2 else 100 + i % 50 for i in range(200)]


def test_decode_keeps_the_order_of_records_of_several_definitions():
    found = decoded(
        definition(RECORD, TIME, HEART_RATE),
        definition(RECORD, TIME, DISTANCE, local=1),
        *(
            data("<IB", START + i, 90) if i % 3 else data("<II", START + i, 100 * i, local=1)
            for i in range(100)
        ),
    )

    assert column(found, "timestamp") == [START + i for i in range(100)]
    assert column(found, "distance")[:4] == [0, None, None, 3]


def test_decode_finds_long_runs_between_other_messages():
    run = b"".join(data("<IB", START + i, 100 + i % 7) for i in range(3000))
    rest = b"".join(data("<IB", START + i, 100 + i % 7) for i in range(3000, 3100))

    found = decoded(
        definition(RECORD, TIME, HEART_RATE),
        definition(300, TIME, local=1),
        run,
        data("<I", 1, local=1),
        rest,
    )

    assert column(found, "timestamp") == [START + i for i in range(3100)]
    assert column(found, "heart_rate") == [100 + i % 7 for i in range(3100)]


def test_decode_reads_a_field_of_a_wrong_size_byte_by_byte():
    found = decoded(
        definition(RECORD, TIME, (7, 1, UINT32), (13, 3, SINT16)),
        data("<IB3s", START, 42, b"\x05\xff\xff"),
        data("<IB3s", START + 1, 0xFF, b"\xff\xff\xff"),
    )

    assert column(found, "power") == [42, None]
    assert column(found, "temperature") == [5, None]


def test_decode_takes_the_first_value_of_an_array_that_is_there():
    found = decoded(
        definition(RECORD, TIME, (3, 3, UINT8)),
        data("<I3s", START, bytes((0xFF, 120, 130))),
        data("<I3s", START + 1, b"\xff\xff\xff"),
        definition(SESSION, (9, 8, UINT32), local=1),
        data("<II", 0xFFFFFFFF, 500_000, local=1),
    )

    assert column(found, "heart_rate") == [120, None]
    assert found.messages["session"] == [{"total_distance": 5000}]


def test_decode_expands_speed_and_distance_in_three_bytes():
    def packed(speed: int, distance: int) -> bytes:
        return (speed | distance << 12).to_bytes(3, "little")

    found = decoded(
        definition(RECORD, TIME, (8, 3, BYTE)),
        *(
            data("<I3s", START + i, three)
            for i, three in enumerate(
                (packed(300, 1600), packed(310, 4090), b"\xff\xff\xff", packed(320, 10))
            )
        ),
    )

    assert column(found, "speed") == [3, 3.1, None, 3.2]
    assert column(found, "distance") == [100, 4090 / 16, None, (4096 + 10) / 16]


@pytest.mark.parametrize("base_type", [STRING, UINT8, UINT32])
def test_decode_expands_nothing_from_a_field_of_another_type(base_type: int):
    found = decoded(definition(RECORD, TIME, (8, 4, base_type)), data("<I4s", START, b"\x01\x02\x03\x04"))

    assert sorted(found.records) == ["timestamp"]


def test_decode_reads_texts_that_are_no_utf8_or_never_end():
    found = decoded(
        definition(26, (8, 5, STRING)), data("<5s", b"\xffab\0z"), definition(0, (8, 3, STRING), local=1)
    )

    assert found.messages["workout"] == [{"wkt_name": "\ufffdab"}]


def test_decode_skips_a_message_of_no_fields():
    found = decoded(definition(300), b"\0" * 100, definition(RECORD, TIME), data("<I", START))

    assert column(found, "timestamp") == [START]


@pytest.mark.parametrize("reserved", [0x10, 0x20, 0x30])
def test_decode_overlooks_bits_of_a_header_that_mean_nothing(reserved: int):
    odd = bytes([reserved]) + struct.pack("<I", START + 1)

    found = decoded(definition(RECORD, TIME), data("<I", START), odd)

    assert column(found, "timestamp") == [START, START + 1]


def test_decode_chain_asks_the_next_decoder_where_the_first_stumbles():
    segments, _ = fit_segments.split(file(definition(RECORD, TIME, HEART_RATE), data("<IB", START, 120)))

    def stumbling(segment: fit_segments.Segment, most_frames: int) -> Decoded:
        raise ValueError(f"{len(segment.body)} of {most_frames}")

    (found,) = fit_messages.decode_chain(segments, (stumbling, fit_fallback.decode))

    assert column(found, "heart_rate") == [120]
    assert found.lost_bytes == 0


def test_decode_chain_of_what_nobody_can_decode_is_lost_bytes():
    def stumbling(segment: fit_segments.Segment, most_frames: int) -> Decoded:
        raise LookupError(f"{len(segment.body)} of {most_frames}")

    segments, _ = fit_segments.split(file())
    (found,) = fit_messages.decode_chain(segments, (stumbling,))

    assert found.lost_bytes == segments[0].promised
