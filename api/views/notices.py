"""What a member is told, wants to be told, and when not; and the coach's week."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.listing import Listing
from api.repeating import made
from api.serializers import notices as answers
from api.serializers.fields import FIRST_YEAR, LAST_YEAR, uuid
from api.tags import Tagged
from athletes import services as athletes
from athletes.models import Athlete, Event, Mute, Notice
from athletes.selectors.preferences import preferences
from athletes.services import preferences as services
from coach.selectors.week import coach_week, monday_of

OF_ATHLETE = OpenApiParameter("athlete", UUID, description="of this athlete alone")


class Notices(Listing):
    """What the member was told in the last 90 days."""

    actions = {"GET": "notice.read"}
    order = ("-at", "-pk")
    filters = {
        "event": filters.one_of(Event.choices, "event"),
        "since": filters.moment("at__gte", "the first instant"),
    }

    @extend_schema(responses=answers.ToldNotice(many=True))
    def get(self, request: Request) -> Response:
        """The notices, the latest first; nothing is marked as read."""
        found = Notice.objects.visible_to(request.membership).listed().select_related("athlete")
        return self.listed(request, found, answers.ToldNotice)


class NoticesRead(Endpoint):
    """What one has seen."""

    actions = {"POST": "notice.write"}

    @extend_schema(request=answers.ReadNotices, responses={200: answers.NoticeCount})
    def post(self, request: Request) -> Response:
        """Mark notices as read: those named, or all; answers how many were new."""
        named = given(request, answers.ReadNotices).get("public_ids", ())

        def read() -> Any:
            count = athletes.mark_notices_read(
                member=request.membership, now=timezone.now(), public_ids=named
            )
            return {"read": count}

        return made(request, answers.NoticeCount, read, status=200)


class NoticeWishes(Tagged, Endpoint):
    """By which ways the member is told of what."""

    actions = {"GET": "notice.read", "PUT": "notice.write"}
    keyed = frozenset()

    @extend_schema(parameters=[OF_ATHLETE], responses=answers.NoticeWishes)
    def get(self, request: Request) -> Response:
        """Every event with its ways, as it counts now."""
        return Response(_wishes(request, _athlete(request)))

    @extend_schema(parameters=[OF_ATHLETE], request=answers.NoticeWishes, responses=answers.NoticeWishes)
    def put(self, request: Request) -> Response:
        """Change what is named; the rest stays."""
        read = answers.NoticeWishes(data=request.data)
        read.is_valid(raise_exception=True)
        athlete = _athlete(request)
        services.choose_notices(member=request.membership, athlete=athlete, wanted=read.wanted())
        if "digest_hour" in read.validated_data:
            hour = read.validated_data["digest_hour"]
            services.choose_rhythm(member=request.membership, digest_hour=hour)
        return Response(_wishes(request, athlete))


class Mutes(Listing):
    """When the member is not told."""

    actions = {"GET": "notice.read", "POST": "notice.write"}
    order = ("pk",)

    @extend_schema(responses=answers.Mute(many=True))
    def get(self, request: Request) -> Response:
        """What is quiet, also what is over."""
        found = Mute.objects.filter(member=request.membership).select_related("athlete")
        return self.listed(request, found, answers.Mute)

    @extend_schema(request=answers.MuteFacts, responses={201: answers.Mute})
    def post(self, request: Request) -> Response:
        """Be quiet of an athlete or of everything; said again it changes until when."""
        said = given(request, answers.MuteFacts)
        whom = said.pop("athlete")
        athlete = athlete_of(request, whom) if whom else None
        act = partial(services.mute, member=request.membership, athlete=athlete, **said)
        return made(request, answers.Mute, act)


class OneMute(Endpoint):
    """One thing that is quiet."""

    actions = {"DELETE": "notice.write"}

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Be told again."""
        quiet = get_object_or_404(Mute.objects.filter(member=request.membership), public_id=public_id)
        services.unmute(quiet=quiet)
        return Response(status=204)


class CoachWeek(Tagged, Endpoint):
    """The coach's week: what the mail of Monday morning is about."""

    actions = {"GET": "queue.read"}

    @extend_schema(responses=answers.CoachWeek)
    def get(self, request: Request, day: str) -> Response:
        """The week of this day, of whom the member sees."""
        week = coach_week(member=request.membership, first=monday_of(_day(day)))
        return Response(answers.CoachWeek(week).data)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise Http404
    return day


def _wishes(request: Request, athlete: Athlete | None) -> dict[str, Any]:
    is_athlete = request.athlete is not None
    found = preferences(member=request.membership, athlete=athlete, is_athlete=is_athlete)
    said = [
        {"event": line.event, "channel": way.field.rpartition(".")[2], "wanted": way.wanted}
        for line in found.lines
        for way in line.ways
    ]
    return dict(answers.NoticeWishes({"digest_hour": found.digest_hour, "wishes": said}).data)


def _athlete(request: Request) -> Athlete | None:
    wanted = request.query_params.get("athlete", "")
    return athlete_of(request, uuid("athlete", wanted)) if wanted else None
