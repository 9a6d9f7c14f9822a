"""A column of values as the literal of a PostgreSQL array: the driver needs many times as long for it.

spelled_all([1, None, 'say "no"'])   # {1,NULL,"say \\"no\\""}
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb


def spelled_all(values: Iterable[Any]) -> str:
    """Numbers, texts, days, moments, keys, JSON and lists of numbers; raises TypeError for anything else."""
    return "{" + ",".join(map(_spelled, values)) + "}"


def _spelled(value: Any) -> str:
    known = SPELLED.get(type(value))
    if known is not None:
        return known(value)
    for kind, spell in SPELLED.items():
        if isinstance(value, kind):
            return spell(value)
    raise TypeError(f"{type(value).__name__} has no place in a column that is saved with others.")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _json(value: Jsonb) -> str:
    found = (value.dumps or json.dumps)(value.obj)
    return _quoted(found if isinstance(found, str) else found.decode())


# A bool is an int and a datetime a date: the narrower one stands first.
SPELLED: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _value: "NULL",
    bool: lambda value: "t" if value else "f",
    int: int.__repr__,
    float: float.__repr__,
    str: lambda value: _quoted(str.__str__(value)),
    Jsonb: _json,
    datetime: lambda value: _quoted(value.isoformat()),
    date: lambda value: _quoted(value.isoformat()),
    UUID: lambda value: _quoted(str(value)),
    # PostgreSQL has no lists of lists of different lengths: each goes as its own literal.
    list: lambda value: _quoted(spelled_all(value)),
}
