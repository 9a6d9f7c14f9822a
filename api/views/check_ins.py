"""Mornings that were answered."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of
from api.listing import Listing
from api.problems import invalid
from api.serializers.check_ins import CheckInDetail, ReadinessHistory, ScoredCheckIn
from api.tags import Tagged
from readiness.models import CheckIn
from readiness.selectors import measured_on, readiness_history
from readiness.selectors.readiness_days import DAYS

LONGEST_DAYS = 365
HOW_LONG = OpenApiParameter(
    "days",
    {"type": "integer", "minimum": 1, "maximum": LONGEST_DAYS, "default": DAYS},
    description="up to today",
)


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


class ReadinessDays(Tagged, Endpoint):
    """An athlete's readiness day by day, and what each score was made of."""

    actions = {"GET": "checkin.read"}
    parameters = frozenset({"days"})

    @extend_schema(parameters=[HOW_LONG], responses=ReadinessHistory)
    def get(self, request: Request, public_id: UUID) -> Response:
        """The days that were answered, the latest first: the rows of the page and of its table."""
        athlete, days = athlete_of(request, public_id), _days(request)
        today = athlete.local_day(timezone.now())
        found = readiness_history(athlete=athlete, today=today, days=days)
        return Response(ReadinessHistory(found).data)


def _days(request: Request) -> int:
    said = request.query_params.get("days", str(DAYS))
    days = int(said) if said.isascii() and said.isdecimal() and len(said) < 4 else 0
    if not 1 <= days <= LONGEST_DAYS:
        raise invalid("days", "out_of_range", _("Choose 1 to %(most)d days.") % {"most": LONGEST_DAYS})
    return days
