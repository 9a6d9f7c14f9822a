"""Adherence by week, reasons for sessions, and what the rules propose for a plan."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.repeating import made, once
from api.selectors.adaptations import adaptation_list, looked_detail
from api.serializers import adherence as shown
from api.serializers.calendars import Revision
from planning import selectors, services
from planning.models import PlannedSession
from planning.models import Revision as RevisionRow
from planning.models import SessionReason as ReasonRow
from tenancy.services import Answer

LONGEST_WEEKS = 52
WEEKS = OpenApiParameter("weeks", int, description="how many, 1 to 52, by default 6")


class Adherence(Endpoint):
    """An athlete's weeks."""

    actions = {"GET": "plan.read"}
    parameters = frozenset({"weeks"})

    @extend_schema(parameters=[WEEKS], responses=shown.WeekAdherence(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """How faithful they were to the plan, oldest week first."""
        athlete = athlete_of(request, public_id)
        said = request.query_params.get("weeks", "")
        weeks = int(said) if said.isdecimal() and len(said) < len(str(LONGEST_WEEKS)) + 1 else 6
        found = selectors.adherence(
            athlete=athlete,
            today=athlete.local_day(timezone.now()),
            weeks=min(max(weeks, 1), LONGEST_WEEKS),
        )
        return Response(shown.WeekAdherence(found, many=True).data)


class SessionReason(Endpoint):
    """Why a session was missed, or run differently."""

    actions = {"PUT": "plan.explain", "DELETE": "plan.explain"}

    @extend_schema(request=shown.GivenReason, responses=shown.SessionReason)
    def put(self, request: Request, public_id: UUID) -> Response:
        """Keep a reason, in the place of an earlier one."""
        session, said = _session(request, public_id), services.Said(**given(request, shown.GivenReason))

        def keep() -> ReasonRow:
            member, moment = request.membership, timezone.now()
            return services.give_reason(session=session, member=member, said=said, now=moment)

        return made(request, shown.SessionReason, keep, status=200)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Forget the reason: the session counts as it was run, or not."""
        services.take_reason_back(session=_session(request, public_id), now=timezone.now())
        return Response(status=204)


class Adaptations(Endpoint):
    """What the rules have proposed for an athlete's plan."""

    actions = {"GET": "plan.read", "POST": "plan.write"}

    @extend_schema(responses=shown.Adaptation(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The last fifty, newest first. An athlete finds those that were approved."""
        athlete = athlete_of(request, public_id)
        found = adaptation_list(athlete=athlete, member=request.membership)
        return Response(shown.Adaptation(found, many=True).data)

    @extend_schema(request=None, responses=shown.Looked)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Let the rules look now, as they do each night. What was decided upon is not proposed again."""
        athlete = athlete_of(request, public_id)

        def look() -> Answer:
            author, moment = request.membership, timezone.now()
            looked = services.propose_adaptation(athlete=athlete, author=author, now=moment)
            return Answer(200, dict(shown.Looked(looked_detail(athlete=athlete, looked=looked)).data))

        return once(request, look)


class ApproveAdaptation(Endpoint):
    """A proposal that waits."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=None, responses=Revision)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Make its changes, at once; for ten minutes they can be taken back, and it waits again."""
        revision = _revision(request, public_id)

        def approve() -> RevisionRow:
            member, moment = request.membership, timezone.now()
            return services.approve_adaptation(revision=revision, member=member, now=moment)

        return made(request, Revision, approve, status=200)


class DismissAdaptation(Endpoint):
    """A proposal that is not wanted."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=None, responses=Revision)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Leave the plan as it is; the same is not proposed again."""
        revision = _revision(request, public_id)

        def dismiss() -> RevisionRow:
            member, moment = request.membership, timezone.now()
            return services.dismiss_adaptation(revision=revision, member=member, now=moment)

        return made(request, Revision, dismiss, status=200)


def _session(request: Request, public_id: UUID) -> PlannedSession:
    seen = PlannedSession.objects.visible_to(request.membership).select_related("athlete")
    session: PlannedSession = get_object_or_404(seen, public_id=public_id)
    return session


def _revision(request: Request, public_id: UUID) -> RevisionRow:
    """Also one that is no proposal, or no longer: the services say so."""
    seen = RevisionRow.objects.visible_to(request.membership)
    revision: RevisionRow = get_object_or_404(
        seen.select_related("athlete__organization"), public_id=public_id, deleted_at=None
    )
    return revision
