"""Columns of numbers from the points of a TCX or GPX file.

The texts of a point are only gathered while the file is read, and turned into numbers many points at once:
that is most of what makes it quick.
"""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from ingest.parsers.markup import local_name
from ingest.parsers.recording import Stream
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_RECORDS = 650_000  # a week, one a second
MOST_PARTS = 20_000
TIME = "time"
FIRST_YEAR, LAST_YEAR = 1990, 2200
_BATCH = 1024  # points that are kept as a tree
_READ = "read"


class _Column:
    """One value of the points: their numbers so far, and the texts that are no numbers yet."""

    __slots__ = ("_convert", "_numbered", "_numbers", "add_row", "add_text", "rows", "texts")

    def __init__(self, convert: Callable[[list[str]], Stream]) -> None:
        self._convert = convert
        self.texts: list[str] = []
        self.rows: list[int] = []
        self.add_text, self.add_row = self.texts.append, self.rows.append
        self._numbers: list[Stream] = []
        self._numbered: list[NDArray[np.intp]] = []

    def flush(self) -> None:
        self._numbers.append(self._convert(self.texts))
        self._numbered.append(np.array(self.rows, dtype=np.intp))
        self.texts.clear()
        self.rows.clear()

    def filled(self, count: int) -> Stream:
        """One value a point; the first of several wins, NaN where there is none."""
        values = np.full(count, np.nan)
        rows, numbers = np.concatenate(self._numbered)[::-1], np.concatenate(self._numbers)[::-1]
        # Backwards, so that of two values of one point the first is written last. What stood before the
        # first point belongs to none.
        values[rows[rows >= 0]] = numbers[rows >= 0]
        return np.where(np.isfinite(values), values, np.nan)


class _Fields(dict[object, _Column | None]):
    """The column that a tag belongs to, found once for each tag as it is written, with any prefix."""

    def __init__(self, point: str, names: Mapping[str, str], columns: dict[str, _Column]) -> None:
        super().__init__()
        self._point, self._names, self._columns = point, names, columns

    def __missing__(self, tag: object) -> _Column | None:
        name = local_name(tag)
        self[tag] = _POINT if name == self._point else self._column(name.lower())
        return self[tag]

    def _column(self, tag: str) -> _Column | None:
        name = self._names.get(tag)
        return None if name is None else column_of(self._columns, name)


class Points:
    """The points of one activity so far. `parts` are the indices at which the file begins anew.

    `point` is the tag of a point; `fields` maps tags in it, local and in small letters, to columns;
    `attributes` alike.
    """

    def __init__(
        self, point: str, fields: Mapping[str, str], attributes: Mapping[str, str] | None = None
    ) -> None:
        self._columns: dict[str, _Column] = {}
        self._fields = _Fields(point, fields, self._columns)
        self._attributes = [
            (attribute, column_of(self._columns, name)) for attribute, name in (attributes or {}).items()
        ]
        self._waiting = 0
        self.count = 0
        self.parts: list[int] = []
        self._first_time = ""

    def ended(self, point: etree._Element) -> None:
        """A point is whole. They are read many at once and forgotten: a tree of all would fill the memory."""
        self._waiting += 1
        parent = point.getparent() if self._waiting == _BATCH else None
        if parent is not None:
            # The parser is ahead of us: what follows this point may not be whole yet.
            self.take(parent, until=point.getnext())
            del parent[: parent.index(point)]
            point.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs do not know it
            point.tag = _READ

    def take(self, element: etree._Element, until: etree._Element | None = None) -> None:
        """Read the points that the element holds, those before `until`."""
        row, fields, attributes = self.count - 1, self._fields, self._attributes
        for item in element.iter():
            found = fields[item.tag]
            if found is None:
                continue
            if found is not _POINT:
                found.add_text(item.text)  # type: ignore[arg-type]  # None is no number, as other texts
                found.add_row(row)
                continue
            if item is until:
                break
            row += 1
            for attribute, column in attributes:
                column.add_text(item.get(attribute, ""))
                column.add_row(row)
        self.count = row + 1
        self._waiting = 0
        self._flush()

    def begin_part(self) -> None:
        """What is read now follows a break; a break without points is none."""
        if len(self.parts) == MOST_PARTS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_PARTS, of="tracks")
        if not self.parts or self.parts[-1] != self.count:
            self.parts.append(self.count)

    def column(self, name: str) -> Stream:
        """Shape (count,), NaN where a point has no value."""
        known = self._columns.get(name)
        return np.full(self.count, np.nan) if known is None else known.filled(self.count)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._columns)

    @property
    def offset_s(self) -> int | None:
        """How far local time is ahead, as the first point that has a time says it."""
        time = instant(self._first_time)
        return None if time is None else offset_of(time)

    def _flush(self) -> None:
        if self.count > MOST_RECORDS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_RECORDS, of="records")
        times = self._columns.get(TIME)
        if times is not None and not self._first_time:
            self._first_time = next((text for text in times.texts if text and instant(text)), "")
        for column in self._columns.values():
            column.flush()


def column_of(columns: dict[str, _Column], name: str) -> _Column:
    """The column of that name, begun where it is new."""
    return columns.setdefault(name, _Column(_all_seconds if name == TIME else _all_numbers))


def number(text: str | None) -> float:
    """NaN where the text is no finite number."""
    try:
        value = float(text or "")
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def instant(text: str | None) -> datetime | None:
    """A time as XML writes it; without a zone it is taken as UTC."""
    try:
        time = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    if not FIRST_YEAR <= time.year <= LAST_YEAR:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def offset_of(time: datetime) -> int | None:
    """How far local time is ahead, in seconds, where the file says so: a Z says nothing."""
    offset = time.utcoffset()
    return int(offset.total_seconds()) if offset else None


def _all_numbers(texts: list[str]) -> Stream:
    """Many at once where all are numbers, one by one where one is not."""
    try:
        return np.fromiter(map(float, texts), np.float64, len(texts))
    except (TypeError, ValueError):
        return np.array([number(text) for text in texts], dtype=np.float64)


def _all_seconds(texts: list[str]) -> Stream:
    """Unix seconds, NaN where a text is no time; at once where all are in UTC and of our age."""
    try:
        times = [*map(datetime.fromisoformat, texts)]
    except (TypeError, ValueError):
        times = []
    if not times or any(time.tzinfo is not UTC for time in times):
        return np.array([_seconds(text) for text in texts], dtype=np.float64)
    found = np.fromiter(map(datetime.timestamp, times), np.float64, len(times))
    return np.where((found >= _FIRST_S) & (found < _LAST_S), found, np.nan)


def _seconds(text: str) -> float:
    time = instant(text)
    return math.nan if time is None else time.timestamp()


_FIRST_S = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp()
_LAST_S = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC).timestamp()
_POINT = _Column(_all_numbers)  # stands in place of a column for the tag of a point itself
