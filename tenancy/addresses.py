"""Addresses inside an organization."""

from django.urls import reverse

from tenancy.http import Request


def at(request: Request, name: str, *args: object) -> str:
    """The address of a page of the request's organization."""
    return reverse(name, args=[request.organization.slug, *args])
