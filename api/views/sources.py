"""Who tells of an activity, and what each of them says of every field."""

from functools import partial
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request, activity_of
from api.listing import Listing
from api.serializers import sources as serializers
from api.tags import Tagged
from athletes.models import ActivitySource
from ingest.reconcile.fields import Source


class ActivitySources(Listing):
    """The sources of an activity."""

    actions = {"GET": "activity.read"}
    order = ("received_at", "pk")
    filters = {"kind": filters.one_of([(one.value, one.name) for one in Source], "kind", "such as strava")}

    @extend_schema(responses=serializers.NamedSource(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """Who tells of an activity, the earliest first, and who of them could stand alone."""
        activity = activity_of(request, public_id)
        rows = ActivitySource.objects.filter(activity=activity)
        named = partial(selectors.named_sources, activity)
        return self.listed(request, rows, serializers.NamedSource, named)


class ActivityProvenance(Tagged, Endpoint):
    """Where each value of an activity comes from."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.Provenance)
    def get(self, request: Request, public_id: UUID) -> Response:
        """What each source says of every field, what counts, and why."""
        activity = activity_of(request, public_id)
        fields = selectors.said_of_fields(activity.provenance)
        found = {"version": activity.version, "provenance": list(fields)}
        return Response(serializers.Provenance(found).data)
