"""The organization of the request's header."""

from dataclasses import asdict, replace
from typing import Any

from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, given
from api.serializers import organization as serializers
from api.tags import Tagged, matched
from athletes.models import Mode
from coach import services
from coach.services import Wishes
from tenancy.models import Role


class Organization(Tagged, Endpoint):
    """The organization of the header."""

    actions = {"GET": "organization.read", "PATCH": "organization.write"}
    guarded = frozenset({"PATCH"})

    @extend_schema(responses=serializers.Organization)
    def get(self, request: Request) -> Response:
        """The organization; owners also see how it works."""
        self.version = request.organization.settings_version
        return _shown(request)

    @extend_schema(request=serializers.OrganizationChange(partial=True), responses=serializers.Organization)
    def patch(self, request: Request) -> Response:
        """Change how the organization works; what is left out stays."""
        before = services.wishes_of(request.organization)
        wishes = replace(
            before, **_said(given(request, serializers.OrganizationChange, partial=True), before)
        )
        services.change_organization(
            organization=request.organization,
            wishes=wishes,
            owner=request.user,
            now=now(),
            version=matched(request, request.organization.settings_version),
        )
        request.organization.refresh_from_db()
        return _shown(request)


def _said(change: dict[str, Any], before: Wishes) -> dict[str, Any]:
    """Of the rules, too, what is left out stays."""
    mode = {"mode": Mode(change["mode"])} if "mode" in change else {}
    rules = {"automatic": {**before.automatic, **change["automatic"]}} if "automatic" in change else {}
    return {**change, **mode, **rules}


def _shown(request: Request) -> Response:
    found: Wishes | None = None
    if request.membership.role == Role.OWNER:
        found = services.wishes_of(request.organization)
    organization = request.organization
    plain = {name: getattr(organization, name) for name in ("slug", "name", "kind", "timezone")}
    return Response(serializers.Organization({**plain, "settings": found and asdict(found)}).data)
