"""Sessions as files for watches and programs."""

import hashlib
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header, parse_etags
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer

from analytics.workout import from_json
from api.endpoint import Endpoint
from api.http import Request
from api.problems import invalid
from api.views.library import ATHLETE, athlete_asked
from api.views.uploads import AsBytes
from athletes.models import Athlete
from planning import selectors
from planning.exporting import CONTENT_TYPES, Export, Format, format_of
from planning.models import CatalogueSession, LibrarySession, PlannedSession

FORMAT = OpenApiParameter(
    "format", str, enum=[one.value for one in Format], description="fit, unless another is named"
)
FILES = {(200, kind.partition(";")[0]): OpenApiTypes.BINARY for kind in CONTENT_TYPES.values()}
LOST = "Workout-Lost"


class ByHeader(DefaultContentNegotiation):
    """What `format` in the address says is the view's own."""

    def filter_renderers(self, renderers: Iterable[BaseRenderer], _format: str) -> list[BaseRenderer]:
        return list(renderers)


class Exporting(Endpoint):
    """Gives bytes of whatever kind; a refusal is a document all the same."""

    content_negotiation_class = ByHeader
    renderer_classes = [JSONRenderer, AsBytes]


class LibraryExport(Exporting):
    """A shipped session as a file."""

    actions = {"GET": "library.read"}

    @extend_schema(responses=FILES, parameters=[FORMAT, ATHLETE])
    def get(self, request: Request, code: str) -> HttpResponseBase:
        """The file, with an athlete's paces; `Workout-Lost` names what the format cannot say."""
        session, athlete = get_object_or_404(CatalogueSession, code=code), athlete_asked(request)
        export = selectors.library_export(
            session=session, wanted=wanted_format(request), athlete=athlete, day=day_of(athlete)
        )
        return as_file(request, export)


class OwnExport(Exporting):
    """One of the organization's own sessions as a file."""

    actions = {"GET": "library.read"}

    @extend_schema(responses=FILES, parameters=[FORMAT, ATHLETE])
    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        """The file, with an athlete's paces; `Workout-Lost` names what the format cannot say."""
        seen = LibrarySession.objects.visible_to(request.membership)
        session = get_object_or_404(seen, public_id=public_id)
        athlete = athlete_asked(request)
        export = selectors.workout_export(
            workout=from_json(session.steps),
            title=session.title,
            wanted=wanted_format(request),
            athlete=athlete,
            day=day_of(athlete),
        )
        return as_file(request, export)


class SessionExport(Exporting):
    """A planned session as a file."""

    actions = {"GET": "plan.read"}

    @extend_schema(responses=FILES, parameters=[FORMAT])
    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        """The file, with the athlete's paces of its day; 409 while no person stands behind it."""
        seen = PlannedSession.objects.visible_to(request.membership).select_related("athlete", "plan")
        session = get_object_or_404(seen, public_id=public_id)
        export = selectors.session_export(session=session, wanted=wanted_format(request))
        if export is None:
            raise Http404
        return as_file(request, export)


def day_of(athlete: Athlete | None) -> date:
    """The athlete's today, or the site's."""
    return athlete.local_day(timezone.now()) if athlete else timezone.localdate()


def wanted_format(request: Request) -> Format:
    """What `format` in the address asks for. Raises ValidationError."""
    wanted = format_of(request.query_params.get("format", ""))
    if wanted is None:
        raise invalid("format", "invalid_choice", "fit, zwo, text, json")
    return wanted


def as_file(request: Request, export: Export) -> HttpResponseBase:
    """The bytes with their name, what they do not say, and a tag."""
    lost = ", ".join(f"{one.code.value}={one.steps}" for one in export.lost)
    headers = {"ETag": f'"{hashlib.sha256(export.data).hexdigest()}"', LOST: lost}
    if headers["ETag"] in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    saved = content_disposition_header(as_attachment=True, filename=export.filename)
    return HttpResponse(
        export.data,
        content_type=export.content_type,
        headers={**headers, "Content-Disposition": saved or "attachment"},
    )
