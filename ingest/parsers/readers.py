"""Which parser reads which kind of file."""

import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from ingest.parsers import apple, fit, garmin, gpx, tables, tcx
from ingest.parsers.contents import Contents
from ingest.parsers.kinds import Kind
from ingest.parsers.unreadable import Refusal, Unreadable

_RATIO = 200
_ALWAYS = 1 << 20  # bytes; below, any ratio is harmless


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the file: the athlete's zone, and the shoe of each of Garmin's activities."""

    zone: tzinfo | None = None
    shoes: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[bytes, str, Context], Contents]


def unpack(data: bytes, *, limit: int) -> bytes:
    """What a gzip file holds. Raises Unreadable if it is broken or more than `limit` bytes."""
    most = min(limit, max(_ALWAYS, _RATIO * len(data)))
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(data, most + 1)
    except zlib.error as error:
        raise Unreadable(Refusal.ARCHIVE_BROKEN) from error
    if len(unpacked) > limit:
        raise Unreadable(Refusal.ARCHIVE_BOMB, of="size", limit=limit)
    if len(unpacked) > most:
        raise Unreadable(Refusal.ARCHIVE_BOMB, of="ratio", limit=_RATIO)
    return unpacked


def _fit(data: bytes, name: str, context: Context) -> Contents:
    return fit.read(data)


def _tcx(data: bytes, name: str, context: Context) -> Contents:
    return tcx.read(data)


def _gpx(data: bytes, name: str, context: Context) -> Contents:
    return gpx.read(data)


def _table(data: bytes, name: str, context: Context) -> Contents:
    return tables.read(data, name)


def _garmin(data: bytes, name: str, context: Context) -> Contents:
    return garmin.read(data, name, context.shoes)


def _apple(data: bytes, name: str, context: Context) -> Contents:
    return apple.read(io.BytesIO(data), context.zone)


READERS: dict[Kind, Reader] = {
    Kind.FIT: _fit,
    Kind.TCX: _tcx,
    Kind.GPX: _gpx,
    Kind.CSV: _table,
    Kind.XLSX: _table,
    Kind.GARMIN_JSON: _garmin,
    Kind.APPLE_XML: _apple,
}
