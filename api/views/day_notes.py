"""Notes on the days of an athlete."""

from functools import partial
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.listing import Listing
from api.repeating import made
from api.serializers.day_notes import DayNote, SeenNote
from planning import services
from planning.models import Audience
from planning.models import DayNote as NoteRow


class DayNotes(Listing):
    """What coaches have noted on an athlete's days."""

    actions = {"GET": "plan.read", "POST": "plan.write"}
    order = ("day", "audience", "pk")
    filters = {
        "since": filters.day("day__gte", "the first day"),
        "until": filters.day("day__lte", "the last day"),
    }

    @extend_schema(responses=DayNote(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The notes by day; athletes get those that are for them."""
        seen = NoteRow.objects.visible_to(request.membership).of(athlete_of(request, public_id))
        return self.listed(request, seen.written().select_related("author__user"), DayNote)

    @extend_schema(request=DayNote, responses={200: DayNote})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Write the day's note for the audience; an empty text takes it away."""
        athlete = athlete_of(request, public_id)
        said = given(request, DayNote)
        said |= {"athlete": athlete, "author": request.membership, "now": timezone.now()}
        said |= {"audience": Audience(said["audience"])}
        return made(request, DayNote, partial(services.write_day_note, **said), status=200)


class UndoDayNote(Endpoint):
    """A note that was written."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=SeenNote, responses=DayNote)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Say again what the note said before. 409 `note_changed` where it has been written since."""
        seen = NoteRow.objects.visible_to(request.membership)
        note = get_object_or_404(seen.select_related("athlete"), public_id=public_id)
        said = given(request, SeenNote) | {"note": note, "author": request.membership}
        return made(request, DayNote, partial(services.undo_day_note, now=timezone.now(), **said), status=200)
