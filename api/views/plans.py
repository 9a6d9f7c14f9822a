"""Plans: the one in force, all of an athlete's, drafts until they are published or thrown away."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, own
from api.listing import Listing
from api.repeating import once
from api.serializers.plans import Plan as PlanAnswer
from api.serializers.plans import PlanLine
from api.serializers.seasons import SeasonInputs, Sketch
from api.tags import Tagged, matched
from api.views.seasons import built, goal_of, season
from athletes.models import Athlete
from planning import selectors as planning
from planning import services
from planning.models import Plan, PlanState
from tenancy.services import Answer


class AthletePlan(Tagged, Endpoint):
    """An athlete's plan, week by week; 204 while none is published."""

    actions = {"GET": "plan.read"}

    @extend_schema(responses={200: PlanAnswer, 204: None})
    def get(self, request: Request, public_id: UUID) -> Response:
        return _in_force(athlete_of(request, public_id))


class MyPlan(Tagged, Endpoint):
    """One's own plan; 204 while none is published."""

    actions = {"GET": "plan.read"}

    @extend_schema(responses={200: PlanAnswer, 204: None})
    def get(self, request: Request) -> Response:
        return _in_force(own(request))


class Plans(Listing):
    """An athlete's plans."""

    actions = {"GET": "plan.read", "POST": "plan.write"}
    order = ("-starts_on", "-pk")
    filters = {"state": filters.one_of(PlanState.choices, "state")}

    @extend_schema(responses=PlanLine(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """An athlete's plans, the latest first; the staff sees drafts too."""
        seen = Plan.objects.visible_to(request.membership).select_related("race")
        return self.listed(request, seen.of(athlete_of(request, public_id)), PlanLine)

    @extend_schema(request=SeasonInputs, responses={201: PlanAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Build a season and keep it as a draft, which the athlete does not see yet."""
        athlete = athlete_of(request, public_id)
        asked = season(request, athlete)
        goal = goal_of(athlete, asked)

        def draft() -> Answer:
            with built():
                plan = services.start_plan(
                    athlete=athlete, goal=goal, author=request.membership, inputs=asked.inputs()
                )
            return Answer(201, _whole(plan))

        return once(request, draft)


class PlanPreview(Endpoint):
    """A season before it is kept."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=SeasonInputs, responses=Sketch)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Build a season and keep nothing: what a draft of the same body would be."""
        athlete = athlete_of(request, public_id)
        asked = season(request, athlete)
        goal = goal_of(athlete, asked)
        with built():
            race = goal.facts if goal else None
            sketch = services.sketch_plan(athlete=athlete, race=race, inputs=asked.inputs())
        return Response(Sketch(sketch).data)


class OnePlan(Tagged, Endpoint):
    """A plan."""

    actions = {"GET": "plan.read", "DELETE": "plan.write"}
    guarded = frozenset({"DELETE"})

    @extend_schema(responses=PlanAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A plan with its weeks and sessions."""
        return Response(_whole(_plan(request, public_id)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Throw a draft away; 409 for a plan that is none."""
        plan = _plan(request, public_id)
        services.discard_plan(plan=plan, now=timezone.now(), version=matched(request, plan.version))
        return Response(status=204)


class PublishPlan(Endpoint):
    """The end of a draft."""

    actions = {"POST": "plan.write"}
    guarded = frozenset({"POST"})

    @extend_schema(request=None, responses=PlanAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Show a draft to the athlete; the plan before it is archived. 409 for a plan that is no draft."""
        plan = _plan(request, public_id)

        def publish() -> Answer:
            version = matched(request, plan.version)
            return Answer(200, _whole(services.publish_plan(plan=plan, now=timezone.now(), version=version)))

        return once(request, publish)


def _plan(request: Request, public_id: UUID) -> Plan:
    seen = Plan.objects.visible_to(request.membership).select_related("athlete", "race")
    found: Plan = get_object_or_404(seen, public_id=public_id)
    return found


def _in_force(athlete: Athlete) -> Response:
    plan = planning.published_plan(athlete=athlete)
    return Response(status=204) if plan is None else Response(_whole(plan))


def _whole(plan: Plan) -> dict[str, Any]:
    return dict(PlanAnswer(planning.plan_detail(plan=plan)).data)
