"""The API's quotas: counted before the request's transaction opens, so that nobody waits for another."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from api import quotas
from api.problems import MEDIA_TYPE, document
from api.quotas import Quota, Standing
from tenancy.middleware import API

Respond = Callable[[HttpRequest], HttpResponse]


class QuotaMiddleware:
    """Refuses who asks too often, and tells everyone how they stand."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (request.path.startswith(API) and settings.API_PER_MINUTE):
            return self.get_response(request)
        standing = quotas.count(_quota(request), now=timezone.now())
        response = _refusal(standing) if standing.exceeded else self.get_response(request)
        quota = standing.quota
        response.headers["RateLimit-Policy"] = f'"{quota.name}";q={quota.limit};w=60'
        response.headers["RateLimit"] = f'"{quota.name}";r={standing.left};t={standing.resets_in_s}'
        return response


def _quota(request: HttpRequest) -> Quota:
    key, user = getattr(request, "api_key", None), request.user
    if key is not None:
        return quotas.of_key(key.pk, limit=settings.API_PER_MINUTE)
    if user.pk is not None:
        return quotas.of_person(user.pk, limit=settings.API_PER_MINUTE)
    return quotas.of_address(_address(request))


def _address(request: HttpRequest) -> str:
    """As the limits of the sign-in see it; a server on a socket without a proxy tells none."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return "::"


def _refusal(standing: Standing) -> HttpResponse:
    body = document(429, "throttled", _("Too many requests. Please wait a little."))
    headers = {"Retry-After": str(standing.resets_in_s), "Cache-Control": "no-store"}
    return JsonResponse(body, status=429, content_type=MEDIA_TYPE, headers=headers)
