"""Dated zones of heart rate and pace."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.serializers.zones import AthleteZones, ZoneSet
from api.tags import Tagged
from athletes import selectors, services
from athletes.models import Athlete


class Zones(Tagged, Endpoint):
    """An athlete's zones."""

    actions = {"GET": "profile.read", "PUT": "zones.write"}

    @extend_schema(responses=AthleteZones)
    def get(self, request: Request, public_id: UUID) -> Response:
        """The zones in force today, and every set that was put, from which day on it counts."""
        return _zones(athlete_of(request, public_id))

    @extend_schema(request=ZoneSet, responses=AthleteZones)
    def put(self, request: Request, public_id: UUID) -> Response:
        """Put zones in force from a day on. A set of the same kind and day is replaced.

        Runs since then are counted again.
        """
        athlete = athlete_of(request, public_id)
        context = {"today": athlete.local_day(timezone.now())}
        services.set_zones(athlete=athlete, **given(request, ZoneSet, context=context))
        return _zones(athlete)


def _zones(athlete: Athlete) -> Response:
    day = athlete.local_day(timezone.now())
    found = {
        "day": day,
        "in_force": selectors.zone_table(athlete=athlete, day=day),
        "sets": selectors.zone_sets_of(athlete=athlete),
    }
    return Response(AthleteZones(found).data)
