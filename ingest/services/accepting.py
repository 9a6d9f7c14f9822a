"""Taking files in: the bytes kept once, an upload for the athlete, and the wish that it be read."""

from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath

from django.conf import settings
from django.db import transaction

from athletes.models import Athlete
from ingest import wording
from ingest.models import Upload, UploadState
from ingest.parsers import Refusal
from ingest.selectors import KIND, Phase, job_key, upload_status
from ingest.services.storing import kept_of
from tenancy import outbox
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


def demand_acceptable(*, size: int, archive: bool = False) -> None:
    """Raises NotAccepted for a file of so many bytes that is not taken in."""
    limit = settings.MAX_ARCHIVE_BYTES if archive else settings.MAX_UPLOAD_BYTES
    if not size:
        raise NotAccepted(Refusal.EMPTY)
    if size > limit:
        raise NotAccepted(Refusal.TOO_LARGE, limit=limit, of="bytes")


@transaction.atomic
def accept_upload(
    *, athlete: Athlete, uploader: Membership, filename: str, data: bytes, now: datetime
) -> Upload:
    """Keep the file and ask for it to be read. Raises NotAccepted.

    The same bytes for the same athlete are the same upload; one that was refused or given up is tried again.
    """
    demand_acceptable(size=len(data))
    (raw,) = kept_of([BytesIO(data)], now=now)
    facts = {"uploader": uploader, "filename": cleaned(filename), "received_at": now}
    upload, is_new = Upload.objects.get_or_create(athlete=athlete, raw=raw, run=None, defaults=facts)
    if not is_new:
        return try_again(upload=upload, now=now)
    _ask(upload)
    return upload


@transaction.atomic
def try_again(*, upload: Upload, now: datetime) -> Upload:
    """Ask once more for a file that was refused or given up; any other stays as it is. Safe to repeat."""
    held: Upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if upload_status(upload=held).phase not in AGAIN:
        return held
    held.state, held.outcome, held.refusal, held.params = UploadState.WAITING, "", "", {}
    held.received_at, held.finished_at = now, None
    held.save()
    _ask(held)
    return held


def cleaned(filename: str) -> str:
    """The name without folders and without what cannot be printed."""
    name = PurePosixPath(filename.replace("\\", "/")).name
    return "".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME] or "run.fit"


def _ask(upload: Upload) -> None:
    outbox.put(KIND, key=job_key(upload), upload_id=upload.pk)
