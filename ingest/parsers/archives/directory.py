"""Open one ZIP and check all that its directory says, before anything of it is unpacked."""

import lzma
import re
import stat
import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from ingest.parsers.archives.limits import Budget, Limits, bomb
from ingest.parsers.unreadable import Refusal, Unreadable

# All that the standard library raises on damaged archives; RuntimeError and NotImplementedError are its own.
BROKEN = (
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)
_END, _END_64, _ENTRY = b"PK\x05\x06", b"PK\x06\x06", b"PK\x01\x02"
_END_SIZE, _END_64_SIZE, _LOCATOR_SIZE, _LOCAL_SIZE = 22, 56, 20, 30
_LONGEST_COMMENT = 65_535
_LARGEST_ENTRY = 600  # bytes of the directory, on average, with the longest sensible names
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DRIVE = re.compile(r"[A-Za-z]:")


def opened(file: BinaryIO, budget: Budget) -> tuple[ZipFile, list[ZipInfo]]:
    """The archive and its entries, safe to be read one by one. Raises Unreadable for all of it."""
    try:
        _measure(file, budget.limits)
        archive = ZipFile(file)
    except BROKEN as error:
        raise Unreadable(Refusal.ARCHIVE_BROKEN) from error
    entries = archive.infolist()
    budget.enter(len(entries))
    for entry in entries:
        _refuse_unsafe(entry)
    _refuse_overlap(entries)
    for entry in entries:
        budget.claim(entry.file_size, entry.compress_size)
    return archive, entries


def path_of(entry: ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _measure(file: BinaryIO, limits: Limits) -> None:
    """Refuse a directory that is too long before the library reads it: it takes all of it into memory."""
    size = file.seek(0, 2)
    start = max(0, size - _LONGEST_COMMENT - _END_SIZE - _LOCATOR_SIZE - _END_64_SIZE)
    file.seek(start)
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_SIZE:
        raise Unreadable(Refusal.ARCHIVE_BROKEN)
    length: int = struct.unpack_from("<L", tail, end + 12)[0]
    end_64 = end - _LOCATOR_SIZE - _END_64_SIZE
    if end_64 >= 0 and tail[end_64 : end_64 + 4] == _END_64:
        length = struct.unpack_from("<Q", tail, end_64 + 40)[0]
        end = end_64
    if length > limits.entries * _LARGEST_ENTRY:
        raise bomb("entries", limits.entries)
    file.seek(max(0, start + end - length))
    # The directory's own count may lie; its entries cannot be there without their signatures.
    if file.read(length).count(_ENTRY) > limits.entries:
        raise bomb("entries", limits.entries)


def _refuse_unsafe(entry: ZipInfo) -> None:
    path = path_of(entry)
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/") or _is_link(entry):
        raise Unreadable(Refusal.UNSAFE_PATH, path=path[:200])
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(Refusal.ARCHIVE_LOCKED)


def _is_link(entry: ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _refuse_overlap(entries: Sequence[ZipInfo]) -> None:
    """Two entries in the same bytes: how a few kilobytes claim to be terabytes, each ratio being harmless."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    for one, following in pairwise(ordered):
        least = _LOCAL_SIZE + len(one.orig_filename) + one.compress_size
        if one.header_offset + least > following.header_offset:
            raise bomb("overlap", 0)
