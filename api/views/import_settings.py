"""How the organization reconciles what its sources say; for owners."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, given
from api.serializers import import_settings as serializers
from api.tags import Tagged, matched
from athletes.settings import resolve
from ingest import services
from tenancy.models import Organization


class ImportSettings(Tagged, Endpoint):
    """Whose word comes first for each field, and how far apart two sources may be and still agree."""

    actions = {"GET": "settings.write", "PATCH": "settings.write"}
    guarded = frozenset({"PATCH"})

    @extend_schema(responses=serializers.ImportSettings)
    def get(self, request: Request) -> Response:
        """The order of sources by field, and the tolerances, as they hold."""
        return _shown(request.organization)

    @extend_schema(request=serializers.Wishes(partial=True), responses=serializers.ImportSettings)
    def patch(self, request: Request) -> Response:
        """Change orders and tolerances; what is left out stays, null is what the product does.

        What is here follows in a moment.
        """
        organization = request.organization
        changes = serializers.changes_of(given(request, serializers.Wishes, partial=True))
        version = matched(request, organization.settings_version)
        if not changes:
            return _shown(organization)
        return _shown(services.change_rules(organization=organization, changes=changes, version=version))


def _shown(organization: Organization) -> Response:
    settings, _problems = resolve(organization.settings)
    found = serializers.shown(settings, organization.settings_version)
    return Response(serializers.ImportSettings(found).data)
