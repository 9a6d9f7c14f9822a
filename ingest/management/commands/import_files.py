"""`manage.py import_files --athlete EMAIL PATH…`: files, folders and archives, without any worker."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from athletes.models import Athlete
from ingest import services, wording
from ingest.management.naming import athlete_called, sender_for
from ingest.models import Door, ImportRun, ImportState
from ingest.services.working_off import work_off
from ingest.telling import Line, lines_of
from tenancy import scope

SOURCE = "command:import_files"


class Command(BaseCommand):
    help = "Imports files, folders and archives for an athlete. Exit code 1 if something failed on our side."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--athlete", required=True, metavar="EMAIL", help="or their public id")
        parser.add_argument("--organization", default="", metavar="SLUG", help="if they are in several")
        parser.add_argument("--json", action="store_true", help="a line of JSON for each activity or file")
        parser.add_argument("--dry-run", action="store_true", help="only say what would become of them")
        parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        athlete = athlete_called(options["athlete"], slug=options["organization"])
        files, unreadable = _found(options["paths"])
        name = ", ".join(map(str, options["paths"]))[:200]
        if not options["dry_run"]:
            _end_earlier(athlete, name)
        lines = [Line(str(path), "refused", reason="unreadable") for path in unreadable]
        if files:
            lines += _imported(athlete, name, files, dry_run=options["dry_run"])
        for line in lines:
            self.stdout.write(json.dumps(line.as_json()) if options["json"] else _sentence(line))
        if not options["json"]:
            counts = Counter(line.outcome for line in lines)
            self.stdout.write(", ".join(f"{counts[one]} {one}" for one in sorted(counts)) or "nothing found")
        failed = sum(line.is_our_fault for line in lines)
        if failed:
            raise CommandError(f"{failed} of {len(lines)} could not be read through no fault of theirs.")


def _imported(athlete: Athlete, name: str, files: list[Path], *, dry_run: bool) -> list[Line]:
    """Every line of the import, worked off in this process. Safe to kill and to repeat."""
    with scope.enter(athlete.organization_id, source=SOURCE):
        run = services.open_import(
            athlete=athlete,
            uploader=sender_for(athlete),
            door=Door.COMMAND,
            name=name,
            files=_opened(files),
            now=now(),
            preview=dry_run,
        )
    work_off(run=run)
    with scope.enter(athlete.organization_id, source=SOURCE):
        lines = list(lines_of(run))
        run.refresh_from_db()
        if dry_run and run.state in (ImportState.PREVIEWED, ImportState.PREVIEWING):
            services.cancel(run=run, now=now())
    return lines


def _end_earlier(athlete: Athlete, name: str) -> None:
    """What an earlier call for the same paths left behind when it was killed."""
    with scope.enter(athlete.organization_id, source=SOURCE):
        runs = ImportRun.objects.of(athlete).filter(door=Door.COMMAND, state=ImportState.RUNNING, name=name)
        left = list(runs.order_by("pk"))
    for run in left:
        work_off(run=run)


def _found(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The files, each once and in order, and what cannot be read."""
    every = dict.fromkeys(file for path in paths for file in _files(path))
    readable = {path: path.is_file() and os.access(path, os.R_OK) for path in every}
    return [path for path, can in readable.items() if can], [
        path for path, can in readable.items() if not can
    ]


def _files(path: Path) -> Iterator[Path]:
    """A file itself; of a folder all that is in it, without what is hidden and links to other folders."""
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.iterdir()):
        if not inner.name.startswith(".") and not (inner.is_symlink() and inner.is_dir()):
            yield from _files(inner)


def _opened(files: Iterable[Path]) -> Iterator[services.Incoming]:
    for path in files:
        with path.open("rb") as file:
            yield services.Incoming(str(path), file)


def _sentence(line: Line) -> str:
    also = " (another source)" if line.merged else ""
    why = f": {wording.refusal(line.reason, {})}" if line.reason and line.reason not in _PLAIN else ""
    return f"{line.path}: {line.outcome}{also}{why or _PLAIN.get(line.reason or '', '')}"


_PLAIN = {
    "unreadable": ": the file cannot be opened.",
    "not_kept": ": nothing that is kept.",
    "not_yet": ": not read yet; a worker goes on with it.",
}
