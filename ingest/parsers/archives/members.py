"""Walk a ZIP and the ZIPs inside it, one member after the other."""

import io
import shutil
from collections.abc import Iterator
from functools import cached_property
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ingest.parsers.archives.directory import BROKEN, opened, path_of
from ingest.parsers.archives.limits import Budget, Limits, bomb
from ingest.parsers.kinds import Kind, classify, is_plain
from ingest.parsers.unreadable import Refusal, Unreadable

_CHUNK = 1 << 16
_JUNK_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".localized"})
_JUNK_FOLDER = "__MACOSX"
# Others unpack without bound from a few bytes at once, and nobody exports with them.
_METHODS = (ZIP_STORED, ZIP_DEFLATED)


class Member:
    """One file of an archive. `path` leads through archives inside it; `size` is what the archive claims.

    It can be read while the walk stands at it, as often as one likes. A member that cannot be read raises
    Unreadable when it is opened or read; the others are not harmed.
    """

    def __init__(self, path: str, archive: ZipFile, entry: ZipInfo, budget: Budget) -> None:
        self.path = path
        self.size = entry.file_size
        self.refusal: Unreadable | None = None
        self._archive = archive
        self._entry = entry
        self._budget = budget

    def open(self) -> BinaryIO:
        """Its bytes as a stream, counted. Raises Unreadable, then or while it is read."""
        if self.refusal is not None:
            raise self.refusal
        if self._entry.compress_type not in _METHODS:
            raise Unreadable(Refusal.ARCHIVE_BROKEN, path=self.path[:200])
        try:
            unpacked = self._archive.open(self._entry)
        except BROKEN as error:
            raise Unreadable(Refusal.ARCHIVE_BROKEN, path=self.path[:200]) from error
        metered = _Metered(unpacked, self._entry.compress_size, self._budget, self.path)
        return cast(BinaryIO, io.BufferedReader(metered, _CHUNK))

    def read(self) -> bytes:
        """All of its bytes at once. Raises Unreadable, also if they are more than memory should hold."""
        limit = self._budget.limits.in_memory
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise Unreadable(Refusal.TOO_LARGE, limit=limit, of="bytes")
        return data

    @cached_property
    def kind(self) -> Kind:
        """What it is: by its name where that is plain, else by its first bytes. Never raises."""
        named = classify(self.path, b"")
        if is_plain(named):
            return named
        try:
            with self.open() as stream:
                return classify(self.path, stream.read(self._budget.limits.head))
        except Unreadable:
            return named


class _Metered(io.RawIOBase):
    """Counts what really comes out of a member, whatever its header says."""

    def __init__(self, unpacked: IO[bytes], packed: int, budget: Budget, path: str) -> None:
        super().__init__()
        self._unpacked = unpacked
        self._packed = packed
        self._budget = budget
        self._path = path
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._unpacked.read(min(len(buffer), _CHUNK))
        except BROKEN as error:
            raise Unreadable(Refusal.ARCHIVE_BROKEN, path=self._path[:200]) from error
        self._count += len(data)
        self._budget.check(self._count, self._packed)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._unpacked.close()
        super().close()


def members(file: BinaryIO, limits: Limits | None = None) -> Iterator[Member]:
    """Each file of the archive, by path; those of archives inside it as "outer.zip/inner/name.fit".

    `file` must be seekable. Folders and what computers leave behind (__MACOSX, .DS_Store) are passed over.
    Raises Unreadable for what condemns the archive as a whole: a bomb, a password, a path that leads out of
    it. An archive inside it that is no archive, locked or unsafe is one member that cannot be read.
    """
    yield from _walk(file, "", 1, Budget(limits or Limits(), file.seek(0, io.SEEK_END)))


def _walk(file: BinaryIO, folder: str, depth: int, budget: Budget) -> Iterator[Member]:
    archive, entries = opened(file, budget)
    with archive:
        for entry in sorted(entries, key=lambda entry: (path_of(entry), entry.header_offset)):
            if _is_junk(entry):
                continue
            member = Member(folder + path_of(entry), archive, entry, budget)
            if member.path.lower().endswith(".zip"):
                yield from _inside(member, depth, budget)
            else:
                yield member


def _inside(member: Member, depth: int, budget: Budget) -> Iterator[Member]:
    """The members of an archive inside an archive; itself, refused, if it cannot be walked."""
    if depth >= budget.limits.depth:
        raise bomb("nesting", budget.limits.depth)
    with SpooledTemporaryFile(max_size=budget.limits.spool) as spool:
        try:
            with member.open() as stream:
                shutil.copyfileobj(stream, spool, _CHUNK)
            yield from _walk(cast(BinaryIO, spool), f"{member.path}/", depth + 1, budget)
        except Unreadable as refusal:
            if refusal.code == Refusal.ARCHIVE_BOMB:
                raise
            member.refusal = refusal
            yield member


def _is_junk(entry: ZipInfo) -> bool:
    *folders, name = path_of(entry).split("/")
    return not name or name in _JUNK_FILES or name.startswith("._") or _JUNK_FOLDER in folders
