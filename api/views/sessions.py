"""Planned sessions: seen, and put into a plan from the library."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.repeating import made
from api.serializers.plans import DayOfPlan, SessionDetail
from api.tags import Tagged
from planning import services
from planning.models import CatalogueSession, LibrarySession, PlannedSession


class OneSession(Tagged, Endpoint):
    """A planned session with its steps, whose it is, and the run it became."""

    actions = {"GET": "plan.read"}

    @extend_schema(responses=SessionDetail)
    def get(self, request: Request, public_id: UUID) -> Response:
        seen = PlannedSession.objects.visible_to(request.membership)
        whole = seen.select_related("athlete", "plan", "activity")
        return Response(SessionDetail(get_object_or_404(whole, public_id=public_id)).data)


class PlanShipped(Endpoint):
    """A shipped session for an athlete."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=DayOfPlan, responses={201: SessionDetail})
    def post(self, request: Request, code: str) -> Response:
        """Put the shipped session on a day of an athlete's plan in force; the athlete sees it at once."""
        return _planned(request, get_object_or_404(CatalogueSession, code=code))


class PlanOwn(Endpoint):
    """One of the organization's own sessions for an athlete."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=DayOfPlan, responses={201: SessionDetail})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Put the session on a day of an athlete's plan in force; the athlete sees it at once."""
        seen = LibrarySession.objects.visible_to(request.membership)
        return _planned(request, get_object_or_404(seen, public_id=public_id))


def _planned(request: Request, source: CatalogueSession | LibrarySession) -> Response:
    said = given(request, DayOfPlan)
    athlete = athlete_of(request, said["athlete"])

    def plan() -> PlannedSession:
        planned = services.plan_library_session(
            athlete=athlete, source=source, day=said["day"], now=timezone.now()
        )
        return PlannedSession.objects.select_related("athlete", "plan", "activity").get(pk=planned.pk)

    return made(request, SessionDetail, plan)
