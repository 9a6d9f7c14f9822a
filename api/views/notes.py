"""Notes on athletes: listed, written, changed, looked back over, removed and taken back; their files."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, version_of
from api.listing import Listing
from api.repeating import made
from api.serializers.fields import Version
from api.serializers.records import Note as NoteAnswer
from api.serializers.records import NoteVersion
from api.tags import Tagged, matched
from athletes import selectors, services
from athletes.models import Attachment as AttachmentRow
from athletes.models import Note, NoteAudience
from athletes.services import NoteFacts


class Notes(Listing):
    """The notes on an athlete, as far as one may read them."""

    actions = {"GET": "note.read", "POST": "note.write"}
    order = ("-written_at", "-pk")
    filters = {
        "audience": filters.one_of(NoteAudience.choices, "audience"),
        "case": filters.public_id("case", "an intervention"),
        "q": filters.text("body__icontains", "words of the note"),
    }

    @extend_schema(responses=NoteAnswer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The notes, newest first; an athlete gets the shared ones."""
        return self.listed(request, _seen(request).filter(athlete=athlete_of(request, public_id)), NoteAnswer)

    @extend_schema(request=NoteAnswer, responses={201: NoteAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Write a note."""
        athlete, said = athlete_of(request, public_id), given(request, NoteAnswer)
        facts = NoteFacts(said["audience"], said["body"])
        write = partial(services.write_note, athlete=athlete, author=request.membership, facts=facts)
        return made(request, NoteAnswer, partial(write, now=timezone.now(), case=said.get("case")))


class OneNote(Tagged, Endpoint):
    """A note."""

    actions = {"GET": "note.read", "PATCH": "note.write", "DELETE": "note.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=NoteAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A note on an athlete, with its files."""
        return Response(NoteAnswer(note_of(request, public_id)).data)

    @extend_schema(request=NoteAnswer(partial=True), responses=NoteAnswer)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change a note; what it said before is kept."""
        note, said = note_of(request, public_id), given(request, NoteAnswer, partial=True)
        before = NoteFacts(NoteAudience(note.audience), note.body)
        facts = replace(before, **{name: said[name] for name in ("audience", "body") if name in said})
        version = matched(request, note.version)
        services.change_note(
            note=note, author=request.membership, facts=facts, now=timezone.now(), version=version
        )
        return Response(NoteAnswer(note_of(request, public_id)).data)

    @extend_schema(responses={200: NoteAnswer})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take the note away. The answer's version is what an undo asks for."""
        note = note_of(request, public_id)
        version = matched(request, note.version)
        return Response(NoteAnswer(services.remove_note(note=note, now=timezone.now(), version=version)).data)


class RestoreNote(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "note.write"}

    @extend_schema(request=Version, responses=NoteAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo the removal of a note; 409 if it was changed since."""
        seen = Note.objects.restorable_by(request.membership, version_of(request))
        note = get_object_or_404(seen.select_related("author__user"), public_id=public_id)
        version = given(request, Version)["version"]
        return made(
            request, NoteAnswer, partial(services.restore_note, note=note, version=version), status=200
        )


class PutNoteBack(Endpoint):
    """Undo of a change."""

    actions = {"POST": "note.write"}

    @extend_schema(request=Version, responses=NoteAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Say again what the note said before its last change; 409 if it was changed since."""
        note, version = note_of(request, public_id), given(request, Version)["version"]
        act = partial(services.put_back_note, note=note, author=request.membership, version=version)
        return made(request, NoteAnswer, partial(act, now=timezone.now()), status=200)


class NoteVersions(Endpoint):
    """What a note said before; for the staff."""

    actions = {"GET": "note.write"}

    @extend_schema(responses=NoteVersion(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """What the note said before, the latest first."""
        found = selectors.versions_of(note=note_of(request, public_id), membership=request.membership)
        return Response(NoteVersion(found, many=True).data)


def _seen(request: Request) -> QuerySet[Note]:
    files = AttachmentRow.objects.current().order_by("stored_at", "pk")
    seen: QuerySet[Note] = Note.objects.visible_to(request.membership).select_related("author__user")
    return seen.prefetch_related(Prefetch("attachments", files, to_attr="files"))


def note_of(request: Request, public_id: UUID) -> Note:
    found: Note = get_object_or_404(_seen(request), public_id=public_id)
    return found
