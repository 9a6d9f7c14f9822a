"""FIT as bytes: definitions, messages, header and checksums.

Source: Garmin, "FIT Protocol", and the profile's messages file_id, workout and workout_step.
"""

import struct
from collections.abc import Sequence
from typing import NamedTuple

from fastcrc import crc16

DEFINITION = 0x40
HEADER_SIZE, PROTOCOL, PROFILE = 14, 0x10, 2132


class Kind(NamedTuple):
    """A base type: its number, its letter for struct, and what stands for "not said"."""

    number: int
    letter: str
    nothing: int


ENUM = Kind(0x00, "B", 0xFF)
UINT16 = Kind(0x84, "H", 0xFFFF)
UINT32 = Kind(0x86, "I", 0xFFFFFFFF)
UINT32Z = Kind(0x8C, "I", 0)
STRING = Kind(0x07, "s", 0)


class Field(NamedTuple):
    """A field by its number in the profile, and its value; None says nothing."""

    number: int
    kind: Kind
    value: int | bytes | None


def message(number: int, fields: Sequence[Field]) -> bytes:
    """A message of the profile with its definition, little-endian, as local type 0."""
    definition = struct.pack("<BBBHB", DEFINITION, 0, 0, number, len(fields))
    for field in fields:
        definition += bytes((field.number, _size(field), field.kind.number))
    return definition + b"\0" + b"".join(_value(field) for field in fields)


def file(*messages: bytes) -> bytes:
    """A whole file with both checksums."""
    body = b"".join(messages)
    header = struct.pack("<BBHI4s", HEADER_SIZE, PROTOCOL, PROFILE, len(body), b".FIT")
    whole = header + _checksum(header) + body
    return whole + _checksum(whole)


def _size(field: Field) -> int:
    if isinstance(field.value, bytes):
        return len(field.value) + 1
    return struct.calcsize(field.kind.letter)


def _value(field: Field) -> bytes:
    """A string ends with a zero byte."""
    if isinstance(field.value, bytes):
        return field.value + b"\0"
    return struct.pack(f"<{field.kind.letter}", field.kind.nothing if field.value is None else field.value)


def _checksum(data: bytes) -> bytes:
    return struct.pack("<H", crc16.arc(data))
