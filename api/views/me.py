"""The person who asks."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import selectors
from api.endpoint import Endpoint
from api.http import Request
from api.serializers.people import Person
from api.tags import Tagged


class Me(Tagged, Endpoint):
    """Who I am, and where I am a member; with the Organization header also which athlete I am there."""

    actions = {"GET": "signed_in"}

    @extend_schema(responses=Person)
    def get(self, request: Request) -> Response:
        return Response(Person(selectors.person(user=request.user, membership=request.membership)).data)
