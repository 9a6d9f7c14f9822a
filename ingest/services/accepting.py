"""Taking files in: the bytes kept once, an upload for the athlete, and the wish that it be read."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction

from athletes.models import Athlete
from ingest import wording
from ingest.models import RawFile, Upload, UploadState
from ingest.parsers import Refusal
from ingest.selectors import KIND, Phase, job_key, upload_status
from tenancy import outbox, scope
from tenancy.models import Membership

LONGEST_NAME = 200
AGAIN = frozenset({Phase.REFUSED, Phase.STUCK})


class NotAccepted(ValueError):
    """The file is not even kept: it is empty, or larger than may be uploaded."""

    def __init__(self, code: Refusal, **params: float | str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    @property
    def message(self) -> str:
        return wording.refusal(self.code, self.params)


def demand_acceptable(*, size: int) -> None:
    """Raises NotAccepted for a file of so many bytes that is not taken in."""
    if not size:
        raise NotAccepted(Refusal.EMPTY)
    if size > settings.MAX_UPLOAD_BYTES:
        raise NotAccepted(Refusal.TOO_LARGE, limit=settings.MAX_UPLOAD_BYTES, of="bytes")


@transaction.atomic
def accept_upload(
    *, athlete: Athlete, uploader: Membership, filename: str, data: bytes, now: datetime
) -> Upload:
    """Keep the file and ask for it to be read. Raises NotAccepted.

    The same bytes for the same athlete are the same upload; one that was refused or given up is tried again.
    """
    demand_acceptable(size=len(data))
    raw = _keep(data, now)
    known = Upload.objects.of(athlete).filter(raw=raw).first()
    if known is not None:
        return try_again(upload=known, now=now)
    upload: Upload = Upload.objects.create(
        athlete=athlete, raw=raw, uploader=uploader, filename=_cleaned(filename), received_at=now
    )
    _ask(upload)
    return upload


@transaction.atomic
def try_again(*, upload: Upload, now: datetime) -> Upload:
    """Ask once more for a file that was refused or given up; any other stays as it is. Safe to repeat."""
    held: Upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if upload_status(upload=held).phase not in AGAIN:
        return held
    held.state, held.refusal, held.params = UploadState.WAITING, "", {}
    held.received_at, held.finished_at = now, None
    held.save()
    _ask(held)
    return held


def _keep(data: bytes, now: datetime) -> RawFile:
    """The file first, its row after: a row has its whole file, and no file that has a row is touched."""
    sha256 = hashlib.sha256(data).hexdigest()
    _hold(sha256)
    kept: RawFile | None = RawFile.objects.filter(sha256=sha256).first()
    if kept is not None:
        return kept
    path = _stored(f"{scope.organization_id()}/raw/{sha256[:2]}/{sha256}", data)
    raw: RawFile = RawFile.objects.create(sha256=sha256, size=len(data), path=path, stored_at=now)
    return raw


def _hold(sha256: str) -> None:
    """The same bytes are taken in by one transaction of the organization at a time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [sha256, scope.organization_id()]
        )


def _stored(path: str, data: bytes) -> str:
    """Where the bytes are. A file without a row may be half a file, left behind by a process that died.

    Half a file gives way: it has no row, and while we hold its name nobody else gives it one.
    """
    if default_storage.exists(path):
        with default_storage.open(path) as file:
            if file.read() == data:
                return path
        default_storage.delete(path)
    return default_storage.save(path, ContentFile(data))


def _cleaned(filename: str) -> str:
    """The name without folders and without what cannot be printed."""
    name = PurePosixPath(filename.replace("\\", "/")).name
    return "".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME] or "run.fit"


def _ask(upload: Upload) -> None:
    outbox.put(KIND, key=job_key(upload), upload_id=upload.pk)
