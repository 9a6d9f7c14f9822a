"""Pages for what went wrong; a fragment where htmx asked, a problem document where the API was asked."""

import sys
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from api.problems import MEDIA_TYPE, document

FRAGMENT = "parts/error_fragment.html"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 400, "bad_request")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 403, "forbidden")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 404, "not_found")


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """allauth asks for it when an address tries too often."""
    return _answer(request, 429, "throttled")


def broken(request: HttpRequest) -> HttpResponse:
    """The page names the request as the logs do. What broke is kept once the transaction is taken back."""
    request.broken_by = sys.exception()  # type: ignore[attr-defined]
    code = structlog.contextvars.get_contextvars().get("request_id", "")
    return _answer(request, 500, "broken", request_id=code, code=code)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """The form was too old or came from elsewhere."""
    words = {
        "title": gettext("This page was open too long"),
        "text": gettext("For your safety nothing was saved. Load the page again, then repeat the last step."),
    }
    return _answer(request, 403, "csrf_failed", "csrf.html", **words)


def _answer(request: HttpRequest, status: int, code: str, page: str = "", /, **words: Any) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse(_problem(status, code, words), status=status, content_type=MEDIA_TYPE)
    template = FRAGMENT if getattr(request, "htmx", False) else page or f"{status}.html"
    return render(request, template, {"status": status, **words}, status=status)


def _problem(status: int, code: str, words: dict[str, Any]) -> dict[str, Any]:
    """A problem names the request too: whoever runs the site finds it in the logs."""
    known = {"request_id": words["request_id"]} if words.get("request_id") else {}
    return {**document(status, code), **known}
