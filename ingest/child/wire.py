"""What a file holds as bytes between two processes: arrays as they are, the rest as JSON; nothing that runs.

Pickle would be shorter, but it runs what it is given, and the other side has read a stranger's file.
"""

import json
import struct
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from analytics.workout import Workout, from_json, to_json
from ingest.parsers import Contents

ARRAY = "#"
HEAD = struct.Struct("<I")
FLOAT = np.dtype(np.float64)

Build = Callable[[Any, memoryview], Any]


def pack(contents: Contents) -> bytes:
    """A length, the head as JSON, then the arrays one after the other."""
    arrays: list[bytes] = []
    head = json.dumps(_plain(contents, arrays), separators=(",", ":")).encode()
    return b"".join([HEAD.pack(len(head)), head, *arrays])


def unpack(data: bytes) -> Contents:
    """What `pack` was given."""
    (length,) = HEAD.unpack_from(data)
    head = json.loads(data[HEAD.size : HEAD.size + length])
    contents: Contents = _build(Contents)(head, memoryview(data)[HEAD.size + length :])
    return contents


def _plain(value: Any, arrays: list[bytes]) -> Any:
    """As JSON can say it: a record as the list of its fields, an array by where it begins and its length."""
    if isinstance(value, np.ndarray):
        start = sum(map(len, arrays))
        arrays.append(np.ascontiguousarray(value, dtype=FLOAT).tobytes())
        return {ARRAY: [start, len(value)]}
    if isinstance(value, Mapping):
        return {str(name): _plain(inner, arrays) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner, arrays) for inner in value]
    for kind, written in _WRITTEN.items():
        if isinstance(value, kind):
            return written(value)
    named = fields(value) if is_dataclass(value) else ()
    return [_plain(getattr(value, item.name), arrays) for item in named] if named else value


@cache
def _build(wanted: Any) -> Build:
    """How a value of the type is made again; the types say what stands where."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if wanted in _MADE:
        return _MADE[wanted]
    if isinstance(wanted, UnionType):
        return _optional([one for one in inner if one is not NoneType])
    if is_dataclass(wanted) or hasattr(wanted, "_fields"):
        return _record(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return lambda value, _arrays: wanted(value)
    return _CONTAINERS[origin](*inner) if origin else lambda value, _arrays: value


def _array(value: Any, arrays: memoryview) -> Any:
    start, length = value[ARRAY]
    return np.frombuffer(arrays, dtype=FLOAT, count=length, offset=start).copy()


def _sequence(inner: Any, _ellipsis: Any) -> Build:
    build = _build(inner)
    return lambda value, arrays: tuple(build(one, arrays) for one in value)


def _mapping(name: Any, inner: Any) -> Build:
    key, build = _build(name), _build(inner)
    return lambda value, arrays: {key(one, arrays): build(told, arrays) for one, told in value.items()}


def _optional(inner: list[Any]) -> Build:
    """None, or the one type beside it; between numbers and words JSON knows the difference itself."""
    build: Build = _build(inner[0]) if len(inner) == 1 else (lambda value, _arrays: value)
    return lambda value, arrays: None if value is None else build(value, arrays)


def _record(wanted: Any) -> Build:
    hints = get_type_hints(wanted)
    names = [item.name for item in fields(wanted)] if is_dataclass(wanted) else list(wanted._fields)
    builds = [_build(hints[name]) for name in names]
    return lambda value, arrays: wanted(
        **{name: build(one, arrays) for name, build, one in zip(names, builds, value, strict=True)}
    )


_WRITTEN: dict[type, Callable[[Any], Any]] = {
    Workout: to_json,
    datetime: datetime.isoformat,  # before date: each datetime is one
    date: date.isoformat,
}
_MADE: dict[Any, Build] = {
    datetime: lambda value, _arrays: datetime.fromisoformat(value),
    date: lambda value, _arrays: date.fromisoformat(value),
    Workout: lambda value, _arrays: from_json(value),
}
_CONTAINERS: dict[Any, Callable[..., Build]] = {
    np.ndarray: lambda *_inner: _array,
    tuple: _sequence,
    dict: _mapping,
    Mapping: _mapping,
}
