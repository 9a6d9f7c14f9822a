"""Mornings that were answered."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of
from api.listing import Listing
from api.serializers.check_ins import CheckInDetail, ScoredCheckIn
from api.tags import Tagged
from readiness.models import CheckIn
from readiness.selectors import measured_on


class CheckIns(Listing):
    """An athlete's check-ins with their scores, the latest first."""

    actions = {"GET": "checkin.read"}
    order = ("-day", "-pk")
    filters = filters.days("day")

    @extend_schema(responses=ScoredCheckIn(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        seen = CheckIn.objects.visible_to(request.membership)
        return self.listed(request, seen.of(athlete_of(request, public_id)), ScoredCheckIn)


class OneCheckIn(Tagged, Endpoint):
    """The answers of a morning, what they came to and why, and what was measured."""

    actions = {"GET": "checkin.read"}

    @extend_schema(responses=CheckInDetail)
    def get(self, request: Request, public_id: UUID) -> Response:
        seen = CheckIn.objects.visible_to(request.membership).select_related("athlete")
        found = get_object_or_404(seen, public_id=public_id)
        measured = measured_on(athlete=found.athlete, day=found.day)
        return Response(CheckInDetail(found, context={"measurements": measured}).data)
