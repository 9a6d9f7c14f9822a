"""The session library."""

from collections.abc import Sequence

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request, athlete_of
from api.listing import Listing
from api.selectors import LibraryRow
from api.serializers.fields import uuid
from api.serializers.library import LibrarySession
from api.tags import Tagged
from athletes.models import Athlete
from planning.models import CatalogueSession, Category

ATHLETE = OpenApiParameter(
    "athlete", {"type": "string", "format": "uuid"}, description="for whose paces; usually one's own"
)


class Library(Listing):
    """The shipped sessions by category, easiest first."""

    actions = {"GET": "library.read"}
    order = ("category", "level", "code")
    parameters = frozenset({"athlete"})
    filters = {"category": filters.one_of(Category.choices, "category")}

    @extend_schema(responses=LibrarySession(many=True), parameters=[ATHLETE])
    def get(self, request: Request) -> Response:
        athlete = athlete_named(request)

        def ready(sessions: Sequence[CatalogueSession]) -> list[LibraryRow]:
            return selectors.library_rows(sessions, athlete=athlete, now=timezone.now())

        return self.listed(request, CatalogueSession.objects.current(), LibrarySession, ready)


class OneLibrarySession(Tagged, Endpoint):
    """A shipped session: what it is for, its steps, its neighbours on the ladder."""

    actions = {"GET": "library.read"}

    @extend_schema(responses=LibrarySession, parameters=[ATHLETE])
    def get(self, request: Request, code: str) -> Response:
        session = get_object_or_404(CatalogueSession, code=code)
        (row,) = selectors.library_rows([session], athlete=athlete_named(request), now=timezone.now())
        return Response(LibrarySession(row).data)


def athlete_named(request: Request) -> Athlete | None:
    """For whom the sums are: the athlete in the query, else the reader, if they run here."""
    named = request.query_params.get("athlete")
    return request.athlete if named is None else athlete_of(request, uuid("athlete", named))
