"""Files as they were received, back from storage and made sure of."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage

from ingest.models import RawFile
from ingest.parsers import Contents

Reader = Callable[[bytes | Path, str, str], Contents]  # the file, its name, the time zone

IN_MEMORY = 64 * 1024 * 1024  # what is larger is read by the child from disk


class RawFileDamaged(RuntimeError):
    """What storage gives back is not what was stored."""


def source_of(raw: RawFile | None) -> bytes | Path:
    """The bytes of a file, or where they are, if they are many. Raises RawFileDamaged."""
    if raw is None:
        raise RawFileDamaged("a file without bytes")
    with default_storage.open(raw.path) as file:
        if raw.size > IN_MEMORY and isinstance(default_storage, FileSystemStorage):
            _demand_whole(raw, hashlib.file_digest(file, "sha256").hexdigest())
            return Path(default_storage.path(raw.path))
        data: bytes = file.read()
    _demand_whole(raw, hashlib.sha256(data).hexdigest())
    return data


def _demand_whole(raw: RawFile, digest: str) -> None:
    if digest != raw.sha256:
        raise RawFileDamaged(raw.path)
