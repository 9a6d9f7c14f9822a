"""Shoes: listed, added, changed, removed and taken back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, version_of
from api.listing import Listing
from api.repeating import made
from api.serializers.fields import Version
from api.serializers.shoes import Shoe as ShoeAnswer
from api.serializers.shoes import ShoeFacts
from api.tags import Tagged, matched
from athletes import services
from athletes.models import Athlete, Shoe
from athletes.selectors import WornShoe, worn_shoe, worn_shoes


class Shoes(Listing):
    """An athlete's shoes."""

    actions = {"GET": "profile.read", "POST": "shoe.write"}
    order = ("name", "pk")

    @extend_schema(responses=ShoeAnswer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """An athlete's shoes by name, those put away too."""
        athlete = athlete_of(request, public_id)
        shoes = Shoe.objects.of(athlete).current()
        return self.listed(request, shoes, ShoeAnswer, partial(_worn, athlete))

    @extend_schema(request=ShoeFacts, responses={201: ShoeAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Add a pair of shoes."""
        athlete = athlete_of(request, public_id)
        facts = services.ShoeFacts(**given(request, ShoeFacts))
        return made(
            request, ShoeAnswer, lambda: worn_shoe(shoe=services.add_shoe(athlete=athlete, shoe=facts))
        )


class OneShoe(Tagged, Endpoint):
    """A pair of shoes."""

    actions = {"GET": "profile.read", "PATCH": "shoe.write", "DELETE": "shoe.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=ShoeAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A pair of shoes."""
        return _answer(_shoe(request, public_id))

    @extend_schema(request=ShoeFacts(partial=True), responses=ShoeAnswer)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change a pair of shoes, or retire it; what is left out stays."""
        shoe = _shoe(request, public_id)
        said = given(request, ShoeFacts, partial=True)
        facts = replace(services.facts_of_shoe(shoe), **said)
        version = matched(request, shoe.version)
        return _answer(services.update_shoe(shoe=shoe, facts=facts, version=version))

    @extend_schema(responses={200: ShoeAnswer})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take the shoes away. The answer's version is what an undo asks for."""
        shoe = _shoe(request, public_id)
        version = matched(request, shoe.version)
        removed = services.remove_shoe(shoe=shoe, now=timezone.now(), version=version)
        return _answer(removed)


class RestoreShoe(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "shoe.write"}

    @extend_schema(request=Version, responses=ShoeAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo the removal of shoes; 409 if it was changed since."""
        seen = Shoe.objects.restorable_by(request.membership, version_of(request))
        shoe = get_object_or_404(seen, public_id=public_id)
        version = given(request, Version)["version"]

        def restore() -> WornShoe:
            return worn_shoe(shoe=services.restore_shoe(shoe=shoe, version=version))

        return made(request, ShoeAnswer, restore, status=200)


def _worn(athlete: Athlete, shoes: Sequence[Shoe]) -> list[WornShoe]:
    """The shoes of a page, in its order."""
    worn = {one.shoe.pk: one for one in worn_shoes(athlete=athlete)}
    return [worn[shoe.pk] for shoe in shoes]


def _answer(shoe: Shoe) -> Response:
    return Response(ShoeAnswer(worn_shoe(shoe=shoe)).data)


def _shoe(request: Request, public_id: UUID) -> Shoe:
    seen = Shoe.objects.visible_to(request.membership).current()
    found: Shoe = get_object_or_404(seen, public_id=public_id)
    return found
