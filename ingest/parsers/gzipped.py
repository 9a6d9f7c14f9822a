"""Unpack a .gz file within bounds: what it unpacks to is nobody's promise but its maker's."""

import zlib
from itertools import pairwise

from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_UNPACKED = 64 * 1024 * 1024
HIGHEST_RATIO = 200  # of unpacked to packed; text of a watch reaches 30
UNSUSPICIOUS = 4 * 1024 * 1024  # bytes that may come of any ratio
MAGIC = b"\x1f\x8b"
_STEP = 64 * 1024
_BITE = 2048
_CHECKSUM = 8  # bytes, with the size, at the end of a member
_GZIP_ONLY = 31


def is_gzipped(data: bytes) -> bool:
    return data.startswith(MAGIC)


def inner_name(filename: str) -> str:
    """The name without its .gz."""
    return filename[:-3] if filename.lower().endswith(".gz") else filename


def gunzip(data: bytes, *, limit: int = LARGEST_UNPACKED) -> bytes:
    """What the file holds, all its members together; of a cut one, what can still be unpacked.

    Raises Unreadable where it would grow beyond `limit` bytes or HIGHEST_RATIO.
    """
    if not is_gzipped(data):
        raise Unreadable(Refusal.EMPTY if not data else Refusal.ARCHIVE_BROKEN)
    unpacked = bytearray()
    rest = data
    while is_gzipped(rest):
        rest = _member(rest, unpacked, packed=len(data), limit=limit)
    if not unpacked:
        raise Unreadable(Refusal.ARCHIVE_BROKEN)
    return bytes(unpacked)


def _member(data: bytes, unpacked: bytearray, *, packed: int, limit: int) -> bytes:
    """Add what one member holds; return what follows it, nothing where it is broken."""
    stream = zlib.decompressobj(wbits=_GZIP_ONLY)
    # An error loses what the call would have given: small bites, and the checksum by itself.
    bounds = [*range(0, max(1, len(data) - _CHECKSUM), _BITE), max(0, len(data) - _CHECKSUM), len(data)]
    try:
        for start, end in pairwise(bounds):
            waiting = data[start:end]
            while waiting and not stream.eof:
                unpacked += stream.decompress(waiting, _STEP)
                waiting = stream.unconsumed_tail
                _check(len(unpacked), packed, limit)
            if stream.eof:
                return stream.unused_data + data[end:]
    except zlib.error:
        return b""
    return b""


def _check(unpacked: int, packed: int, limit: int) -> None:
    if unpacked > limit:
        raise Unreadable(Refusal.ARCHIVE_BOMB, of="size", limit=limit)
    if unpacked > UNSUSPICIOUS and unpacked > HIGHEST_RATIO * packed:
        raise Unreadable(Refusal.ARCHIVE_BOMB, of="ratio", limit=HIGHEST_RATIO)
