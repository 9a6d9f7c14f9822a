"""Where sources disagree: the cards, decided and asked again."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.problems import Refused
from api.repeating import made
from api.serializers import conflicts as serializers
from api.serializers.fields import Version
from api.tags import Tagged
from ingest import services
from ingest.models import Conflict, ConflictKind, ConflictState
from ingest.selectors.moving import undone_until


class Conflicts(Listing):
    """What wants a decision, and what was decided."""

    actions = {"GET": "activity.read"}
    order = ("-raised_at", "-pk")
    filters = {
        "state": filters.one_of(ConflictState.choices, "state"),
        "kind": filters.one_of(ConflictKind.choices, "kind"),
        "field": filters.text("field", "such as distance_m"),
        "athlete": filters.public_id("athlete__public_id"),
        "activity": filters.public_id("activity__public_id"),
    }

    @extend_schema(responses=serializers.Conflict(many=True))
    def get(self, request: Request) -> Response:
        """Where the sources of activities disagree, the latest first."""
        return self.listed(request, _seen(request), serializers.Conflict)


class OneConflict(Tagged, Endpoint):
    """A disagreement."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.Conflict)
    def get(self, request: Request, public_id: UUID) -> Response:
        """What each source says, and what is suggested."""
        return Response(serializers.Conflict(_conflict(request, public_id)).data)


class ConflictDecision(Endpoint):
    """A person's word."""

    actions = {"POST": "activity.write"}

    @extend_schema(request=serializers.ConflictAnswer, responses=serializers.Conflict)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Decide what counts; 409 if the card has changed since the version that the body names."""
        conflict, said = _conflict(request, public_id), given(request, serializers.ConflictAnswer)
        decide = partial(
            services.decide,
            conflict=conflict,
            member=request.membership,
            choice=serializers.answer_of(said),
            version=said["version"],
            now=timezone.now(),
        )
        return made(request, serializers.Conflict, decide, status=200)


class ConflictUndo(Endpoint):
    """A decision taken back."""

    actions = {"POST": "activity.write"}

    @extend_schema(request=Version, responses=serializers.Conflict)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Ask again, with all as it was before the decision; 409 if it has changed since.

        What was merged or split by hand is taken back within ten minutes: 409 (`undo_too_late`) afterwards.
        """
        conflict, version = _conflict(request, public_id), given(request, Version)["version"]
        undo = partial(_undo, conflict, version, timezone.now())
        return made(request, serializers.Conflict, undo, status=200)


def _undo(conflict: Conflict, version: int, now: datetime) -> Conflict:
    until = undone_until(conflict)
    if until is not None and now >= until:
        words = _("This could be taken back for ten minutes. Split the activity, or merge the two, instead.")
        raise Refused(409, "undo_too_late", words)
    return services.undo_decision(conflict=conflict, version=version, now=now)


def _seen(request: Request) -> "QuerySet[Conflict]":
    seen: QuerySet[Conflict] = Conflict.objects.visible_to(request.membership)
    return seen.select_related("athlete__organization", "activity", "other")


def _conflict(request: Request, public_id: UUID) -> Conflict:
    return get_object_or_404(_seen(request), public_id=public_id)
