"""Which parser reads which kind of file."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from ingest.parsers import apple, fit, garmin, gpx, tables, tcx, zwo
from ingest.parsers.contents import Contents
from ingest.parsers.kinds import Kind


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the file: the athlete's zone, and the shoe of each of Garmin's activities."""

    zone: tzinfo | None = None
    shoes: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[bytes, str, Context], Contents]


def _fit(data: bytes, name: str, context: Context) -> Contents:
    return fit.read(data, zone=context.zone or UTC)


def _tcx(data: bytes, name: str, context: Context) -> Contents:
    return tcx.read(data)


def _gpx(data: bytes, name: str, context: Context) -> Contents:
    return gpx.read(data)


def _zwo(data: bytes, name: str, context: Context) -> Contents:
    return zwo.read(data)


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
    Kind.ZWO: _zwo,
    Kind.CSV: _table,
    Kind.XLSX: _table,
    Kind.GARMIN_JSON: _garmin,
    Kind.APPLE_XML: _apple,
}
