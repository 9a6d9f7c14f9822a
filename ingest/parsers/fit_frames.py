"""Find where the messages of a FIT segment lie: one tight pass over their headers, nothing decoded.

Messages are grouped by the bytes of their definition, because some watches define the same message anew
before nearly every record.
"""

import math
from array import array
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.fit_layout import FIELD, HEADER, Layout, layout_of
from ingest.parsers.fit_profile import KINDS
from ingest.parsers.recording import Stream
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_FRAMES = 2_000_000  # definitions and messages of all kinds
MOST_LAYOUTS = 5_000  # different definitions; the worst watch needs some dozens
_STRIDE = 32  # messages between two looks for a long run
_PROBE = 16  # messages of one kind in a row are the start of one
_WINDOW = 2048
_COMPRESSED, _DEFINITION, _WITH_DEVELOPER = 0x80, 0x40, 0x20

Offsets = NDArray[np.int64]


def _nowhere() -> Offsets:
    return np.empty(0, dtype=np.int64)


class Broken(Exception):
    """No further message can be read."""


@dataclass(slots=True)
class Group:
    """All messages of one definition: where each begins, its header byte included."""

    layout: Layout
    singles: "array[int]" = field(default_factory=lambda: array("q"))
    runs: list[tuple[int, int]] = field(default_factory=list)  # first, how many without a gap

    def __len__(self) -> int:
        return len(self.singles) + sum(count for _, count in self.runs)

    def offsets(self) -> Offsets:
        singles = np.frombuffer(self.singles, dtype=np.int64)
        if not self.runs:
            return singles
        size = self.layout.size
        runs = [np.arange(first, first + count * size, size) for first, count in self.runs]
        return np.sort(np.concatenate((singles, *runs)), kind="stable")

    def first(self, most: int) -> list[int]:
        """The first offsets, at most so many; cheap where there are few."""
        return self.offsets()[:most].tolist() if self.runs else list(self.singles[:most])


@dataclass(slots=True)
class Frames:
    """The messages of one segment's body, up to the first damage."""

    body: bytes
    groups: list[Group]
    whole: int  # bytes of whole messages
    count: int
    compressed: Offsets = field(default_factory=_nowhere)  # where messages with a compressed time begin
    times: Offsets = field(default_factory=_nowhere)  # theirs

    def of(self, number: int) -> list[Group]:
        return [group for group in self.groups if group.layout.number == number]

    def compressed_times(self, at: Offsets) -> Stream:
        """The times in the headers of messages, NaN for those without; `at` has shape (n,)."""
        place = np.minimum(np.searchsorted(self.compressed, at), len(self.compressed) - 1)
        return np.where(self.compressed[place] == at, self.times[place].astype(np.float64), np.nan)

    def compressed_time(self, at: int) -> float | None:
        if not len(self.compressed):
            return None
        (time,) = self.compressed_times(np.array([at])).tolist()
        return None if math.isnan(time) else time


class _Scan:
    """The state of the pass: what each header byte means at the moment."""

    def __init__(self, body: bytes, *, everything: bool) -> None:
        self.body = body
        self.everything = everything
        self.sizes = [0] * 256  # below zero: a message nobody reads; zero: look closer
        self.keep = [array("q").append] * 16
        self.local: list[Group | None] = [None] * 16
        self.groups: dict[tuple[bytes, int], Group] = {}
        self.compressed = array("q")

    def unusual(self, head: int, position: int) -> int:
        """Take in a definition or a message with a rare header; returns where the next one begins."""
        if head & _COMPRESSED:
            end = self._take(self.local[head >> 5 & 0x3], position)
            self.compressed.append(position)
            return end
        if head & _DEFINITION:
            return self._define(head, position)
        return self._take(self.local[head & 0xF], position)

    def run(self, head: int, position: int, most: int) -> int:
        """How many whole messages with this header follow each other here; notes them."""
        size = abs(self.sizes[head])
        start, whole = position, np.frombuffer(self.body, dtype=np.uint8)
        most = min(most, (len(self.body) - position) // size)
        count = 0
        while count < most:
            window = whole[position : position + _WINDOW * size : size][: most - count]
            other = np.flatnonzero(window != head)
            found = int(other[0]) if len(other) else len(window)
            count += found
            position += found * size
            if found < len(window):
                break
        group = self.local[head]
        if count and group is not None:
            group.runs.append((start, count))
        return count

    def finish(self, position: int, head: int, count: int) -> Frames:
        """What was found; `position` is behind the last message, or behind the end where that one is cut."""
        if position > len(self.body):
            position -= abs(self.sizes[head])
            if self.sizes[head] > 0:
                self.local[head].singles.pop()  # type: ignore[union-attr]
        compressed = np.frombuffer(self.compressed, dtype=np.int64)
        return Frames(self.body, list(self.groups.values()), position, count + _STRIDE, compressed)

    def _take(self, group: Group | None, position: int) -> int:
        if group is None or position + group.layout.size > len(self.body):
            raise Broken
        group.singles.append(position)
        return position + group.layout.size

    def _define(self, head: int, position: int) -> int:
        start = position + 1
        own_end = end = start + HEADER + FIELD * self.body[start + HEADER - 1]
        if head & _WITH_DEVELOPER:
            end += 1 + FIELD * self.body[own_end]
        if end > len(self.body):
            raise Broken
        definition = self.body[start:end]
        group = self.groups.get((definition, own_end - start))
        if group is None:
            group = self._group(definition, own_end - start)
        number = head & 0xF
        wanted = self.everything or group.layout.number in KINDS
        self.local[number] = group
        self.sizes[number] = group.layout.size if wanted else -group.layout.size
        self.keep[number] = group.singles.append
        return end

    def _group(self, definition: bytes, own_end: int) -> Group:
        if len(self.groups) == MOST_LAYOUTS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_LAYOUTS, of="definitions")
        group = Group(layout_of(definition, own_end))
        self.groups[definition, own_end] = group
        return group


def scan(body: bytes, most: int = MOST_FRAMES, *, everything: bool = False) -> Frames:
    """Pass over the messages of a body as far as they are whole. Raises Unreadable beyond `most`.

    `everything` also keeps the places of messages that nobody reads.
    """
    state = _Scan(body, everything=everything)
    sizes, keep = state.sizes, state.keep
    position = head = size = count = 0
    try:
        while count <= most:
            steps = min(_STRIDE, most - count + 1)
            for _ in repeat(None, steps):
                head = body[position]
                size = sizes[head]
                if size > 0:
                    keep[head](position)
                    position += size
                elif size:
                    position -= size
                else:
                    position = state.unusual(head, position)
            count += steps
            size = abs(sizes[head])
            if size and body[position : position + _PROBE * size : size] == bytes((head,)) * _PROBE:
                found = state.run(head, position, most - count)
                count += found
                position += found * size
    except (IndexError, Broken):
        return state.finish(position, head, count)
    raise Unreadable(Refusal.TOO_LARGE, limit=most, of="frames")
