"""Imports: many files of one athlete, unpacked, read in batches, over when none waits any more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO

from django.db import transaction
from django.db.models import Max, QuerySet

from athletes.models import Athlete
from ingest import sandbox
from ingest.models import Door, ImportRun, ImportState, Outcome, RawFile, Upload, UploadState
from ingest.parsers.kinds import classify
from ingest.services import forecasting, unpacking
from ingest.services.isolating import isolate
from ingest.services.originals import Reader
from ingest.services.processing import process_uploads
from ingest.services.storing import keep, store
from tenancy import outbox
from tenancy.models import Membership, Outbox

UNPACK, BATCH, FINISH = "ingest.unpack", "ingest.batch", "ingest.finish"
BATCH_FILES = 20
STALLED = timedelta(minutes=10)
HEAD_BYTES = 4096
ACTIVE = (ImportState.RUNNING, ImportState.PREVIEWING)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it comes through a door; `name` may have folders."""

    name: str
    file: BinaryIO


@transaction.atomic
def open_import(
    *,
    athlete: Athlete,
    uploader: Membership,
    door: Door,
    name: str,
    files: Iterable[Incoming],
    now: datetime,
    preview: bool = False,
) -> ImportRun:
    """Keep the files and ask for them to be read; with `preview` only to say what would become of them.

    One file is looked at after the other, so that thousands need not be open at once.
    """
    run: ImportRun = ImportRun.objects.create(
        athlete=athlete,
        uploader=uploader,
        door=door,
        name=name[:200],
        state=ImportState.PREVIEWING if preview else ImportState.RUNNING,
        started_at=now,
    )
    taken = [(one.name, _head(one.file), store(one.file)) for one in files]
    raws = keep([stored for _name, _head, stored in taken], now=now)
    uploads = [_upload(run, name, raws[stored.sha256], head, now) for name, head, stored in taken]
    Upload.objects.bulk_create(uploads, ignore_conflicts=True)
    ask(run)
    return run


def ask(run: ImportRun) -> None:
    """Put the jobs of what waits into the outbox: archives and recordings now, tables when these are done."""
    first = list(waiting_of(run).filter(late=False).order_by("pk"))
    for archive in (one for one in first if one.outcome == Outcome.ARCHIVE):
        outbox.put(UNPACK, key=f"{run.pk}:{run.round}:{archive.pk}:0", upload_id=archive.pk, skip=0)
    ask_for(run, [one for one in first if one.outcome != Outcome.ARCHIVE])
    outbox.put(FINISH, key=f"{run.pk}:{run.round}:0", run_id=run.pk)


def ask_for(run: ImportRun, uploads: Sequence[Upload]) -> None:
    """Jobs for these files, BATCH_FILES each, in their order."""
    pks = [one.pk for one in uploads]
    for start in range(0, len(pks), BATCH_FILES):
        first, last = pks[start], pks[min(start + BATCH_FILES, len(pks)) - 1]
        outbox.put(BATCH, key=f"{run.pk}:{run.round}:{first}", run_id=run.pk, first=first, last=last)


@transaction.atomic
def unpack(*, upload_id: int, skip: int, now: datetime) -> int:
    """Keep the next files of an archive and ask for them; returns from where to go on, 0 when it is over."""
    held = Upload.objects.select_for_update(of=("self",)).select_related("raw", "run", "athlete")
    archive: Upload = held.get(pk=upload_id)
    run = archive.run
    if run is None or archive.state != UploadState.WAITING or run.state not in ACTIVE:
        return 0
    found = unpacking.unpack(upload=archive, skip=skip, now=now)
    ask_for(run, [one for one in found if one.state == UploadState.WAITING and not one.late])
    if archive.state != UploadState.WAITING:
        outbox.put(FINISH, key=f"{run.pk}:{run.round}:{archive.pk}", run_id=run.pk)
        return 0
    further = skip + len(found)
    outbox.put(UNPACK, key=f"{run.pk}:{run.round}:{archive.pk}:{further}", upload_id=archive.pk, skip=further)
    return further


@transaction.atomic
def process_batch(*, run_id: int, first: int, last: int, now: datetime, read: Reader = sandbox.read) -> int:
    """Read the waiting files of an import from one to another, or say what they would become; how many.

    One with which this fails is refused as broken; the others are not held up by it.
    """
    run = ImportRun.objects.select_related("athlete__organization", "athlete__member__user").get(pk=run_id)
    batch = waiting_of(run).filter(pk__range=(first, last)).exclude(outcome=Outcome.ARCHIVE)
    uploads = list(batch.select_related("raw").select_for_update(of=("self",)).order_by("pk"))

    def act(some: list[Upload]) -> None:
        if run.state == ImportState.PREVIEWING:
            forecasting.forecast(run=run, uploads=some, now=now, read=read)
        else:
            process_uploads(athlete=run.athlete, uploads=some, now=now, read=read)

    if uploads and run.state in ACTIVE:
        isolate(uploads, act, now=now)
    outbox.put(FINISH, key=f"{run.pk}:{run.round}:{first}-{last}", run_id=run.pk)
    return len(uploads)


@transaction.atomic
def finish(*, run_id: int, now: datetime) -> ImportRun:
    """End an import of which nothing waits; where only tables do, it is their turn. Safe to repeat."""
    run: ImportRun = ImportRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    if run.state not in ACTIVE or waiting_of(run).filter(late=False).exists():
        return run
    tables = list(waiting_of(run).order_by("pk"))
    if tables:
        ask_for(run, tables)
        return run
    ended = {ImportState.RUNNING: ImportState.DONE, ImportState.PREVIEWING: ImportState.PREVIEWED}
    run.state, run.finished_at = ended[ImportState(run.state)], now
    run.save(update_fields=["state", "finished_at"])
    return run


def sweep(*, now: datetime) -> int:
    """Ask again for what an import waits for, where nobody seems to be at it; returns for how many."""
    asked = 0
    for run in ImportRun.objects.filter(state__in=ACTIVE).order_by("pk"):
        latest = Upload.objects.filter(run=run).aggregate(at=Max("finished_at"))["at"] or run.started_at
        keys = Outbox.objects.filter(kind__in=(UNPACK, BATCH, FINISH), key__startswith=f"{run.pk}:")
        if now - latest < STALLED or keys.filter(done_at=None, dead_at=None).exists():
            continue
        run.round += 1
        run.save(update_fields=["round"])
        ask(run)
        asked += 1
    return asked


def waiting_of(run: ImportRun) -> QuerySet[Upload]:
    """The files of the import that are still to be read; in a preview, those that were not tried out yet."""
    waiting = Upload.objects.filter(run=run, state=UploadState.WAITING)
    return waiting.filter(previewed=False) if run.state == ImportState.PREVIEWING else waiting


def _upload(run: ImportRun, name: str, raw: RawFile, head: bytes, now: datetime) -> Upload:
    kind = classify(name, head)
    return Upload(
        athlete=run.athlete,
        run=run,
        raw=raw,
        uploader=run.uploader,
        filename=name[-unpacking.LONGEST_PATH :],
        outcome=Outcome.ARCHIVE if unpacking.is_archive(kind) else "",
        late=kind in unpacking.LATE,
        received_at=now,
    )


def _head(file: BinaryIO) -> bytes:
    head = file.read(HEAD_BYTES)
    file.seek(0)
    return head
