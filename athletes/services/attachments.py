"""Pictures and documents of notes: taken in by what they are, counted against a limit, removed, purged."""

import hashlib
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from athletes.file_kinds import HEAD, clean_name, kind_of
from athletes.models import Attachment, Note
from athletes.services import versions
from tenancy import scope
from tenancy.files import CHUNK, place
from tenancy.models import Membership

KEPT_FOR_UNDO = timedelta(days=1)
FOLDER = "attached"


class NotAttachable(ValueError):
    """A file that is neither a picture nor a PDF, whatever it is called; or nothing at all."""

    message = _("Only pictures (PNG, JPEG, GIF, WebP, HEIC) and PDF files can be attached.")


class AttachmentTooLarge(ValueError):
    """One file above the limit of the site."""

    message = _("This file is too large to be attached.")


class NoRoomLeft(ValueError):
    """The organization's notes hold as much as they may."""

    message = _("There is no room left for attachments. Remove some; their room is free a day later.")


def attach(*, note: Note, uploader: Membership, filename: str, file: BinaryIO, now: datetime) -> Attachment:
    """Keep the file with the note. Raises NotAttachable, AttachmentTooLarge, NoRoomLeft."""
    kind, sha256, size = _looked_at(file)
    identity: UUID = uuid7()
    path = f"{scope.organization_id()}/{FOLDER}/{sha256[:2]}/{identity.hex}"
    with transaction.atomic():
        _demand_room(size)
        file.seek(0)
        place(path, file)
        try:
            with transaction.atomic():
                kept: Attachment = Attachment.objects.create(
                    public_id=identity,
                    athlete_id=note.athlete_id,
                    note=note,
                    uploader=uploader,
                    filename=clean_name(filename, kind),
                    content_type=kind,
                    size=size,
                    sha256=sha256,
                    path=path,
                    stored_at=now,
                )
        except BaseException:
            default_storage.delete(path)
            raise
    return kept


def remove_attachment(*, attachment: Attachment, now: datetime, version: int | None = None) -> Attachment:
    """Take the file away; its bytes go a day later. Raises Changed."""
    return versions.remove(attachment, now, version)


def restore_attachment(*, attachment: Attachment, version: int) -> Attachment:
    """Undo remove_attachment. Raises Changed."""
    return versions.restore(attachment, version)


@transaction.atomic
def purge_attachments(*, now: datetime) -> int:
    """Delete the bytes and rows of what was removed, or whose note was, more than a day ago. Repeatable.

    The bytes go first: where this is broken off, the row is found again and its bytes are not missed.
    """
    until = now - KEPT_FOR_UNDO
    gone = Attachment.objects.filter(Q(deleted_at__lt=until) | Q(note__deleted_at__lt=until))
    rows = list(gone.select_for_update(of=("self",), skip_locked=True).order_by("pk"))
    for row in rows:
        default_storage.delete(row.path)
    Attachment.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def _looked_at(file: BinaryIO) -> tuple[str, str, int]:
    """Content type, SHA-256 and size."""
    file.seek(0)
    head, digest, size = file.read(HEAD), hashlib.sha256(), 0
    kind = kind_of(head)
    if not kind:
        raise NotAttachable
    file.seek(0)
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > settings.MAX_ATTACHMENT_BYTES:
            raise AttachmentTooLarge
        digest.update(chunk)
    return kind, digest.hexdigest(), size


def _demand_room(size: int) -> None:
    """One at a time in an organization, so that two do not share the last room."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('attachments', %s))", [scope.organization_id()]
        )
    held = Attachment.objects.order_by().aggregate(size=Sum("size"))["size"] or 0
    if held + size > settings.MAX_ATTACHED_BYTES:
        raise NoRoomLeft
