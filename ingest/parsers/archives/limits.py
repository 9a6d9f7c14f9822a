"""How much an archive may hold, and the count of what was really taken out of it."""

from dataclasses import dataclass

from ingest.parsers.unreadable import Refusal, Unreadable

_KB, _MB, _GB = 1 << 10, 1 << 20, 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes. `total` counts all that is unpacked: archives in archives, and what they hold."""

    entries: int = 100_000
    total: int = 64 * _GB
    member: int = 8 * _GB
    in_memory: int = 256 * _MB  # of a member that is read at once
    ratio: int = 200  # unpacked to packed; XML and JSON of ten years come to 30
    ratio_from: int = 1 * _MB  # below, any ratio is harmless
    whole_ratio: int = 100  # of all that comes out to the archive itself
    whole_from: int = 16 * _MB
    depth: int = 3  # a ZIP in a ZIP in a ZIP
    spool: int = 16 * _MB  # an archive inside an archive beyond this is kept on disk, not in memory
    head: int = 4 * _KB  # of a member, to tell what it is


class Budget:
    """Counts over all archives of one walk: whoever lies about sizes is found by what comes out."""

    def __init__(self, limits: Limits, packed: int) -> None:
        """`packed` is the size of the outermost archive."""
        self.limits = limits
        self._packed = packed
        self._entries = 0
        self._claimed = 0

    def enter(self, entries: int) -> None:
        """Count the entries of one more archive."""
        self._entries += entries
        if self._entries > self.limits.entries:
            raise bomb("entries", self.limits.entries)

    def claim(self, size: int, packed: int) -> None:
        """Count what a member says it will be."""
        self.check(size, packed)
        self._claimed += size
        if self._claimed > self.limits.total:
            raise bomb("size", self.limits.total)
        if self._claimed > max(self.limits.whole_from, self.limits.whole_ratio * self._packed):
            raise bomb("ratio", self.limits.whole_ratio)

    def check(self, size: int, packed: int) -> None:
        """Is this much out of `packed` bytes still possible? Asked while unpacking, too."""
        if size > self.limits.member:
            raise bomb("size", self.limits.member)
        if size > self.limits.ratio_from and size > self.limits.ratio * packed:
            raise bomb("ratio", self.limits.ratio)


def bomb(of: str, limit: int) -> Unreadable:
    return Unreadable(Refusal.ARCHIVE_BOMB, of=of, limit=limit)
