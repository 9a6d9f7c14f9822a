"""The base of every view: its methods declare their actions, and nobody keeps its answers."""

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.filters import Filter

METHODS = ("get", "post", "put", "patch", "delete")


class Undeclared(TypeError):
    """A view has a method without an action, or an action without a method."""


class Endpoint(APIView):
    """One address. `actions`: what each method does (tenancy.access.ACTIONS, "signed_in" or "public").

    `keyed`: the methods that take an Idempotency-Key (api.repeating).
    """

    actions: ClassVar[dict[str, str]] = {}
    keyed: ClassVar[frozenset[str]] = frozenset({"POST"})
    guarded: ClassVar[frozenset[str]] = frozenset()
    """The methods that take an If-Match: the version that was seen (api.tags)."""
    filters: ClassVar[dict[str, Filter]] = {}
    """By name, what may narrow the list."""
    parameters: ClassVar[frozenset[str]] = frozenset()
    """What else a list's query may say, read by the view itself."""

    http_method_names = [*METHODS, "head"]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        handled = {name.upper() for name in METHODS if hasattr(cls, name)}
        if handled != set(cls.actions):
            raise Undeclared(f"{cls.__name__} handles {sorted(handled)} and declares {sorted(cls.actions)}.")

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """Health data and tokens stay out of every cache."""
        finished = super().finalize_response(request, response, *args, **kwargs)
        finished.headers.setdefault("Cache-Control", "no-store")
        return finished
