"""Cut a FIT file into its chained segments, before anything is decoded."""

import struct
from dataclasses import dataclass

from ingest.parsers.unreadable import Refusal, Unreadable

SHORTEST_HEADER = 12
CRC_SIZE = 2
MOST_SEGMENTS = 100
_MAGIC = b".FIT"


@dataclass(frozen=True, slots=True)
class Segment:
    """One FIT file of a chain. `data` has a header whose size field tells the truth about its body."""

    data: bytes
    missing_bytes: int  # of the size its header promises
    crc_matches: bool


def split(data: bytes) -> tuple[tuple[Segment, ...], int]:
    """Return the segments of a chain and the number of bytes behind them that are no FIT."""
    if not data:
        raise Unreadable(Refusal.EMPTY)
    if data[8:SHORTEST_HEADER] != _MAGIC:
        raise Unreadable(Refusal.NOT_FIT)
    if not _starts_segment(data, 0):
        raise Unreadable(Refusal.BAD_HEADER)
    segments: list[Segment] = []
    offset = 0
    while _starts_segment(data, offset):
        if len(segments) == MOST_SEGMENTS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_SEGMENTS, of="segments")
        segment, size = _segment_at(data, offset)
        segments.append(segment)
        offset += size
    return tuple(segments), len(data) - offset


def _starts_segment(data: bytes, offset: int) -> bool:
    if data[offset + 8 : offset + SHORTEST_HEADER] != _MAGIC:
        return False
    size = data[offset]
    return size == SHORTEST_HEADER or SHORTEST_HEADER + CRC_SIZE <= size <= len(data) - offset


def _segment_at(data: bytes, offset: int) -> tuple[Segment, int]:
    header_size = data[offset]
    (body_size,) = struct.unpack_from("<I", data, offset + 4)
    present = len(data) - offset
    # A watch that died before it could finish its file leaves the size at zero.
    if body_size == 0 and present > header_size + CRC_SIZE:
        body_size = present - header_size
    size = header_size + body_size + CRC_SIZE
    whole = data[offset : offset + min(size, present)]
    header = struct.pack("<I", body_size).join((whole[:4], whole[8:header_size]))
    crc_matches = size > present or crc16(whole) == 0
    return Segment(header + whole[header_size:], max(0, size - present), crc_matches), len(whole)


def crc16(data: bytes) -> int:
    """CRC-16/ARC, as FIT uses it: 0 over data that is followed by its own CRC, low byte first."""
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ _CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc


def _crc_entry(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value


_CRC_TABLE = tuple(_crc_entry(byte) for byte in range(256))
