"""Sessions that both a plan and its template have changed: shown side by side, decided by a person."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.repeating import made
from api.selectors import templates as selectors
from api.selectors.templates import ConflictDetail
from api.serializers import template_runs as serializers
from api.tags import Tagged
from planning.models import ConflictState, TemplateConflict
from planning.services import runs


class TemplateConflicts(Listing):
    """What plans and their templates have both changed."""

    actions = {"GET": "template.read"}
    order = ("pk",)
    filters = {
        "template": filters.public_id("use__template__public_id"),
        "athlete": filters.public_id("athlete__public_id"),
        "state": filters.one_of(ConflictState.choices, "state"),
    }

    @extend_schema(responses=serializers.TemplateConflict(many=True))
    def get(self, request: Request) -> Response:
        """The conflicts in the order in which they arose; `state=open` are to be decided."""
        return self.listed(request, _seen(request), serializers.TemplateConflict, selectors.conflict_details)


class OneTemplateConflict(Tagged, Endpoint):
    """A session that both sides have changed."""

    actions = {"GET": "template.read"}

    @extend_schema(responses=serializers.TemplateConflict)
    def get(self, request: Request, public_id: UUID) -> Response:
        """The session as the plan has it, and as the template has it."""
        found = _detail(get_object_or_404(_seen(request), public_id=public_id))
        return Response(serializers.TemplateConflict(found).data)


class DecideTemplateConflict(Endpoint):
    """What counts from now on."""

    actions = {"POST": "template.write"}

    @extend_schema(request=serializers.TemplateDecision, responses=serializers.TemplateConflict)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Keep what stands in the plan, or take what the template says."""
        conflict = get_object_or_404(_seen(request), public_id=public_id)
        said = given(request, serializers.TemplateDecision)

        def decide() -> ConflictDetail:
            facts: dict[str, Any] = {"conflict": conflict, "by": request.membership, "now": timezone.now()}
            if said["side"] == "theirs":
                runs.take_theirs(version=said["version"], **facts)
            else:
                runs.keep_mine(**facts)
            return _detail(_seen(request).get(pk=conflict.pk))

        return made(request, serializers.TemplateConflict, decide, status=200)


def _seen(request: Request) -> Any:
    """The conflicts of plans that are there, with both sides."""
    seen = TemplateConflict.objects.visible_to(request.membership).filter(use__plan__deleted_at=None)
    return seen.select_related("athlete", "session", "row", "use__template", "use__plan")


def _detail(conflict: TemplateConflict) -> ConflictDetail:
    return selectors.conflict_details([conflict])[0]
