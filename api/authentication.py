"""Who asks: whom the middleware has found, by token or by session."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request

from tenancy.models import User

COOKIE = "sessionid"


class MiddlewareAuthentication(SessionAuthentication):
    """tenancy.middleware has read token or session already; a session must prove itself against forgery."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        if not request.by_token:
            return super().authenticate(request)
        bearer = request._request.user  # noqa: SLF001  DRF's own way to the request that the middleware saw
        return (bearer, None) if bearer.is_authenticated else None

    def authenticate_header(self, request: Request) -> str:
        """What makes a refusal a 401 and not a 403."""
        return 'Bearer realm="api"'


class InSchema(OpenApiAuthenticationExtension):
    """How the schema says it: one or the other."""

    target_class = "api.authentication.MiddlewareAuthentication"
    name = ["bearer", "session"]

    def get_security_requirement(self, auto_schema: AutoSchema) -> list[dict[str, list[str]]]:
        return [{name: []} for name in self.name]

    def get_security_definition(self, auto_schema: AutoSchema) -> list[dict[str, str]]:
        return [
            {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            {"type": "apiKey", "in": "cookie", "name": COOKIE},
        ]
