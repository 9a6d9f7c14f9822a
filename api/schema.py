"""What the OpenAPI description says beyond the views' own words."""

import re
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from api.permissions import declared
from api.problems import MEDIA_TYPE
from api.repeating import HEADER
from api.tags import Tagged
from tenancy.keys import reach_of

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
MATCH = OpenApiParameter(
    "If-Match",
    location=OpenApiParameter.HEADER,
    description='the ETag of what was seen, or its version as "v3"; 412 if there is a newer one',
)
KNOWN = OpenApiParameter(
    "If-None-Match",
    location=OpenApiParameter.HEADER,
    description="the ETag of an answer that one has; 304 while it has not changed",
)
TAG = {"schema": {"type": "string"}, "description": "begins with the version of what one may change"}
PAUSE = re.compile(r"(?<=\.) |[:;] ")
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
        "request_id": {**TEXT, "description": "of a 500: what the logs call the request"},
    },
}
REFUSED = {
    "description": "Refused",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class Schema(AutoSchema):
    """Adds what follows from a view's declarations: headers, scope, filters."""

    def get_override_parameters(self) -> list[Any]:
        action = declared(self.view, self.method)
        if action == "public":
            return []
        if action == "signed_in":
            return [OPTIONAL, *self._filters()]
        return [ORGANIZATION, *self._conditions(), *self._filters()]

    def get_tags(self) -> list[str]:
        """By noun, as the modules of the views are."""
        return [self.view.__class__.__module__.rpartition(".")[2].replace("_", "-")]

    def get_summary(self) -> str:
        """What the view says of itself first, as a sentence."""
        words = " ".join(self.get_description().split())
        return f"{PAUSE.split(words)[0].removesuffix('.')}."

    def get_auth(self) -> list[dict[str, list[str]]]:
        action = declared(self.view, self.method)
        if action == "public":
            return []
        found = super().get_auth()
        return found if reach_of(str(action)) else [one for one in found if "key" not in one]

    def get_extensions(self) -> dict[str, Any]:
        """The scope that an API key needs."""
        reach = reach_of(str(declared(self.view, self.method)))
        return {"x-scope": reach.value} if reach else {}

    def _conditions(self) -> list[OpenApiParameter]:
        """The headers that make a request safe to repeat, or refuse it where the row is another by now."""
        view: Any = self.view
        key = [KEY] if self.method in getattr(view, "keyed", ()) else []
        match = [MATCH] if self.method in getattr(view, "guarded", ()) else []
        known = [KNOWN] if self.method == "GET" and isinstance(view, Tagged) else []
        return key + match + known

    def _filters(self) -> list[OpenApiParameter]:
        view: Any = self.view
        if not self._is_list_view():
            return []
        return [
            OpenApiParameter(name, self._map_serializer_field(one.field, "request"), description=one.words)
            for name, one in view.filters.items()
        ]


class Authentication(OpenApiAuthenticationExtension):
    """A token, a session or an API key."""

    target_class = "api.authentication.MiddlewareAuthentication"
    name = ["bearer", "session", "key"]

    def get_security_requirement(self, auto_schema: AutoSchema) -> list[dict[str, list[str]]]:
        return [{name: []} for name in self.name]

    def get_security_definition(self, auto_schema: AutoSchema) -> list[dict[str, str]]:
        return [
            {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            {"type": "apiKey", "in": "cookie", "name": COOKIE},
            {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Api-Key rs_…"},
        ]


def with_problems(result: dict[str, Any], **_given: Any) -> dict[str, Any]:
    """Every operation may be refused, always in the same shape; what has a tag may be unchanged."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for operations in result["paths"].values():
        for operation in operations.values():
            answers = operation["responses"]
            answers["default"] = REFUSED
            if any(one["name"] == KNOWN.name for one in operation.get("parameters", ())):
                answers["200"]["headers"] = {"ETag": TAG}
                answers["304"] = {"description": "Not changed since"}
    return result
