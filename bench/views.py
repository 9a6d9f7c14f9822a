"""What the pages are compared with: a view that does nothing, and views that only find out who asks."""

from django.http import HttpRequest, HttpResponse
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request as ApiRequest
from athletes.access import action
from athletes.http import Request
from tenancy.access import public


@public
def bare(request: HttpRequest) -> HttpResponse:
    """The cost of Django and its middleware."""
    return HttpResponse("ok")


@action("home.read")
def authenticated(request: Request) -> HttpResponse:
    """The same, and session, person, membership, scope, transaction and the member's own athlete."""
    return HttpResponse("ok")


class Authenticated(Endpoint):
    """The same for the API, by token."""

    actions = {"GET": "home.read"}

    def get(self, request: ApiRequest) -> Response:
        return Response({})
