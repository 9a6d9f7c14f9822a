"""The queue of cases, and what a coach decides about them."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request
from api.listing import Listing
from api.problems import invalid
from api.repeating import made, once
from api.serializers import decisions
from api.serializers import interventions as serializers
from api.serializers.together import Batch, Together
from api.tags import Tagged
from coach.selectors import Tab, cases_ticked
from planning.services import StaleSession
from readiness import services
from readiness.models import Bucket, Decision, FlagKind, Intervention, InterventionState, Verb
from readiness.selectors import offers_for
from tenancy.selectors import current_members
from tenancy.services import Answer

TAB = OpenApiParameter("tab", enum=[tab.value for tab in Tab], default=Tab.NEEDS_YOU.value)
ACTS: dict[str, Callable[..., Decision]] = {
    Verb.APPROVE: services.approve,
    Verb.CONFIRM: services.confirm,
    Verb.EDIT: services.edit,
    Verb.MESSAGE: services.message,
    Verb.SNOOZE: services.snooze,
    Verb.DISMISS: services.dismiss,
    Verb.CLAIM: services.claim,
    Verb.ASSIGN: services.assign,
    Verb.RELEASE: services.release,
    Verb.SET_APART: services.set_apart,
    Verb.MERGE: services.merge,
}


class Interventions(Listing):
    """The cases of a tab, narrowed by the filters; the gravest first, then the one due first."""

    actions = {"GET": "queue.read"}
    order = selectors.QUEUE_ORDER
    parameters = frozenset({"tab"})
    filters = {
        "state": filters.one_of(InterventionState.choices, "state"),
        "bucket": filters.one_of(Bucket.choices, "bucket"),
        "athlete": filters.public_id("athlete__public_id"),
        "owner": filters.public_id("owner__public_id"),
        "coach": filters.public_id("coach__public_id"),
        "group": filters.public_id(selectors.of_group),
        "reason": filters.one_of(FlagKind.choices, selectors.with_reason),
    }

    @extend_schema(responses=serializers.Intervention(many=True), parameters=[TAB])
    def get(self, request: Request) -> Response:
        asked: dict[str, Any] = {
            "membership": request.membership,
            "tab": _tab(request),
            "now": timezone.now(),
        }
        top = partial(selectors.top_of_queue, **asked)
        return self.listed(request, partial(selectors.queue, **asked), serializers.Intervention, top=top)


class OneIntervention(Tagged, Endpoint):
    """The whole case: why, what is proposed, what was decided."""

    actions = {"GET": "queue.read"}

    @extend_schema(responses=serializers.InterventionDetail)
    def get(self, request: Request, public_id: UUID) -> Response:
        case = get_object_or_404(selectors.cases(membership=request.membership), public_id=public_id)
        return Response(serializers.InterventionDetail(case).data)


class Offers(Endpoint):
    """What a coach may do with a case instead of what is proposed, now."""

    actions = {"GET": "queue.read"}

    @extend_schema(responses=serializers.Offer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        seen = Intervention.objects.visible_to(request.membership).filter(closed_at=None)
        case = get_object_or_404(seen.select_related("athlete__organization", "session"), public_id=public_id)
        return Response(serializers.Offer(offers_for(case=case, now=timezone.now()), many=True).data)


class InterventionSeen(Endpoint):
    """A case on somebody's screen."""

    actions = {"POST": "queue.read"}

    @extend_schema(request=None, responses=serializers.InterventionDetail)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Mark a new case as seen; its version stays, and seen again it stays as it is."""
        cases = selectors.cases(membership=request.membership)
        services.mark_seen(intervention=get_object_or_404(cases, public_id=public_id))
        return Response(serializers.InterventionDetail(get_object_or_404(cases, public_id=public_id)).data)


class Decisions(Endpoint):
    """Decide a case; 409 if it has changed since the version that the body names.

    `stale_session`: the planned session has changed; the proposal has been drawn up again and can be read.
    """

    actions = {"POST": "queue.decide"}

    @extend_schema(request=decisions.IN_SCHEMA, responses={201: serializers.Decision})
    def post(self, request: Request, public_id: UUID) -> Response:
        seen = Intervention.objects.visible_to(request.membership)
        case = get_object_or_404(seen, public_id=public_id)
        try:
            return once(request, lambda: _decide(request, case))
        except StaleSession:
            services.renew_proposal(intervention=case, now=timezone.now())
            raise


class DecideTogether(Endpoint):
    """Approve, snooze or dismiss several cases of one kind, each on the version that was seen.

    Those that have changed since are left out. Pain, illness and what athletes say are decided one by one.
    """

    actions = {"POST": "queue.decide"}

    @extend_schema(request=Together, responses={201: Batch})
    def post(self, request: Request) -> Response:
        asked = Together(data=request.data)
        asked.is_valid(raise_exception=True)
        versions = asked.versions()
        seen = cases_ticked(membership=request.membership, versions=versions)
        if len(seen) != len(versions):
            raise Http404

        def decide() -> services.Batch:
            return services.decide_together(
                seen=seen, member=request.membership, now=timezone.now(), **named(request, asked.words())
            )

        return made(request, Batch, decide)


class UndoDecision(Endpoint):
    """Take the last decision on a case back, within a day."""

    actions = {"POST": "queue.decide"}

    @extend_schema(request=None, responses={201: serializers.Decision})
    def post(self, request: Request, public_id: UUID) -> Response:
        seen = Decision.objects.visible_to(request.membership)
        decision = get_object_or_404(seen, public_id=public_id)

        def undo() -> Answer:
            return _made(services.undo(decision=decision, member=request.membership, now=timezone.now()))

        return once(request, undo)


def _decide(request: Request, case: Intervention) -> Answer:
    asked = decisions.read(request.data)
    act, version = ACTS[asked.validated_data["verb"]], asked.validated_data["version"]
    now, member, words = timezone.now(), request.membership, named(request, asked.words())
    return _made(act(intervention=case, member=member, now=now, version=version, **words))


def named(request: Request, words: dict[str, Any]) -> dict[str, Any]:
    """With the member whom an id names; 404 for one who is not here."""
    if "owner" not in words:
        return words
    return {
        **words,
        "owner": get_object_or_404(current_members(request.organization), public_id=words["owner"]),
    }


def _made(decision: Decision) -> Answer:
    return Answer(201, serializers.Decision(decision).data)


def _tab(request: Request) -> Tab:
    given = request.query_params.get("tab", Tab.NEEDS_YOU.value)
    if given not in set(Tab):
        raise invalid("tab", "invalid_choice", ", ".join(Tab))
    return Tab(given)
