"""Raw files: kept once in an organization, by their SHA-256, whole or not at all."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile, SpooledTemporaryFile
from typing import BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage

from ingest.models import RawFile
from tenancy import scope

CHUNK = 1 << 20
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
            _place(path, cast(BinaryIO, spool))
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
    _place(raw.path, file)


def _lies_whole(path: str, size: int) -> bool:
    """Is it there? What an older version, or a copy by hand, left there by half gives way."""
    if not default_storage.exists(path):
        return False
    whole = default_storage.size(path) == size
    if not whole:
        default_storage.delete(path)
    return whole


def _place(path: str, file: BinaryIO) -> None:
    """On a disk: written beside, made sure of, then moved. An object store takes all or nothing by itself."""
    if not isinstance(default_storage, FileSystemStorage):
        default_storage.save(path, File(file, name=path))
        return
    target = Path(default_storage.path(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, delete=False) as beside:
        while chunk := file.read(CHUNK):
            beside.write(chunk)
        beside.flush()
        os.fsync(beside.fileno())
    Path(beside.name).chmod(0o640)
    Path(beside.name).replace(target)


def kept_of(files: Sequence[BinaryIO], *, now: datetime) -> list[RawFile]:
    """The files, stored and kept, in their order."""
    stored = [store(file) for file in files]
    rows = keep(stored, now=now)
    return [rows[one.sha256] for one in stored]
