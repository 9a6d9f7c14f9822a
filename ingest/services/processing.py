"""Reading kept files: one by itself, or the next of an import, each batch in one transaction."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import BigIntegerField

from athletes.models import Athlete
from ingest import sandbox
from ingest.models import Upload, UploadState
from ingest.parsers import Unreadable
from ingest.sandbox import TooCostly
from ingest.services.contents import Read, read_of, take_in
from ingest.services.originals import Reader, source_of
from tenancy import scope
from tenancy.database.prepared import Given, Prepared

WRITTEN = [
    "raw",
    "activity",
    "state",
    "outcome",
    "refusal",
    "params",
    "found",
    "undo",
    "finished_at",
]


@transaction.atomic
def process_upload(*, upload_id: int, now: datetime, read: Reader = sandbox.read) -> Upload:
    """Read a waiting file and keep what it holds, or why nothing. Safe to repeat: what is over stays.

    `read` may be another for files of our own making, which need no sandbox.
    """
    held: list[Upload] = _held(scope.organization_id()).ask(upload=upload_id)
    if not held:
        raise Upload.DoesNotExist
    (upload,) = held
    if upload.state == UploadState.WAITING:
        files = read_files(athlete=upload.athlete, uploads=[upload], now=now, read=read)
        take_in(athlete=upload.athlete, files=files, now=now)
        upload.save(update_fields=WRITTEN)
    return upload


@lru_cache(maxsize=256)
def _held(_organization_id: int) -> Prepared:
    rows = Upload.objects.select_for_update(of=("self",)).select_related("raw", "athlete__organization")
    return Prepared(rows.filter(pk=Given("upload", BigIntegerField())))


def process_uploads(
    *, athlete: Athlete, uploads: list[Upload], now: datetime, read: Reader = sandbox.read
) -> None:
    """The same for several of one athlete, which the caller's transaction holds.

    All are read before the athlete is held, so that two workers can read at once.
    """
    take_in(athlete=athlete, files=read_files(athlete=athlete, uploads=uploads, now=now, read=read), now=now)
    Upload.objects.bulk_update(uploads, WRITTEN)


def read_files(*, athlete: Athlete, uploads: list[Upload], now: datetime, read: Reader) -> list[Read]:
    """What the files hold, or why that cannot be said. Writes nothing."""
    zone = ZoneInfo(athlete.timezone)
    return [_read(upload, read, zone, now) for upload in uploads]


def _read(upload: Upload, read: Reader, zone: ZoneInfo, now: datetime) -> Read:
    try:
        contents = read(source_of(upload.raw), upload.filename, zone.key)
    except (Unreadable, TooCostly) as refused:
        return Read(upload, refused=refused)
    return read_of(upload, contents, zone=zone, now=now)
