"""The caseload by risk; of one athlete the timeline, the bucket with its history, and that of the zones."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of
from api.listing import Listing
from api.pagination import CursorPagination, limit_of
from api.problems import invalid
from api.serializers import caseload as shown
from api.tags import Tagged
from athletes.models import AthleteState, Bucket, BucketChange, GroupMember
from athletes.selectors import zone_history
from coach import selectors
from coach.selectors import Kind, Whose
from coach.selectors.buckets import standing_of
from coach.selectors.caseload import counts, lines_of, states_seen
from coach.selectors.timeline import BadCursor, Cursor, cursor_of

KIND = OpenApiParameter("kind", enum=[kind.value for kind in Kind], description="one kind alone")


def in_group(public_id: UUID) -> Q:
    """Whoever is in the group."""
    return Q(athlete__in=GroupMember.objects.filter(group__public_id=public_id).values("athlete"))


class Timeline(Endpoint):
    """All that happened to an athlete."""

    actions = {"GET": "queue.read"}
    pagination_class = CursorPagination
    parameters = frozenset({"kind"})

    @extend_schema(parameters=[KIND], responses=shown.TimelineEntry(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """What happened, newest first: check-ins, sessions, messages, plan, rules, files, decisions, risk."""
        athlete = athlete_of(request, public_id)
        filters.demand_known(request, self)
        found = selectors.timeline(
            athlete=athlete,
            now=timezone.now(),
            kind=_kind(request),
            cursor=_cursor(request),
            units=request.user.units,
            by=request.membership,
            most=limit_of(request),
        )
        return Response({"next": _next(request, found.earlier), "results": _told(found)})


class BucketStanding(Tagged, Endpoint):
    """The risk bucket of an athlete."""

    actions = {"GET": "queue.read"}

    @extend_schema(responses=shown.BucketStanding)
    def get(self, request: Request, public_id: UUID) -> Response:
        """Where they stand by now, since when, and why."""
        athlete = athlete_of(request, public_id)
        state = AthleteState.objects.filter(athlete=athlete).first()
        found = standing_of(athlete=athlete, state=state, now=timezone.now())
        return Response(shown.BucketStanding(found).data)


class BucketChanges(Listing):
    """An athlete's ways from bucket to bucket, newest first."""

    actions = {"GET": "queue.read"}
    order = ("-changed_at", "-pk")
    filters = {
        "since": filters.moment("changed_at__gte", "from this instant on"),
        "until": filters.moment("changed_at__lte", "up to this instant"),
        "bucket": filters.one_of(Bucket.choices, "bucket"),
    }

    @extend_schema(responses=shown.BucketChange(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The history of the bucket."""
        athlete = athlete_of(request, public_id)
        return self.listed(request, BucketChange.objects.of(athlete), shown.BucketChange)


class Caseload(Listing):
    """Everyone with their bucket, who came in last first."""

    actions = {"GET": "queue.read"}
    order = ("-bucket_since", "-pk")
    filters = {
        "bucket": filters.one_of(Bucket.choices, "bucket"),
        "coach": filters.public_id("athlete__coach__public_id"),
        "group": filters.public_id(in_group),
    }

    @extend_schema(responses=shown.CaseloadLine(many=True))
    def get(self, request: Request) -> Response:
        """The caseload."""
        seen = states_seen(membership=request.membership, whose=Whose())
        found = seen.select_related("athlete__organization", "athlete__coach__user")
        return self.listed(request, found, shown.CaseloadLine, ready=_lines)


class CaseloadCounts(Endpoint):
    """The caseload in numbers."""

    actions = {"GET": "queue.read"}

    @extend_schema(responses=shown.BucketCount(many=True))
    def get(self, request: Request) -> Response:
        """How many stand in each bucket, and who came and went within seven days."""
        found = counts(membership=request.membership, whose=Whose(), now=timezone.now())
        return Response(shown.BucketCount(found, many=True).data)


class ZoneHistory(Tagged, Endpoint):
    """Zones and thresholds through time."""

    actions = {"GET": "queue.read"}

    @extend_schema(responses=shown.ZoneHistory)
    def get(self, request: Request, public_id: UUID) -> Response:
        """What counted from when, and who set it."""
        athlete = athlete_of(request, public_id)
        found = zone_history(athlete=athlete, today=athlete.local_day(timezone.now()))
        return Response(shown.ZoneHistory(found).data)


def _lines(states: Any) -> Any:
    return lines_of(states=states, now=timezone.now())


def _told(found: selectors.Timeline) -> Any:
    return shown.TimelineEntry(found.entries, many=True).data


def _next(request: Request, earlier: str) -> str | None:
    return replace_query_param(request.build_absolute_uri(), "cursor", earlier) if earlier else None


def _kind(request: Request) -> Kind | None:
    given = request.query_params.get("kind")
    if given is not None and given not in set(Kind):
        raise invalid("kind", "invalid_choice", ", ".join(Kind))
    return Kind(given) if given else None


def _cursor(request: Request) -> Cursor | None:
    given = request.query_params.get("cursor")
    if not given:
        return None
    try:
        return cursor_of(given)
    except BadCursor:
        raise invalid("cursor", "bad_cursor", _("This cursor is not one of this list's.")) from None
