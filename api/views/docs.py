"""The schema, and a page to read and try it."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.response import Response

from api.endpoint import Endpoint
from tenancy.access import public


class Describing(SchemaGenerator):
    """Describes the API once in each language: it is the same for whoever asks."""

    def get_schema(self, *args: Any, **kwargs: Any) -> Any:
        return _described(get_language())


@lru_cache(maxsize=8)
def _described(language: str | None) -> Any:
    return SchemaGenerator().get_schema(public=True)


class Description(Endpoint, SpectacularAPIView):
    """The OpenAPI description of this API."""

    actions = {"GET": "public"}
    generator_class = Describing

    @extend_schema(exclude=True)
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


@require_GET
def reader(request: HttpRequest) -> HttpResponse:
    """Swagger UI from our own static files."""
    return render(request, "api/docs.html")


public(reader)
