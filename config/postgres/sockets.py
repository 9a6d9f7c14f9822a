"""The private folder of the server's socket: nobody else may even try to connect."""

import os
import tempfile
from pathlib import Path

from config.postgres.place import Place, PostgresFailed
from config.postgres.postmaster import socket_folder

ROOM = 90  # bytes for the folder: a socket's whole path may have 107


def private(place: Place) -> Path:
    """The folder of this server; after a crash the same one as before, so that clients find back."""
    old = socket_folder(place.home)
    if old and _is_private(old, place.account.user):
        return old
    for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):  # noqa: S108  (mkdtemp)
        folder = _make(parent, place)
        if folder:
            (place.home / "sockets").write_text(str(folder))
            return folder
    raise PostgresFailed("No folder for the database's socket: /tmp, /var/tmp and /dev/shm cannot be used.")


def clear(home: Path) -> None:
    """Take away what a dead server left."""
    folder = socket_folder(home)
    for left in folder.glob(".s.PGSQL.*") if folder else ():
        left.unlink()


def _is_private(folder: Path, user: int) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return found.st_uid == user and found.st_mode == 0o040700


def _make(parent: str, place: Place) -> Path | None:
    try:
        folder = Path(tempfile.mkdtemp(prefix="runseason-", dir=parent))
    except OSError:
        return None
    place.account.own(folder)
    if len(os.fsencode(folder)) <= ROOM and place.account.can_write(folder):
        return folder
    folder.rmdir()
    return None
