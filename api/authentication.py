"""Who asks: whom the middleware has found, by token or by session."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied

from api.problems import Refused
from tenancy.models import User


class MiddlewareAuthentication(SessionAuthentication):
    """tenancy.middleware has read token or session already; a session must prove itself against forgery."""

    def authenticate(self, request: Any) -> tuple[User, None] | None:
        if not request.by_token:
            return super().authenticate(request)
        bearer = request._request.user  # noqa: SLF001  DRF's own way to the request that the middleware saw
        return (bearer, None) if bearer.is_authenticated else None

    def authenticate_header(self, request: Any) -> str:
        """What makes a refusal a 401 and not a 403."""
        return f'{"Api-Key" if request.by_key else "Bearer"} realm="api"'

    def enforce_csrf(self, request: Any) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            words = _("A session needs the X-CSRFToken header with the value of its cookie.")
            raise Refused(403, "csrf_failed", words) from None
