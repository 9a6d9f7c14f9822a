"""What a FIT definition says: where in its messages each field that is read lies, and of what type.

Devices of one make write the same definitions file after file, so layouts are kept by the definition's bytes.
"""

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from ingest.parsers.fit_profile import KINDS, UNREAD, ProfileField

HEADER = 5  # reserved, byte order, kind (two bytes), number of fields
FIELD = 3  # number, size, base type
MOST_KEPT = 512  # layouts; a device needs some thirty
_BASE_TYPE_BITS = 0x1F
STRING, BYTE = 7, 13

# By base type: letter and size for NumPy and struct, and the value that means "none"; NaN is its own.
_TYPES: dict[int, tuple[str, str, int, int | None]] = {
    0: ("u1", "B", 1, 0xFF),
    1: ("i1", "b", 1, 0x7F),
    2: ("u1", "B", 1, 0xFF),
    3: ("i2", "h", 2, 0x7FFF),
    4: ("u2", "H", 2, 0xFFFF),
    5: ("i4", "i", 4, 0x7FFFFFFF),
    6: ("u4", "I", 4, 0xFFFFFFFF),
    8: ("f4", "f", 4, None),
    9: ("f8", "d", 8, None),
    10: ("u1", "B", 1, 0),
    11: ("u2", "H", 2, 0),
    12: ("u4", "I", 4, 0),
    BYTE: ("u1", "B", 1, 0xFF),
    14: ("i8", "q", 8, 0x7FFFFFFFFFFFFFFF),
    15: ("u8", "Q", 8, 0xFFFFFFFFFFFFFFFF),
    16: ("u8", "Q", 8, 0),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field as one definition has it. `at` counts from the message's header byte."""

    name: str
    profile: ProfileField
    at: int
    count: int  # of values; of bytes in a text
    numpy: str
    struct: str
    invalid: int | None
    is_bytes: bool = False  # missing where all are, and otherwise taken as they are
    is_text: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """`size` is that of a message with its header byte; `fields` are those that are read.

    Alike only to itself, so that caches need not look into it.
    """

    number: int  # of the kind of message
    size: int
    fields: tuple[Field, ...]
    developer: tuple[tuple[int, int, int, int], ...]  # application, number, where, size
    order: str  # "<" or ">"


@lru_cache(maxsize=MOST_KEPT)
def layout_of(definition: bytes, own_end: int) -> Layout:
    """Read a definition without its header byte; behind `own_end` lie the developer fields, if any."""
    order = ">" if definition[1] else "<"
    number = int.from_bytes(definition[2:4], "big" if definition[1] else "little")
    kind = KINDS.get(number, UNREAD)
    fields: list[Field] = []
    at = 1
    for place in range(HEADER, own_end, FIELD):
        field_number, size, base_type = definition[place : place + FIELD]
        profile = kind.fields.get(field_number)
        if profile and size:
            fields.append(field_at(profile, at, size, base_type, order))
        at += size
    developer = []
    for place in range(own_end + 1, len(definition), FIELD):
        field_number, size, application = definition[place : place + FIELD]
        developer.append((application, field_number, at, size))
        at += size
    return Layout(number, at, tuple(fields), tuple(developer), order)


def field_at(profile: ProfileField, at: int, size: int, base_type: int, order: str) -> Field:
    """A field of `size` bytes. Where its type does not fit into these, it is single bytes."""
    base = base_type & _BASE_TYPE_BITS
    if base == STRING:
        return Field(profile.name, profile, at, size, "u1", f"{size}s", None, is_text=True)
    numpy_type, letter, width, invalid = _TYPES.get(base, _TYPES[BYTE])
    is_bytes = base not in _TYPES or base == BYTE or size % width != 0
    if is_bytes:
        numpy_type, letter, width, invalid = _TYPES[BYTE]
    count = size // width
    return Field(profile.name, profile, at, count, order + numpy_type, f"{count}{letter}", invalid, is_bytes)


@lru_cache(maxsize=MOST_KEPT)
def dtype_of(layout: Layout, developer: tuple[Field, ...]) -> np.dtype[Any]:
    """Of whole messages, with the numbers among their fields at their places, named by these."""
    fields = [field for field in (*layout.fields, *developer) if not field.is_text]
    return np.dtype(
        {
            "names": [str(field.at) for field in fields],
            "formats": [field.numpy if field.count == 1 else (field.numpy, field.count) for field in fields],
            "offsets": [field.at for field in fields],
            "itemsize": layout.size,
        }
    )


@lru_cache(maxsize=MOST_KEPT)
def struct_of(layout: Layout) -> struct.Struct:
    """Of the fields that are read; what lies between them is skipped."""
    parts, reached = [layout.order], 0
    for field in layout.fields:
        parts += [f"{field.at - reached}x", field.struct]
        reached = field.at + struct.calcsize("=" + field.struct)
    return struct.Struct("".join(parts))
