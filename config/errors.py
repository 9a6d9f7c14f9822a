"""Pages for what went wrong; a fragment where htmx asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from api.problems import MEDIA_TYPE, document


def _page(request: HttpRequest, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse(document(status, _CODES[status]), status=status, content_type=MEDIA_TYPE)
    fragment = bool(getattr(request, "htmx", False))
    return render(
        request,
        "parts/error_fragment.html" if fragment else f"{status}.html",
        {"status": status},
        status=status,
    )


_CODES = {400: "bad_request", 403: "forbidden", 404: "not_found", 500: "broken"}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """The form was too old or came from elsewhere."""
    return render(request, "csrf.html", status=403)
