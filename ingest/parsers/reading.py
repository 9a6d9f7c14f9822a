"""Read one file, whatever it is: told by its content first, by its name second."""

from collections.abc import Mapping

from ingest.parsers.contents import Contents
from ingest.parsers.gzipped import gunzip, inner_name
from ingest.parsers.kinds import Kind, classify
from ingest.parsers.readers import READERS, Context, Reader
from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_UNPACKED = 256 << 20
_HEAD = 4096
_PACKED = frozenset({Kind.GZ, Kind.FIT_GZ, Kind.TCX_GZ, Kind.GPX_GZ})
# Known, and nothing in it that is kept.
_PASSED = frozenset({Kind.MEDIA, Kind.JSON})


def read(
    data: bytes,
    name: str,
    context: Context | None = None,
    *,
    readers: Mapping[Kind, Reader] = READERS,
) -> Contents:
    """All that the file tells. An archive is not one file: archives.members() takes it apart.

    Raises Unreadable, and nothing else.
    """
    if not data:
        raise Unreadable(Refusal.EMPTY)
    kind = classify(name, data[:_HEAD])
    if kind in _PACKED:
        data, name = gunzip(data, limit=LARGEST_UNPACKED), inner_name(name)
        if not data:
            raise Unreadable(Refusal.EMPTY)
        kind = classify(name, data[:_HEAD])
    reader = readers.get(kind)
    if reader is None:
        raise _not_read(kind)
    return reader(data, name, context or Context())


def _not_read(kind: Kind) -> Unreadable:
    if kind in _PASSED:
        return Unreadable(Refusal.NOT_READ, category=kind.value)
    return Unreadable(Refusal.UNKNOWN_FORMAT, format=kind.value)
