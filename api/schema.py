"""What the OpenAPI description says beyond the views' own words."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from api.permissions import declared
from api.problems import MEDIA_TYPE
from api.repeating import HEADER

COOKIE = "sessionid"
ORGANIZATION = OpenApiParameter(
    "Organization", location=OpenApiParameter.HEADER, required=True, description="the organization's slug"
)
OPTIONAL = OpenApiParameter(
    "Organization", location=OpenApiParameter.HEADER, description="the organization's slug"
)
KEY = OpenApiParameter(
    HEADER,
    location=OpenApiParameter.HEADER,
    description="sent again with the same body, the request gets the first one's answer",
)
TEXT = {"type": "string"}
FIELD_ERROR = {"type": "object", "properties": {"field": TEXT, "code": TEXT, "detail": TEXT}}
PROBLEM = {
    "type": "object",
    "description": "RFC 9457. The code stays; the words are in the reader's language.",
    "required": ["type", "title", "status", "code"],
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "code": TEXT,
        "detail": TEXT,
        "errors": {"type": "array", "items": FIELD_ERROR},
    },
}
REFUSED = {
    "description": "Refused",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class Schema(AutoSchema):
    """Adds the headers that follow from a view's declared action."""

    def get_override_parameters(self) -> list[Any]:
        action = declared(self.view, self.method)
        if action == "public":
            return []
        if action == "signed_in":
            return [OPTIONAL]
        return [ORGANIZATION, KEY] if self.method in getattr(self.view, "keyed", ()) else [ORGANIZATION]

    def get_auth(self) -> list[dict[str, list[str]]]:
        return [] if declared(self.view, self.method) == "public" else super().get_auth()


class Authentication(OpenApiAuthenticationExtension):
    """A token or a session."""

    target_class = "api.authentication.MiddlewareAuthentication"
    name = ["bearer", "session"]

    def get_security_requirement(self, auto_schema: AutoSchema) -> list[dict[str, list[str]]]:
        return [{name: []} for name in self.name]

    def get_security_definition(self, auto_schema: AutoSchema) -> list[dict[str, str]]:
        return [
            {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            {"type": "apiKey", "in": "cookie", "name": COOKIE},
        ]


def with_problems(result: dict[str, Any], **_given: Any) -> dict[str, Any]:
    """Every operation may be refused, always in the same shape."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = REFUSED
    return result
