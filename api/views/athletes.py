"""The squad."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request
from api.pagination import CursorPagination
from api.serializers.people import SquadAthlete
from athletes.models import Athlete


class Athletes(Endpoint):
    """The athletes whom the member sees, by name, with their latest numbers."""

    actions = {"GET": "squad.read"}
    pagination_class = CursorPagination
    order = ("name", "pk")
    filters = {
        "q": filters.text("name__icontains", "a part of the name"),
        "coach": filters.public_id("coach__public_id", "the membership of the athlete's coach"),
    }

    @extend_schema(responses=SquadAthlete(many=True))
    def get(self, request: Request) -> Response:
        pages = self.pagination_class()
        found = pages.paginate_queryset(Athlete.objects.visible_to(request.membership), request, self)
        lines = selectors.with_states(found)
        return pages.get_paginated_response(SquadAthlete(lines, many=True).data)
