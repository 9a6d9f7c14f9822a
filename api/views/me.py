"""The person who asks."""

from dataclasses import replace

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import selectors
from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.serializers.people import Belonging, Person, PersonChange
from api.tags import Tagged
from tenancy import services
from tenancy.selectors import current_memberships


class Me(Tagged, Endpoint):
    """The person who asks."""

    actions = {"GET": "signed_in", "PATCH": "signed_in"}

    @extend_schema(responses=Person)
    def get(self, request: Request) -> Response:
        """Who I am, and where I am a member. With the Organization header also which athlete I am there."""
        return Response(Person(selectors.person(user=request.user, membership=request.membership)).data)

    @extend_schema(request=PersonChange(partial=True), responses=Person)
    def patch(self, request: Request) -> Response:
        """Say otherwise of myself; what is left out stays."""
        said = replace(services.person_of(request.user), **given(request, PersonChange, partial=True))
        services.change_person(user=request.user, person=said)
        request.user.refresh_from_db()
        return Response(Person(selectors.person(user=request.user, membership=request.membership)).data)


class MyOrganizations(Listing):
    """Where I am a member, in the order in which I came in."""

    actions = {"GET": "signed_in"}
    order = ("created_at", "pk")

    @extend_schema(responses=Belonging(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(request, current_memberships(request.user), Belonging)
