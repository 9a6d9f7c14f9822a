"""Columns of numbers from the points of a TCX or GPX file.

The texts of a point are only gathered while the file is read, and turned into numbers many points at once:
that is most of what makes it quick.
"""

import math
from collections.abc import Callable, Iterable, Mapping
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
_ALIKE = 4  # so many points a number, as heart rates have: to look it up is quicker than to read it
_READ = "read"
_POINT, _NOTHING = -1, -2  # what a tag is that has no column


class _Column:
    """One value of the points: the rows it is known of, and the numbers."""

    __slots__ = ("_convert", "_numbers", "_rows")

    def __init__(self, convert: Callable[[list[str]], Stream]) -> None:
        self._convert = convert
        self._numbers: list[Stream] = []
        self._rows: list[NDArray[np.intp]] = []

    def add(self, rows: NDArray[np.intp], texts: list[str]) -> None:
        self._numbers.append(self._convert(texts))
        self._rows.append(rows)

    def filled(self, count: int) -> Stream:
        """One value a point; the first of several wins, NaN where there is none."""
        values = np.full(count, np.nan)
        if self._rows:
            # Backwards, so that of two values of one point the first is written last.
            values[np.concatenate(self._rows)[::-1]] = np.concatenate(self._numbers)[::-1]
        return np.where(np.isfinite(values), values, np.nan)


class _Codes(dict[object, int]):
    """A number for each tag, found once as it is written, with any prefix: its column's, or a point's."""

    def __init__(self, point: str, names: Mapping[str, str], columns: list[str]) -> None:
        super().__init__()
        self._point, self._names, self._columns = point, names, columns

    def __missing__(self, tag: object) -> int:
        name = local_name(tag)
        column = self._names.get(name.lower())
        code = _NOTHING if column is None else self._columns.index(column)
        self[tag] = code = _POINT if name == self._point else code
        return code


class Points:
    """The points of one activity so far. `parts` are the indices at which the file begins anew.

    `point` is the tag of a point; `fields` maps tags in it, by their local names in any letters, to columns;
    `attributes` alike. `tidy` says that the file declares all its prefixes.
    """

    def __init__(
        self,
        point: str,
        fields: Mapping[str, str],
        attributes: Mapping[str, str] | None = None,
        *,
        tidy: bool = False,
    ) -> None:
        self._attributes = dict(attributes or {})
        self.names = tuple(dict.fromkeys((*self._attributes.values(), *fields.values())))
        self._columns = {name: _Column(_all_seconds if name == TIME else _all_numbers) for name in self.names}
        by_name = {name.lower(): column for name, column in fields.items()}
        self._codes = _Codes(point, by_name, list(self.names))
        self._point = f"{{*}}{point}"
        # Only where prefixes are as they should be can tags be found by their names: it is quicker.
        self._known = [self._point, *(f"{{*}}{name}" for name in _as_written(fields))] if tidy else []
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
            place = parent.index(point)
            self.take(*parent[: place + 1])  # type: ignore[index]  # the stubs know no slices
            del parent[:place]
            point.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs do not know it
            point.tag = _READ

    def take(self, *elements: etree._Element) -> None:
        """Read the points that the elements are or hold."""
        self._waiting = 0
        code_of, found_codes, found_texts = self._codes, list[int](), list[str | None]()
        add_code, add_text = found_codes.append, found_texts.append
        for element in elements:
            for item in element.iter(*self._known):
                add_code(code_of[item.tag])
                add_text(item.text)
        codes = np.array(found_codes, dtype=np.intp)
        rows = np.cumsum(codes == _POINT) + (self.count - 1)
        # What stands before the first point belongs to none.
        codes[rows < self.count] = _NOTHING
        found = int(rows[-1]) + 1 - self.count if len(rows) else 0
        if self.count + found > MOST_RECORDS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_RECORDS, of="records")
        self._take_attributes(elements, found)
        texts = np.array(found_texts, dtype=object)
        for code, name in enumerate(self.names):
            here = np.flatnonzero(codes == code)
            if len(here):
                self._add(name, rows[here], texts[here].tolist())
        self.count += found

    def _take_attributes(self, elements: Iterable[etree._Element], found: int) -> None:
        if not self._attributes:
            return
        points = [point for element in elements for point in element.iterchildren(self._point)]
        if len(points) != found:
            # Deeper than usual, or with a prefix that nobody declares: told as the rows are, by the tag.
            items = (item for element in elements for item in element.iter(*self._known))
            points = [item for item in items if self._codes[item.tag] == _POINT]
        for attribute, name in self._attributes.items():
            rows = np.arange(self.count, self.count + found)
            self._add(name, rows, [point.get(attribute, "") for point in points])

    def _add(self, name: str, rows: NDArray[np.intp], texts: list[str]) -> None:
        if name == TIME and not self._first_time:
            self._first_time = next((text for text in texts if instant(text)), "")
        self._columns[name].add(rows, texts)

    def begin_part(self) -> None:
        """What is read now follows a break; a break without points is none."""
        if len(self.parts) == MOST_PARTS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_PARTS, of="tracks")
        if not self.parts or self.parts[-1] != self.count:
            self.parts.append(self.count)

    def column(self, name: str) -> Stream:
        """Shape (count,), NaN where a point has no value."""
        return self._columns[name].filled(self.count)

    @property
    def offset_s(self) -> int | None:
        """How far local time is ahead, as the first point that has a time says it."""
        time = instant(self._first_time)
        return None if time is None else offset_of(time)


def _as_written(names: Iterable[str]) -> set[str]:
    return {way for name in names for way in (name, name.lower(), name.upper(), name.capitalize())}


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
    """Many at once where all are numbers, one by one where one is not; the same few are read once."""
    different = dict.fromkeys(texts)
    if _ALIKE * len(different) <= len(texts):
        return np.fromiter(map({text: number(text) for text in different}.get, texts), np.float64, len(texts))
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
