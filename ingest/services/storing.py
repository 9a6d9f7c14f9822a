"""Raw files: kept once in an organization, by their SHA-256, whole or not at all."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from django.core.files.storage import default_storage

from ingest.models import RawFile
from tenancy import scope
from tenancy.files import CHUNK, place

IN_MEMORY = 8 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that lie in storage, whether a row knows of them yet or not."""

    sha256: str
    size: int
    path: str


def store(file: BinaryIO) -> Stored:
    """Put the bytes where their SHA-256 says. Half a file never lies there, so what lies there is whole."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        digest, size = hashlib.sha256(), 0
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            spool.write(chunk)
        sha256 = digest.hexdigest()
        path = f"{scope.organization_id()}/raw/{sha256[:2]}/{sha256}"
        if not _lies_whole(path, size):
            spool.seek(0)
            place(path, cast(BinaryIO, spool))
    return Stored(sha256, size, path)


def keep(stored: Iterable[Stored], *, now: datetime) -> dict[str, RawFile]:
    """The rows of stored bytes, by SHA-256, made where there are none. Two statements, for any number."""
    given = {one.sha256: one for one in stored}
    rows = [RawFile(sha256=one.sha256, size=one.size, path=one.path, stored_at=now) for one in given.values()]
    RawFile.objects.bulk_create(rows, ignore_conflicts=True)
    return {raw.sha256: raw for raw in RawFile.objects.filter(sha256__in=list(given))}


def put_back(raw: RawFile, file: BinaryIO) -> None:
    """The bytes of a raw file, in place of what is missing or damaged."""
    if default_storage.exists(raw.path):
        default_storage.delete(raw.path)
    place(raw.path, file)


def _lies_whole(path: str, size: int) -> bool:
    """Is it there? What an older version, or a copy by hand, left there by half gives way."""
    if not default_storage.exists(path):
        return False
    whole = default_storage.size(path) == size
    if not whole:
        default_storage.delete(path)
    return whole


def kept_of(files: Sequence[BinaryIO], *, now: datetime) -> list[RawFile]:
    """The files, stored and kept, in their order."""
    stored = [store(file) for file in files]
    rows = keep(stored, now=now)
    return [rows[one.sha256] for one in stored]
