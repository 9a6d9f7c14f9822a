"""Mornings as they were measured."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.http import Request, athlete_of, given
from api.listing import Listing
from api.serializers.wellness import WellnessDay as WellnessAnswer
from api.serializers.wellness import measurements
from athletes.models import WellnessDay
from readiness import services

SOURCE = "api"


class Wellness(Listing):
    """An athlete's measurements."""

    actions = {"GET": "checkin.read", "PUT": "wellness.write"}
    order = ("-day", "source", "pk")
    filters = {**filters.days("day"), "source": filters.text("source", "who measured")}

    @extend_schema(responses=WellnessAnswer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """What each source measured, the latest day first."""
        athlete = athlete_of(request, public_id)
        return self.listed(request, WellnessDay.objects.of(athlete), WellnessAnswer)

    @extend_schema(request=WellnessAnswer, responses={200: WellnessAnswer, 204: None})
    def put(self, request: Request, public_id: UUID) -> Response:
        """Say what was measured on a day, in place of what came here before. Nothing measured takes it away.

        Readiness of that day and of today is scored again.
        """
        athlete, now = athlete_of(request, public_id), timezone.now()
        said = given(request, WellnessAnswer, context={"today": athlete.local_day(now)})
        put = services.take_wellness(
            athlete=athlete,
            day=said["day"],
            source=SOURCE,
            values=measurements(said),
            more=said["more"],
            now=now,
        )
        return Response(status=204) if put is None else Response(WellnessAnswer(put).data)
