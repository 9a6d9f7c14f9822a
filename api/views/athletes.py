"""The squad, and each athlete's profile."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.listing import Listing
from api.permissions import may
from api.repeating import made
from api.serializers.athletes import Address, Invited, Newcomer, Profile
from api.serializers.athletes import Athlete as AthleteAnswer
from api.serializers.people import SquadAthlete
from api.tags import Tagged, matched
from athletes import services


class Athletes(Listing):
    """The squad."""

    actions = {"GET": "squad.read", "POST": "athlete.create"}
    order = selectors.SQUAD_ORDER
    filters = {
        "q": filters.text("name__icontains", "a part of the name"),
        "coach": filters.public_id("coach__public_id", "the membership of the athlete's coach"),
    }

    @extend_schema(responses=SquadAthlete(many=True))
    def get(self, request: Request) -> Response:
        """The athletes whom the member sees, by name, with their latest numbers."""
        seen = partial(selectors.squad, membership=request.membership)
        top = partial(selectors.top_of_squad, membership=request.membership)
        return self.listed(request, seen, SquadAthlete, selectors.with_states, top=top)

    @extend_schema(request=Newcomer, responses={201: AthleteAnswer})
    def post(self, request: Request) -> Response:
        """Name a new athlete of one's own; an e-mail invites them at once."""
        said = {"timezone": request.organization.timezone, **given(request, Newcomer)}
        newcomer = services.Newcomer(**said)
        welcome = partial(services.welcome, newcomer=newcomer, by=request.membership, now=timezone.now())
        return made(request, AthleteAnswer, welcome)


class OneAthlete(Tagged, Endpoint):
    """An athlete's profile."""

    actions = {"GET": "athlete.read", "PATCH": "profile.write"}
    guarded = frozenset({"PATCH"})

    @extend_schema(responses=AthleteAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """An athlete's profile."""
        return Response(AthleteAnswer(athlete_of(request, public_id)).data)

    @extend_schema(request=Profile(partial=True), responses=AthleteAnswer)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change what is known of an athlete; what is left out stays."""
        athlete, now = athlete_of(request, public_id), timezone.now()
        context = {"with_mode": may(request, "athlete.write")}
        said = given(request, Profile, partial=True, context=context)
        profile = replace(services.profile_of(athlete), **said)
        version = matched(request, athlete.version)
        services.update_profile(
            athlete=athlete, profile=profile, since=athlete.local_day(now), version=version
        )
        return Response(AthleteAnswer(athlete_of(request, public_id)).data)


class AthleteInvitation(Endpoint):
    """The invitation of an athlete."""

    actions = {"POST": "athlete.invite"}

    @extend_schema(request=Address, responses={201: Invited})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Ask an athlete in by mail; an earlier invitation no longer counts."""
        athlete = athlete_of(request, public_id)
        email = given(request, Address)["email"]

        def invite() -> dict[str, Any]:
            sent = services.invite_athlete(
                athlete=athlete, by=request.membership, email=email, now=timezone.now()
            )
            return {"invitation": sent}

        return made(request, Invited, invite)
