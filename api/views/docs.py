"""The schema, and a page to read and try it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.response import Response

from api.endpoint import Endpoint
from tenancy.access import public


class Description(Endpoint, SpectacularAPIView):
    """The OpenAPI description of this API."""

    actions = {"GET": "public"}

    @extend_schema(exclude=True)
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


@require_GET
def reader(request: HttpRequest) -> HttpResponse:
    """Swagger UI from our own static files."""
    return render(request, "api/docs.html")


public(reader)
