"""Static files are collected when they have changed, not at each start: compressing them takes seconds."""

import hashlib
from pathlib import Path


def fingerprint(project: Path) -> str:
    """Changes with our static files, and with the lock: packages bring static files too."""
    digest = hashlib.sha256((project / "requirements" / "base.txt").read_bytes())
    for path in sorted((project / "static").rglob("*")):
        found = path.stat()
        digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collected(var: Path, mark: str) -> bool:
    note = var / "static.collected"
    return note.exists() and (var / "static").is_dir() and note.read_text() == mark


def note_collected(var: Path, mark: str) -> None:
    (var / "static.collected").write_text(mark)
