"""Addresses inside an organization, and the page that a request was sent from."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from tenancy.http import Request


def at(request: Request, name: str, *args: object) -> str:
    """The address of a page of the request's organization."""
    return address(name, request.organization.slug, *args)


@lru_cache(maxsize=4096)
def address(name: str, slug: str, *args: object) -> str:
    """The address of an organization's page. Kept: a page has many, and Django looks each up anew."""
    return reverse(name, args=[slug, *args])


def where_one_is(request: HttpRequest) -> str:
    """The page that the person sees: the one asked for, or the one whose form or fragment was sent."""
    if request.method == "GET" and not request.htmx:  # type: ignore[attr-defined]
        return request.get_full_path()
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/"
    parts = urlsplit(page)
    return parts.path + (f"?{parts.query}" if parts.query else "")
