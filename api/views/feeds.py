"""Links to athletes' calendars: made, seen this once, revoked."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.listing import Listing
from api.serializers import feeds as serializers
from planning.models import Feed, FeedKind
from planning.services import feeds as services


class Feeds(Listing):
    """The links to an athlete's calendar."""

    actions = {"GET": "feed.write", "POST": "feed.write"}
    order = ("-made_at", "-pk")
    keyed = frozenset()  # the answer would be kept, and the secret with it

    @extend_schema(responses=serializers.Feed(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The links that count, the newest first; their addresses are not shown again."""
        living = Feed.objects.of(athlete_of(request, public_id)).filter(revoked_at=None)
        return self.listed(request, living.select_related("made_by__user"), serializers.Feed)

    @extend_schema(request=serializers.NewFeed, responses={201: serializers.MadeFeed})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Make a link; its address is shown this once."""
        athlete, kind = athlete_of(request, public_id), given(request, serializers.NewFeed)["kind"]
        made = services.make_feed(
            athlete=athlete, kind=FeedKind(kind), by=request.membership, now=timezone.now()
        )
        path = reverse("feed_file", args=[request.organization.slug, made.token])
        answer = {"feed": made.feed, "address": request.build_absolute_uri(path)}
        return Response(serializers.MadeFeed(answer).data, status=201)


class OneFeed(Endpoint):
    """A link."""

    actions = {"DELETE": "feed.write"}

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Revoke a link: calendar programs find nothing there from now on."""
        living = Feed.objects.visible_to(request.membership).filter(revoked_at=None)
        services.revoke_feed(feed=get_object_or_404(living, public_id=public_id), now=timezone.now())
        return Response(status=204)
