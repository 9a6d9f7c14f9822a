"""The site's addresses, and one that writes and then keeps, gives up or breaks, as it is told."""

from django.db import connection
from django.urls import include, path
from django.utils.timezone import now
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, own
from config.urls import handler400, handler403, handler404, handler429, handler500
from readiness import services

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


class Broken(RuntimeError):
    """What nobody foresaw."""


class Says(Endpoint):
    """A message to the coach; `then` says how the request ends."""

    actions = {"POST": "message.write"}

    def post(self, request: Request) -> Response:
        body, then = request.data["body"], request.data["then"]
        services.reply(athlete=own(request), author=request.membership, body=body, now=now())
        if then == "raise":
            raise Broken(body)
        if then == "divide":
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 / 0")
        return Response({"body": body}, status=503 if then == "give up" else 201)


urlpatterns = [path("api/v1/says/", Says.as_view()), path("", include("config.urls"))]
