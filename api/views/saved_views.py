"""Saved views, by API."""

from functools import partial
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, given, version_of
from api.listing import Listing
from api.repeating import made
from api.serializers.fields import Version
from api.serializers.queue_keeping import NewView, View, ViewFacts
from api.tags import Tagged, matched
from coach import services
from coach.models import SavedPage, SavedView


class Views(Listing):
    """One's own views, and those that the staff shares."""

    actions = {"GET": "view.read", "POST": "view.write"}
    order = ("position", "name", "pk")
    filters = {"page": filters.one_of(SavedPage.choices, "page")}

    @extend_schema(responses=View(many=True))
    def get(self, request: Request) -> Response:
        """The saved views, in their order."""
        seen = SavedView.objects.visible_to(request.membership).select_related("member__user")
        return self.listed(request, seen, View)

    @extend_schema(request=NewView, responses={201: View})
    def post(self, request: Request) -> Response:
        """Keep a page's query by a name."""
        said = given(request, NewView)
        facts = {**said, "page": SavedPage(said["page"])}
        return made(request, View, partial(services.keep_view, member=request.membership, **facts))


class OneView(Tagged, Endpoint):
    """A saved view; only who keeps it changes it."""

    actions = {"GET": "view.read", "PATCH": "view.write", "DELETE": "view.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=View)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A saved view."""
        seen = SavedView.objects.visible_to(request.membership)
        return Response(View(get_object_or_404(seen, public_id=public_id)).data)

    @extend_schema(request=ViewFacts(partial=True), responses=View)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change a view of one's own; what is left out stays."""
        view = _own(request, public_id)
        said = {"name": view.name, "shared": view.shared, **given(request, ViewFacts, partial=True)}
        changed = services.change_view(view=view, version=matched(request, view.version), **said)
        return Response(View(changed).data)

    @extend_schema(responses={200: View})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Remove a view of one's own. The answer's version is what an undo asks for."""
        view = _own(request, public_id)
        version = matched(request, view.version)
        return Response(View(services.remove_view(view=view, now=timezone.now(), version=version)).data)


class RestoreView(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "view.write"}

    @extend_schema(request=Version, responses=View)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take a removed view back; 409 if it was not removed at this version."""
        view = get_object_or_404(
            SavedView.objects.restorable(request.membership, version_of(request)), public_id=public_id
        )
        restore = partial(services.restore_view, view=view, version=given(request, Version)["version"])
        return made(request, View, restore, status=200)


def _own(request: Request, public_id: UUID) -> SavedView:
    own = SavedView.objects.current().own(request.membership)
    found: SavedView = get_object_or_404(own, public_id=public_id)
    return found
