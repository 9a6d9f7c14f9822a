"""The rota and absences, by API."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, given, version_of
from api.listing import Listing
from api.repeating import made
from api.serializers import queue_keeping as serializers
from api.serializers.fields import Version
from api.tags import Tagged, matched
from athletes.models import Group
from coach import selectors
from coach.forms.rota import may_announce
from readiness import services
from readiness.models import Absence, RotaTurn
from tenancy.models import Membership
from tenancy.selectors import current_members


class Turns(Listing):
    """The turns of the rota."""

    actions = {"GET": "rota.read", "POST": "rota.write"}
    order = ("pk",)

    @extend_schema(responses=serializers.Turn(many=True))
    def get(self, request: Request) -> Response:
        """Who takes new cases of whom, and when."""
        seen = RotaTurn.objects.visible_to(request.membership).select_related("member__user", "group")
        return self.listed(request, seen, serializers.Turn)

    @extend_schema(request=serializers.TurnFacts, responses={201: serializers.Turn})
    def post(self, request: Request) -> Response:
        """Add a turn."""
        facts = _facts(request, given(request, serializers.TurnFacts))
        return made(request, serializers.Turn, partial(services.add_turn, facts=facts))


class Days(Tagged, Endpoint):
    """The rota as it comes out."""

    actions = {"GET": "rota.read"}

    @extend_schema(responses=serializers.Days)
    def get(self, request: Request) -> Response:
        """Who takes new cases in the next seven days, absences and stand-ins counted in."""
        found = selectors.rota(membership=request.membership, now=timezone.now())
        return Response(serializers.Days(found).data)


class OneTurn(Tagged, Endpoint):
    """A turn."""

    actions = {"GET": "rota.read", "PUT": "rota.write", "DELETE": "rota.write"}
    guarded = frozenset({"PUT", "DELETE"})

    @extend_schema(responses=serializers.Turn)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A turn of the rota, with whom it is of."""
        return Response(serializers.Turn(_turn(request, public_id)).data)

    @extend_schema(request=serializers.TurnFacts, responses=serializers.Turn)
    def put(self, request: Request, public_id: UUID) -> Response:
        """Change a turn as a whole."""
        turn = _turn(request, public_id)
        facts = _facts(request, given(request, serializers.TurnFacts))
        version = matched(request, turn.version)
        return Response(serializers.Turn(services.change_turn(turn=turn, facts=facts, version=version)).data)

    @extend_schema(responses={200: serializers.Turn})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Remove a turn. The answer's version is what an undo asks for."""
        turn = _turn(request, public_id)
        version = matched(request, turn.version)
        removed = services.remove_turn(turn=turn, now=timezone.now(), version=version)
        return Response(serializers.Turn(removed).data)


class RestoreTurn(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "rota.write"}

    @extend_schema(request=Version, responses=serializers.Turn)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Put a removed turn back; 409 if it was not removed at this version."""
        named = RotaTurn.objects.restorable(version_of(request))
        turn: RotaTurn = get_object_or_404(named, public_id=public_id)
        restore = partial(services.restore_turn, turn=turn, version=given(request, Version)["version"])
        return made(request, serializers.Turn, restore, status=200)


class Absences(Listing):
    """Who is away, and who stands in."""

    actions = {"GET": "rota.read", "POST": "absence.write"}
    order = ("first_on", "pk")

    @extend_schema(responses=serializers.Absence(many=True))
    def get(self, request: Request) -> Response:
        """Every absence that was not called off."""
        seen = Absence.objects.visible_to(request.membership)
        return self.listed(request, seen.select_related("member__user", "stand_in"), serializers.Absence)

    @extend_schema(request=serializers.AbsenceFacts, responses={201: serializers.Absence})
    def post(self, request: Request) -> Response:
        """Say who is away: an owner for everybody, a coach for themself."""
        said = given(request, serializers.AbsenceFacts)
        member, stand_in = (_member(request, said.pop(name)) for name in ("member", "stand_in"))
        if member is None or not may_announce(request.membership, member):
            raise Http404
        facts = services.AwayFacts(member=member, stand_in=stand_in, **said)
        announce = partial(services.announce_absence, facts=facts, now=timezone.now())
        return made(request, serializers.Absence, announce)


class OneAbsence(Tagged, Endpoint):
    """An absence."""

    actions = {"GET": "rota.read", "DELETE": "absence.write"}
    guarded = frozenset({"DELETE"})

    @extend_schema(responses=serializers.Absence)
    def get(self, request: Request, public_id: UUID) -> Response:
        """An absence, with its stand-in."""
        seen = Absence.objects.visible_to(request.membership)
        return Response(serializers.Absence(get_object_or_404(seen, public_id=public_id)).data)

    @extend_schema(responses={200: serializers.Absence})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Call it off: what had changed hands goes back. The answer's version is what an undo asks for."""
        absence = _absence(request, Absence.objects.current(), public_id)
        version = matched(request, absence.version)
        called_off = services.call_off_absence(absence=absence, now=timezone.now(), version=version)
        return Response(serializers.Absence(called_off).data)


class RestoreAbsence(Endpoint):
    """Undo of calling off."""

    actions = {"POST": "absence.write"}

    @extend_schema(request=Version, responses=serializers.Absence)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Away after all; 409 if it was not called off at this version."""
        absence = _absence(request, Absence.objects.restorable(version_of(request)), public_id)
        version = given(request, Version)["version"]
        restore = partial(services.take_up_absence, absence=absence, now=timezone.now(), version=version)
        return made(request, serializers.Absence, restore, status=200)


def _turn(request: Request, public_id: UUID) -> RotaTurn:
    found: RotaTurn = get_object_or_404(RotaTurn.objects.visible_to(request.membership), public_id=public_id)
    return found


def _absence(request: Request, among: QuerySet[Absence], public_id: UUID) -> Absence:
    found: Absence = get_object_or_404(among.select_related("member"), public_id=public_id)
    if not may_announce(request.membership, found.member):
        raise Http404
    return found


def _member(request: Request, public_id: UUID | None) -> Membership | None:
    if public_id is None:
        return None
    found: Membership = get_object_or_404(current_members(request.organization), public_id=public_id)
    return found


def _facts(request: Request, said: dict[str, Any]) -> services.TurnFacts:
    group = said.pop("group")
    if group is not None:
        group = get_object_or_404(Group.objects.visible_to(request.membership), public_id=group)
    member = get_object_or_404(current_members(request.organization), public_id=said.pop("member"))
    return services.TurnFacts(member=member, group=group, **said)
