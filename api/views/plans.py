"""The plan in force."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, own
from api.serializers.plans import Plan
from api.tags import Tagged
from athletes.models import Athlete
from planning import selectors


class AthletePlan(Tagged, Endpoint):
    """An athlete's plan, week by week; 204 while none is published."""

    actions = {"GET": "plan.read"}

    @extend_schema(responses={200: Plan, 204: None})
    def get(self, request: Request, public_id: UUID) -> Response:
        return _plan(get_object_or_404(Athlete.objects.visible_to(request.membership), public_id=public_id))


class MyPlan(Tagged, Endpoint):
    """One's own plan; 204 while none is published."""

    actions = {"GET": "plan.read"}

    @extend_schema(responses={200: Plan, 204: None})
    def get(self, request: Request) -> Response:
        return _plan(own(request))


def _plan(athlete: Athlete) -> Response:
    plan = selectors.published_plan(athlete=athlete)
    if plan is None:
        return Response(status=204)
    return Response(Plan(selectors.plan_detail(plan=plan)).data)
