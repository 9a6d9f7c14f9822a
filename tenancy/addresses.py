"""Addresses inside an organization."""

from django.http import HttpRequest
from django.urls import reverse


def at(request: HttpRequest, name: str, *args: object) -> str:
    """The address of a page of the request's organization."""
    return reverse(name, args=[request.organization.slug, *args])
