"""Watched folders: what is new or changed in them is imported, each file once."""

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.db import transaction

from athletes.models import Athlete
from ingest.models import Door, ImportRun, Upload, WatchedFile, WatchedFolder
from ingest.services.importing import Incoming, open_import
from tenancy.models import Membership

SETTLED = timedelta(seconds=10)
AT_ONCE = 500
LONGEST = 1000


class Problem(StrEnum):
    """Why a folder cannot be looked through; ingest.wording has the sentences."""

    MISSING = "missing"
    UNREADABLE = "unreadable"


class NoFolder(ValueError):
    """There is no folder at this path, or it cannot be read."""


class Watched(ValueError):
    """The folder belongs to another athlete already."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it stands there now; `name` is its path inside the folder."""

    name: str
    path: Path
    size: int
    modified_ns: int
    changed_at: datetime


@transaction.atomic
def watch_folder(*, path: Path, athlete: Athlete, uploader: Membership) -> WatchedFolder:
    """Look through this folder from now on; again, it is the same one. Raises NoFolder, Watched."""
    folder = path.expanduser().resolve()
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise NoFolder(str(path))
    facts = {"athlete": athlete, "uploader": uploader}
    watched: WatchedFolder
    watched, _new = WatchedFolder.objects.get_or_create(path=str(folder), defaults=facts)
    if watched.athlete_id != athlete.pk and watched.active:
        raise Watched(str(path))
    if watched.athlete_id != athlete.pk:
        WatchedFile.objects.filter(folder=watched).delete()
    watched.athlete, watched.uploader, watched.active, watched.problem = athlete, uploader, True, ""
    watched.save(update_fields=["athlete", "uploader", "active", "problem"])
    return watched


@transaction.atomic
def forget_folder(*, path: Path) -> bool:
    """Look through it no more; what came from it stays. False where it was not watched."""
    named = {str(path), str(path.expanduser().resolve())}
    return bool(WatchedFolder.objects.filter(path__in=named, active=True).update(active=False))


def folders() -> Sequence[WatchedFolder]:
    """Those that are looked through, by path."""
    active = WatchedFolder.objects.filter(active=True).order_by("path")
    return list(active.select_related("athlete__organization", "uploader__user"))


def look_through(*, now: datetime) -> list[ImportRun]:
    """Look once through every watched folder; returns the imports that began."""
    return [run for folder in folders() if (run := look(folder=folder, now=now))]


@transaction.atomic
def look(*, folder: WatchedFolder, now: datetime) -> ImportRun | None:
    """Import what is new or changed, at most AT_ONCE files; the rest comes with the next look.

    A file that changed in the last seconds is left to the next look too: somebody may be writing it. One
    that was renamed or copied is known by its bytes. A folder that cannot be read says so.
    """
    held: WatchedFolder = WatchedFolder.objects.select_for_update(of=("self",)).get(pk=folder.pk)
    held.looked_at = now
    try:
        seen = list(_files(Path(held.path)))
        held.problem = ""
    except OSError as error:
        seen = []
        gone = isinstance(error, FileNotFoundError | NotADirectoryError)
        held.problem = Problem.MISSING if gone else Problem.UNREADABLE
    held.save(update_fields=["looked_at", "problem"])
    fresh = _fresh(held, seen, now)
    return _take(held, fresh, now) if fresh else None


def _files(root: Path) -> Iterator[Seen]:
    """The plain files in the folder. Hidden ones, and links that lead out of it, are none of ours."""
    inside = root.resolve(strict=True)

    def complain(error: OSError) -> None:
        if Path(error.filename) == inside:
            raise error

    for at, names, files in os.walk(inside, onerror=complain):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(one for one in files if not one.startswith(".")):
            path = Path(at, name)
            with suppress(OSError):  # it went away between two looks
                if path.resolve(strict=True).is_relative_to(inside):
                    found = path.stat()
                    if stat.S_ISREG(found.st_mode):
                        yield _seen(path, inside, found)


def _seen(path: Path, root: Path, found: os.stat_result) -> Seen:
    """When it last changed is what the disk says: a copy may bring along an older time of its own."""
    changed_at = datetime.fromtimestamp(found.st_ctime, UTC)
    return Seen(str(path.relative_to(root))[-LONGEST:], path, found.st_size, found.st_mtime_ns, changed_at)


def _fresh(folder: WatchedFolder, seen: Sequence[Seen], now: datetime) -> list[Seen]:
    """Files whose bytes did not come from this folder before; those that did are noted under their name."""
    known = {one.path: one for one in WatchedFile.objects.filter(folder=folder)}
    digests = {one.sha256 for one in known.values()}
    fresh: list[Seen] = []
    renamed: list[tuple[Seen, str]] = []
    for one in seen:
        row = known.get(one.name)
        as_before = row is not None and (row.size, row.modified_ns) == (one.size, one.modified_ns)
        if as_before or not one.size or now - one.changed_at < SETTLED or len(fresh) >= AT_ONCE:
            continue
        digest = _digest(one)
        if digest in digests:
            renamed.append((one, digest))
        elif digest:
            digests.add(digest)
            fresh.append(one)
    _note(folder, renamed, now)
    return fresh


def _digest(seen: Seen) -> str:
    """Empty where the file changed or went while it was read."""
    try:
        with seen.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        after = seen.path.stat()
    except OSError:
        return ""
    return digest if (after.st_size, after.st_mtime_ns) == (seen.size, seen.modified_ns) else ""


def _take(folder: WatchedFolder, fresh: Sequence[Seen], now: datetime) -> ImportRun:
    """The manifest says what was kept: a file that changed meanwhile differs from it, and comes again."""
    run = open_import(
        athlete=folder.athlete,
        uploader=folder.uploader,
        door=Door.FOLDER,
        name=folder.path[-200:],
        files=_opened(fresh),
        now=now,
    )
    kept = dict(Upload.objects.filter(run=run).values_list("filename", "raw__sha256"))
    _note(folder, [(one, kept[one.name]) for one in fresh if kept.get(one.name)], now)
    return run


def _opened(fresh: Sequence[Seen]) -> Iterator[Incoming]:
    for one in fresh:
        with suppress(FileNotFoundError), one.path.open("rb") as file:
            yield Incoming(one.name, file)


def _note(folder: WatchedFolder, taken: Sequence[tuple[Seen, str]], now: datetime) -> None:
    rows = [
        WatchedFile(
            athlete=folder.athlete,
            folder=folder,
            path=seen.name,
            size=seen.size,
            modified_ns=seen.modified_ns,
            sha256=digest,
            taken_at=now,
        )
        for seen, digest in taken
    ]
    WatchedFile.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["organization", "folder", "path"],
        update_fields=["size", "modified_ns", "sha256", "taken_at"],
    )
