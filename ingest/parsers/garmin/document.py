"""Load a JSON document that may be damaged, and read single values out of it."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_FILE = 64 << 20  # Garmin cuts by a hundred days or a thousand activities: some MB
MOST_CONTAINERS = 2_000_000  # objects and arrays; each takes much more memory than its two brackets
MOST_ROWS = 100_000
LONGEST_TEXT = 10_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 1, 1)

Row = Mapping[str, Any]


def load(data: bytes) -> object:
    """The document. Raises Unreadable for what is no JSON, too large or nested without end."""
    if not data.strip():
        raise Unreadable(Refusal.EMPTY)
    if len(data) > LARGEST_FILE:
        raise Unreadable(Refusal.TOO_LARGE, limit=LARGEST_FILE, of="bytes")
    if data.count(b"[") + data.count(b"{") > MOST_CONTAINERS:
        raise Unreadable(Refusal.TOO_LARGE, limit=MOST_CONTAINERS, of="objects")
    try:
        return json.loads(data)
    except RecursionError as error:
        raise Unreadable(Refusal.TOO_LARGE, limit=1000, of="nesting") from error
    except ValueError as error:
        raise Unreadable(Refusal.UNKNOWN_FORMAT) from error


def rows(document: object, wrapper: str = "") -> list[Row]:
    """The objects of a list, those inside `wrapper` where Garmin wraps them: [{"wrapper": [ … ]}]."""
    found = [row for row in _unwrapped(document, wrapper) if isinstance(row, Mapping)]
    if len(found) > MOST_ROWS:
        raise Unreadable(Refusal.TOO_LARGE, limit=MOST_ROWS, of="rows")
    return found


def _unwrapped(document: object, wrapper: str) -> Iterator[object]:
    for item in listed(document) or [document]:
        inner = item.get(wrapper) if isinstance(item, Mapping) else None
        if isinstance(inner, list):
            yield from inner
        else:
            yield item


def listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def inside(row: Row, name: str) -> Row:
    """The object of that name inside the row; an empty one where there is none."""
    inner = row.get(name)
    return inner if isinstance(inner, Mapping) else {}


def number(
    row: Row, name: str, *, by: float = 1.0, low: float = -math.inf, high: float = math.inf
) -> float | None:
    """The number of that name times `by`, if there is one within low..high."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        scaled = float(value) * by
    except OverflowError:
        return None
    return scaled if math.isfinite(scaled) and low <= scaled <= high else None


def text(row: Row, name: str) -> str:
    """The text of that name, such as any database takes: without NUL and half letters."""
    value = row.get(name)
    if not isinstance(value, str):
        return ""
    whole = value[:LONGEST_TEXT].encode("utf-8", "ignore").decode("utf-8")
    return whole.replace("\x00", "").strip()


def instant(row: Row, name: str) -> datetime | None:
    """A time in milliseconds since 1970."""
    milliseconds = number(row, name)
    try:
        found = None if milliseconds is None else _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
    return found if found and _FIRST_DAY <= found.date() < _LAST_DAY else None


def day(row: Row, name: str = "calendarDate") -> date | None:
    """A calendar day: ISO text, with or without a time behind it, or milliseconds since 1970."""
    value = row.get(name)
    if not isinstance(value, str):
        at = instant(row, name)
        return at.date() if at else None
    try:
        found = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return found if _FIRST_DAY <= found < _LAST_DAY else None


def order(row: Row, *names: str) -> tuple[float, str]:
    """By when a row was written, whichever way that is given."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str):
            return 0.0, value
        if (stamp := number(row, name)) is not None:
            return stamp, ""
    return 0.0, ""
