"""Bytes put into storage: whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage

CHUNK = 1 << 20


def place(path: str, file: BinaryIO) -> None:
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
