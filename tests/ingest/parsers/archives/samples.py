"""Archives for the tests: good ones by the standard library, hostile ones by hand."""

import io
import struct
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

from ingest.parsers.archives import Limits, members


def zipped(files: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", method) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return stream.getvalue()


def contents(data: bytes, limits: Limits | None = None) -> dict[str, bytes]:
    return {member.path: member.read() for member in members(io.BytesIO(data), limits)}


def paths(data: bytes, limits: Limits | None = None) -> list[str]:
    return [member.path for member in members(io.BytesIO(data), limits)]


def local_header(name: bytes, packed: bytes, size: int, crc: int) -> bytes:
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0) + name


def directory_entry(name: bytes, packed_size: int, size: int, crc: int, offset: int) -> bytes:
    fixed = (b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, packed_size, size, len(name), 0, 0, 0, 0, 0, offset)
    return struct.pack("<4s6H3L5H2L", *fixed) + name


def directory_end(count: int, size: int, offset: int) -> bytes:
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, offset, 0)


def overlapping(copies: int, size: int) -> bytes:
    """Many entries of the directory, one and the same member."""
    plain = bytes(size)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(plain) + deflate.flush()
    member = local_header(b"0", packed, size, zlib.crc32(plain)) + packed
    entry = directory_entry(b"0", len(packed), size, zlib.crc32(plain), 0)
    directory = entry * copies
    return member + directory + directory_end(copies, len(directory), len(member))


def crowded(entries: int, told: int) -> bytes:
    """A directory of empty files, which says that there are `told` of them."""
    entry = directory_entry(b"0", 0, 0, 0, 0)
    return entry * entries + directory_end(told, len(entry) * entries, 0)
