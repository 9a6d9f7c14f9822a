"""An athlete's calendar, and the draft of changes to it."""

from datetime import date, timedelta
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, own
from api.problems import invalid
from api.repeating import made, once
from api.selectors import calendars
from api.serializers.calendars import Calendar, Draft, OwnMove, Revision, Wanted
from api.tags import Tagged, matched
from athletes.models import Athlete
from planning import services
from planning.models import PlannedSession
from planning.models import Revision as RevisionRow
from tenancy.services import Answer

LONGEST = timedelta(weeks=53)
RANGE = [
    OpenApiParameter(name, date, required=True, description=words)
    for name, words in (("first", "first day"), ("last", "last day, at most a year later"))
]


class AthleteCalendar(Tagged, Endpoint):
    """The days of an athlete."""

    actions = {"GET": "plan.read"}
    parameters = frozenset({"first", "last"})

    @extend_schema(parameters=RANGE, responses=Calendar)
    def get(self, request: Request, public_id: UUID) -> Response:
        """What is planned, done and raced from a day to another; the staff sees it with what is drafted."""
        athlete = athlete_of(request, public_id)
        first, last = day_of(request, "first"), day_of(request, "last")
        if not first <= last <= first + LONGEST:
            raise invalid("last", "out_of_range", _("Ask for a year at most, from the first day on."))
        if request.membership.is_staff:
            found = calendars.drafted_range(athlete=athlete, now=timezone.now(), first=first, last=last)
        else:
            found = calendars.published_range(athlete=athlete, first=first, last=last)
        return Response(Calendar(found).data)


class CalendarDraft(Tagged, Endpoint):
    """What is drafted in the calendar."""

    actions = {"GET": "plan.write", "POST": "plan.write", "DELETE": "plan.write"}
    guarded = frozenset({"DELETE"})

    @extend_schema(responses=Draft)
    def get(self, request: Request, public_id: UUID) -> Response:
        """What is drafted, what it comes to, and what speaks against it."""
        return Response(_detail(athlete_of(request, public_id)))

    @extend_schema(request=Wanted, responses={201: Draft})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Draft a change; the athlete sees nothing before it is published."""
        athlete = athlete_of(request, public_id)
        wanted = Wanted(data=request.data)
        wanted.is_valid(raise_exception=True)

        def draft() -> Answer:
            asked, moment = wanted.asked(), timezone.now()
            services.draft(athlete=athlete, author=request.membership, asked=asked, now=moment)
            return Answer(201, _detail(athlete))

        return once(request, draft)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Throw the draft away."""
        athlete = athlete_of(request, public_id)
        services.discard_draft(athlete=athlete, now=timezone.now(), version=_seen(request, athlete))
        return Response(status=204)


class UndoDraft(Endpoint):
    """The last step of the draft."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=None, responses=Draft)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take the last step out of the draft."""
        athlete = athlete_of(request, public_id)

        def undo() -> Answer:
            services.undo_last(athlete=athlete)
            return Answer(200, _detail(athlete))

        return once(request, undo)


class DraftAgain(Endpoint):
    """A draft whose sessions have changed."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=None, responses=Draft)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Go by the sessions as they stand now; changes of those that are gone fall out."""
        athlete = athlete_of(request, public_id)

        def look() -> Answer:
            services.look_again(athlete=athlete)
            return Answer(200, _detail(athlete))

        return once(request, look)


class PublishDraft(Endpoint):
    """The end of a draft."""

    actions = {"POST": "plan.write"}
    guarded = frozenset({"POST"})

    @extend_schema(request=None, responses=Revision)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Make all that is drafted, at once. 409 `stale_changes` where sessions have changed meanwhile."""
        athlete = athlete_of(request, public_id)

        def publish() -> RevisionRow:
            version = _seen(request, athlete)
            return services.publish_draft(athlete=athlete, now=timezone.now(), version=version)

        return made(request, Revision, publish, status=200)


class TakeBack(Endpoint):
    """Changes that were made."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=None, responses=Revision)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo what was published, within ten minutes; it is a draft again."""
        seen = RevisionRow.objects.visible_to(request.membership).select_related("athlete__organization")
        revision = get_object_or_404(seen, public_id=public_id)

        def undo() -> RevisionRow:
            return services.take_back(revision=revision, now=timezone.now())

        return made(request, Revision, undo, status=200)


class MoveSession(Endpoint):
    """A session of one's own."""

    actions = {"POST": "plan.move"}

    @extend_schema(request=OwnMove, responses=Revision)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Put one's own session on another day of its week, where the coach allows it."""
        mine = PlannedSession.objects.published().filter(athlete=own(request))
        session = get_object_or_404(mine.select_related("athlete__organization"), public_id=public_id)
        said = given(request, OwnMove)

        def move() -> RevisionRow:
            return services.move_own(session=session, member=request.membership, now=timezone.now(), **said)

        return made(request, Revision, move, status=200)


def _detail(athlete: Athlete) -> dict[str, object]:
    return dict(Draft(calendars.draft_detail(athlete=athlete, now=timezone.now())).data)


def _seen(request: Request, athlete: Athlete) -> int | None:
    """The version of the draft that If-Match names, if it names one."""
    if "If-Match" not in request.headers:
        return None
    return matched(request, calendars.draft_detail(athlete=athlete, now=timezone.now()).version)


def day_of(request: Request, name: str) -> date:
    try:
        return date.fromisoformat(request.query_params.get(name, ""))
    except ValueError:
        raise invalid(name, "invalid", _("Give a day as YYYY-MM-DD.")) from None
