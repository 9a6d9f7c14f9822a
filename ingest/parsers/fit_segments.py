"""Cut a FIT file into its chained segments, before anything is decoded."""

import struct
from dataclasses import dataclass

from fastcrc import crc16 as crc

from ingest.parsers.unreadable import Refusal, Unreadable

SHORTEST_HEADER = 12
CRC_SIZE = 2
MOST_SEGMENTS = 100
_MAGIC = b".FIT"


@dataclass(frozen=True, slots=True)
class Segment:
    """One FIT file of a chain: its messages, without header and checksum."""

    body: bytes
    promised: int  # bytes behind the header, with the checksum, as the header says
    missing: int  # of these
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
    begin = offset + header_size
    promised = body_size + CRC_SIZE
    size = min(header_size + promised, present)
    missing = header_size + promised - size
    crc_matches = missing > 0 or crc16(data[offset : offset + size]) == 0
    return Segment(data[begin : begin + body_size], promised, missing, crc_matches), size


def crc16(data: bytes) -> int:
    """CRC-16/ARC, as FIT uses it: 0 over data that is followed by its own CRC, low byte first."""
    return crc.arc(data)
