"""Unpacking archives: each file inside kept by itself, a few hundred in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from ingest.models import Outcome, RawFile, Upload, UploadState
from ingest.parsers import Refusal, Unreadable
from ingest.parsers.archives import Limits, Member, members
from ingest.parsers.kinds import Kind
from ingest.services.storing import Stored, keep, store

AT_ONCE = 500
LONGEST_PATH = 200  # of a longer one the end, where the name is
# Tables and listings tell of recordings: they are read when these are here.
LATE = frozenset({Kind.CSV, Kind.XLSX, Kind.JSON, Kind.GARMIN_JSON, Kind.APPLE_XML})


def limits() -> Limits:
    """What an archive may hold, by the settings."""
    return Limits(
        entries=settings.ARCHIVE_MAX_ENTRIES,
        total=settings.ARCHIVE_MAX_UNPACKED_BYTES,
        ratio=settings.ARCHIVE_MAX_RATIO,
    )


@transaction.atomic
def unpack(*, upload: Upload, skip: int, now: datetime) -> list[Upload]:
    """Keep the archive's next files, from the one after `skip` on; AT_ONCE of them, unless it ends before.

    Then the archive is done; a bomb, a password or a path that leads out of it refuses it as a whole, and
    what was kept of it before stays as it is. Safe to repeat.
    """
    if upload.raw is None:
        return []
    refused: Unreadable | None = None
    found: list[tuple[Member, Stored | Unreadable | None]] = []
    with default_storage.open(upload.raw.path) as file:
        try:
            for member in islice(members(cast(BinaryIO, file), limits()), skip, skip + AT_ONCE):
                found.append((member, _taken(member)))  # noqa: PERF401 - what was kept before a refusal stays
        except Unreadable as error:
            refused = error
    uploads = _uploads(upload, found, now)
    Upload.objects.bulk_create(uploads, ignore_conflicts=True)
    if refused or len(found) < AT_ONCE:
        _end(upload, refused, now)
    names = [one.filename for one in uploads]
    return list(Upload.objects.filter(run=upload.run, filename__in=names).order_by("pk"))


def is_archive(kind: Kind) -> bool:
    return kind is Kind.ZIP


def _taken(member: Member) -> Stored | Unreadable | None:
    """The file as it is stored; None for a picture or a film, which nobody reads here."""
    if member.kind is Kind.MEDIA:
        return None
    try:
        with member.open() as file:
            return store(file)
    except Unreadable as refused:
        if refused.code == Refusal.ARCHIVE_BOMB:
            raise
        return refused


def _uploads(
    archive: Upload, found: Sequence[tuple[Member, Stored | Unreadable | None]], now: datetime
) -> list[Upload]:
    raws = keep([one for _member, one in found if isinstance(one, Stored)], now=now)
    return [_upload(archive, member, taken, raws, now) for member, taken in found]


def _upload(
    archive: Upload,
    member: Member,
    taken: Stored | Unreadable | None,
    raws: Mapping[str, RawFile],
    now: datetime,
) -> Upload:
    upload = Upload(
        athlete=archive.athlete,
        run=archive.run,
        uploader=archive.uploader,
        filename=f"{archive.filename}/{member.path}"[-LONGEST_PATH:],
        late=member.kind in LATE,
        received_at=now,
    )
    if isinstance(taken, Stored):
        upload.raw = raws[taken.sha256]
    elif isinstance(taken, Unreadable):
        upload.state, upload.outcome, upload.finished_at = UploadState.REFUSED, Outcome.REFUSED, now
        upload.refusal, upload.params = str(taken.code), taken.params
    else:
        upload.state, upload.outcome, upload.finished_at = UploadState.DONE, Outcome.UNREAD, now
        upload.found = {"unread": {Kind.MEDIA.value: 1}}
    return upload


def _end(archive: Upload, refused: Unreadable | None, now: datetime) -> None:
    archive.state, archive.outcome, archive.finished_at = UploadState.DONE, Outcome.ARCHIVE, now
    if refused is not None:
        archive.state, archive.outcome = UploadState.REFUSED, Outcome.REFUSED
        archive.refusal, archive.params = str(refused.code), refused.params
    archive.save(update_fields=["state", "outcome", "refusal", "params", "finished_at"])
