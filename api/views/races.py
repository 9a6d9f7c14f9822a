"""Races: listed, written down, changed, removed and taken back."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, version_of
from api.listing import Listing
from api.repeating import made
from api.serializers.fields import Version
from api.serializers.races import Race as RaceAnswer
from api.tags import Tagged, matched
from athletes import services
from athletes.models import Race


class Races(Listing):
    """An athlete's races."""

    actions = {"GET": "profile.read", "POST": "race.write"}
    order = ("day", "pk")
    filters = filters.days("day")

    @extend_schema(responses=RaceAnswer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """An athlete's races by day."""
        athlete = athlete_of(request, public_id)
        return self.listed(request, Race.objects.of(athlete).current(), RaceAnswer)

    @extend_schema(request=RaceAnswer, responses={201: RaceAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Write a race down."""
        athlete = athlete_of(request, public_id)
        facts = services.RaceFacts(**given(request, RaceAnswer))
        return made(request, RaceAnswer, partial(services.add_race, athlete=athlete, race=facts))


class OneRace(Tagged, Endpoint):
    """A race."""

    actions = {"GET": "profile.read", "PATCH": "race.write", "DELETE": "race.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=RaceAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A race of an athlete."""
        return Response(RaceAnswer(_race(request, public_id)).data)

    @extend_schema(request=RaceAnswer(partial=True), responses=RaceAnswer)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change a race; what is left out stays."""
        race = _race(request, public_id)
        said = given(request, RaceAnswer, partial=True)
        facts = replace(services.facts_of_race(race), **said)
        version = matched(request, race.version)
        return Response(RaceAnswer(services.update_race(race=race, facts=facts, version=version)).data)

    @extend_schema(responses={200: RaceAnswer})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take the race away. The answer's version is what an undo asks for."""
        race = _race(request, public_id)
        version = matched(request, race.version)
        removed = services.remove_race(race=race, now=timezone.now(), version=version)
        return Response(RaceAnswer(removed).data)


class RestoreRace(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "race.write"}

    @extend_schema(request=Version, responses=RaceAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo the removal of a race; 409 if it was changed since."""
        seen = Race.objects.restorable_by(request.membership, version_of(request))
        race = get_object_or_404(seen, public_id=public_id)
        version = given(request, Version)["version"]
        restore = partial(services.restore_race, race=race, version=version)
        return made(request, RaceAnswer, restore, status=200)


def _race(request: Request, public_id: UUID) -> Race:
    seen = Race.objects.visible_to(request.membership).current()
    found: Race = get_object_or_404(seen, public_id=public_id)
    return found
