"""Files of notes: attached, fetched, removed and taken back."""

from functools import partial
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, given, version_of
from api.problems import invalid
from api.repeating import made, once
from api.serializers.fields import Version
from api.serializers.records import Attachment, AttachmentFile
from api.tags import Tagged, matched
from api.views.notes import note_of
from athletes import services
from athletes.file_kinds import SUFFIXES
from athletes.models import Attachment as AttachmentRow
from athletes.views.attachments import sent_off
from tenancy.services import Answer


class NoteAttachments(Endpoint):
    """Files of a note."""

    actions = {"POST": "note.write"}
    parser_classes = [MultiPartParser]

    @extend_schema(request={"multipart/form-data": AttachmentFile}, responses={201: Attachment})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Attach a picture or PDF; what it is, is told by its content."""
        note, file = note_of(request, public_id), request.FILES.get("file")
        if file is None:
            raise invalid("file", "required", _("Choose a file first."))
        said: dict[str, Any] = {"uploader": request.membership, "filename": file.name or ""}
        said |= {"file": cast(BinaryIO, file.file), "now": timezone.now()}
        content = {"name": file.name, "size": file.size}
        return once(
            request,
            lambda: Answer(201, Attachment(services.attach(note=note, **said)).data),
            content=content,
        )


class OneAttachment(Tagged, Endpoint):
    """A file of a note."""

    actions = {"GET": "note.read", "DELETE": "note.write"}
    guarded = frozenset({"DELETE"})

    @extend_schema(responses=Attachment)
    def get(self, request: Request, public_id: UUID) -> Response:
        """What the file is."""
        return Response(Attachment(_attachment(request, public_id)).data)

    @extend_schema(responses={200: Attachment})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take the file away; its bytes go a day later."""
        row = _attachment(request, public_id)
        version = matched(request, row.version)
        gone = services.remove_attachment(attachment=row, now=timezone.now(), version=version)
        return Response(Attachment(gone).data)


class AttachmentBytes(Endpoint):
    """The bytes of a file."""

    actions = {"GET": "note.read"}

    @extend_schema(responses={(200, kind): OpenApiTypes.BINARY for kind in SUFFIXES})
    def get(self, request: Request, public_id: UUID) -> Any:
        """The file, as a download."""
        return sent_off(_attachment(request, public_id))


class RestoreAttachment(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "note.write"}

    @extend_schema(request=Version, responses=Attachment)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo the removal of a file; 409 if it was changed since."""
        seen = AttachmentRow.objects.restorable_by(request.membership, version_of(request))
        row = get_object_or_404(seen, public_id=public_id)
        version = given(request, Version)["version"]
        restore = partial(services.restore_attachment, attachment=row, version=version)
        return made(request, Attachment, restore, status=200)


def _attachment(request: Request, public_id: UUID) -> AttachmentRow:
    seen = AttachmentRow.objects.visible_to(request.membership)
    found: AttachmentRow = get_object_or_404(seen, public_id=public_id)
    return found
