"""FIT files put together byte by byte, for what no encoder writes."""

import struct
from collections.abc import Iterable

from ingest.parsers.fit_segments import crc16
from tests.ingest.parsers.samples import START

ENUM, SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, STRING = 0, 1, 2, 0x83, 0x84, 0x85, 0x86, 7
FLOAT32, FLOAT64, UINT8Z, UINT16Z, UINT32Z, BYTE, SINT64, UINT64 = (
    0x88,
    0x89,
    0x0A,
    0x8B,
    0x8C,
    0x0D,
    0x8E,
    0x8F,
)

FILE_ID, SESSION, LAP, RECORD, EVENT, HR = 0, 18, 19, 20, 21, 132

Field = tuple[int, int, int]  # number, size, base type; or of an app: number, size, application


def definition(
    number: int, *fields: Field, local: int = 0, big: bool = False, apps: Iterable[Field] | None = None
) -> bytes:
    head = struct.pack(">BBHB" if big else "<BBHB", 0, int(big), number, len(fields))
    own = b"".join(bytes(field) for field in fields)
    if apps is None:
        return bytes([0x40 | local]) + head + own
    developer = [bytes(field) for field in apps]
    return bytes([0x60 | local]) + head + own + bytes([len(developer)]) + b"".join(developer)


def data(layout: str, *values: object, local: int = 0) -> bytes:
    """A message; `layout` is of struct, with its byte order."""
    return bytes([local]) + struct.pack(layout, *values)


def compressed(seconds: int, layout: str, *values: object, local: int = 0) -> bytes:
    """A message with the lowest five bits of its time in its header."""
    return bytes([0x80 | local << 5 | (START + seconds) & 0x1F]) + struct.pack(layout, *values)


def described(application: int, number: int, base_type: int, name: str, native: int = 0xFF) -> bytes:
    """What an app says of a field of its own; takes local number 15."""
    text = name.encode() + b"\0"
    fields = ((0, 1, UINT8), (1, 1, UINT8), (2, 1, UINT8), (15, 1, UINT8), (3, len(text), STRING))
    values = (application, number, base_type, native, text)
    return definition(206, *fields, local=15) + data(f"<BBBB{len(text)}s", *values, local=15)


def app(application: int) -> bytes:
    """That an app writes fields of its own; takes local number 15."""
    return definition(207, (3, 1, UINT8), local=15) + data("<B", application, local=15)


def file(*messages: bytes, file_type: int | None = 4) -> bytes:
    """A whole file with both checksums; `file_type` None: it does not say what it is."""
    first = [] if file_type is None else [definition(FILE_ID, (0, 1, ENUM)), data("<B", file_type)]
    body = b"".join([*first, *messages])
    header = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
    header += struct.pack("<H", crc16(header))
    return header + body + struct.pack("<H", crc16(header + body))
