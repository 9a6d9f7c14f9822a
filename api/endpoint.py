"""The base of every view: its methods declare their actions, and nobody keeps its answers."""

from typing import Any, ClassVar

from django.http import HttpRequest
from rest_framework.response import Response
from rest_framework.views import APIView

READS_AS = {"HEAD": "GET"}


class Endpoint(APIView):
    """One address. `actions`: what each method does (tenancy.access.ACTIONS, "signed_in" or "public")."""

    actions: ClassVar[dict[str, str]] = {}
    http_method_names = ["get", "post", "put", "patch", "delete", "head"]

    def finalize_response(
        self, request: HttpRequest, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Health data and tokens stay out of every cache."""
        finished = super().finalize_response(request, response, *args, **kwargs)
        finished.headers.setdefault("Cache-Control", "no-store")
        return finished


def declared(view: APIView | type[APIView], method: str | None) -> str | None:
    """The action of a method, None for a method that does not exist."""
    actions: dict[str, str] = getattr(view, "actions", {})
    name = method or "GET"
    return actions.get(READS_AS.get(name, name))
