"""Planned sessions."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request
from api.serializers.plans import SessionDetail
from api.tags import Tagged
from planning.models import PlannedSession


class OneSession(Tagged, Endpoint):
    """A planned session with its steps, whose it is, and the run it became."""

    actions = {"GET": "plan.read"}

    @extend_schema(responses=SessionDetail)
    def get(self, request: Request, public_id: UUID) -> Response:
        seen = PlannedSession.objects.visible_to(request.membership)
        whole = seen.select_related("athlete", "plan", "activity")
        return Response(SessionDetail(get_object_or_404(whole, public_id=public_id)).data)
