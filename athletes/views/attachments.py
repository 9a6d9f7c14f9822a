"""Files of notes: attached, fetched, removed, taken back."""

from typing import Any, BinaryIO, cast
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from athletes import services
from athletes.access import action
from athletes.http import Request
from athletes.models import Attachment
from athletes.views.notes import note_of, page_of
from athletes.views.offering import done, refused, version_of

REFUSALS = (services.NotAttachable, services.AttachmentTooLarge, services.NoRoomLeft)


@action("note.write")
@require_POST
def attachment_add(request: Request, public_id: UUID) -> HttpResponse:
    """Put a picture or PDF to a note."""
    note = note_of(request, public_id)
    page, file = page_of(request, note.athlete), request.FILES.get("file")
    if file is None:
        return refused(request, page, gettext("Choose a file first."))
    by = request.membership
    try:
        kept = services.attach(
            note=note, uploader=by, filename=file.name or "", file=cast(BinaryIO, file.file), now=now()
        )
    except REFUSALS as why:
        return refused(request, page, why.message)
    return done(request, page, "attachment_remove", kept.public_id, kept.version)


@action("note.read")
@require_GET
def attachment_file(request: Request, public_id: UUID) -> HttpResponse:
    """The file, to whoever may read its note; never shown in the browser."""
    return sent_off(attachment_of(request, public_id))


@action("note.write")
@require_POST
def attachment_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Take a file away, or back that it was attached."""
    attachment = attachment_of(request, public_id)
    page = page_of(request, attachment.athlete)
    version = version_of(request) or None
    try:
        gone = services.remove_attachment(attachment=attachment, now=now(), version=version)
    except services.Changed as why:
        return refused(request, page, why.message)
    return done(request, page, "attachment_restore", gone.public_id, gone.version)


@action("note.write")
@require_POST
def attachment_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of attachment_remove."""
    version = version_of(request)
    seen = Attachment.objects.restorable_by(request.membership, version).select_related("athlete")
    attachment = get_object_or_404(seen, public_id=public_id)
    page = page_of(request, attachment.athlete)
    try:
        back = services.restore_attachment(attachment=attachment, version=version)
    except services.Changed as why:
        return refused(request, page, why.message)
    return done(request, page, "attachment_remove", back.public_id, back.version)


def attachment_of(request: Any, public_id: UUID) -> Attachment:
    """The file of the address, if the member may read its note."""
    seen = Attachment.objects.visible_to(request.membership).select_related("athlete")
    found: Attachment = get_object_or_404(seen, public_id=public_id)
    return found


def sent_off(attachment: Attachment) -> Any:
    """The bytes as a download: no browser shows them, whatever they hold. Raises Http404 if they are gone."""
    if not default_storage.exists(attachment.path):
        raise Http404
    answer = FileResponse(
        default_storage.open(attachment.path),
        as_attachment=True,
        filename=attachment.filename,
        content_type=attachment.content_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
