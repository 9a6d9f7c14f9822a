"""Whether the bytes of every raw file are there and whole; what was moved is found again by its SHA-256."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.core.files.storage import default_storage

from ingest.models import RawFile
from ingest.services.storing import put_back
from tenancy.files import CHUNK


class Damage(StrEnum):
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Wrong:
    raw: RawFile
    damage: Damage


def verify() -> Iterator[Wrong]:
    """Read every raw file of the organization; those that are not as they were stored."""
    for raw in RawFile.objects.order_by("pk").iterator():
        damage = _damage(raw)
        if damage is not None:
            yield Wrong(raw, damage)


def relink(*, wrong: Iterable[Wrong], folder: Path) -> list[RawFile]:
    """Put back what lies somewhere in the folder, whatever it is called there; returns what was."""
    by_size = _by_size(folder)
    return [one.raw for one in wrong if _relink(one.raw, by_size)]


def _damage(raw: RawFile) -> Damage | None:
    try:
        with default_storage.open(raw.path) as file:
            digest = hashlib.sha256()
            for chunk in file.chunks(CHUNK):
                digest.update(chunk)
    except OSError:
        return Damage.MISSING
    return None if digest.hexdigest() == raw.sha256 else Damage.DAMAGED


def _by_size(folder: Path) -> Mapping[int, list[Path]]:
    found: defaultdict[int, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.stat().st_size].append(path)
    return found


def _relink(raw: RawFile, by_size: Mapping[int, list[Path]]) -> bool:
    for path in by_size.get(raw.size, ()):
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == raw.sha256:
                file.seek(0)
                put_back(raw, file)
                return True
    return False
