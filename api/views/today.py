"""The athlete's own day: what is on, and the morning's answers."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import selectors
from api.endpoint import Endpoint
from api.http import Request, own
from api.repeating import once
from api.serializers.check_ins import CheckInAnswers
from api.serializers.check_ins import Today as TodayAnswer
from api.tags import Tagged
from athletes.models import Athlete
from readiness import services
from tenancy.services import Answer


class Today(Tagged, Endpoint):
    """Today's session, the check-in and what it came to, the latest messages."""

    actions = {"GET": "today.read"}

    @extend_schema(responses=TodayAnswer)
    def get(self, request: Request) -> Response:
        return _today(request, own(request))


class CheckIn(Endpoint):
    """Today's answers."""

    actions = {"PUT": "checkin.write", "DELETE": "checkin.write"}
    keyed = frozenset({"PUT"})

    @extend_schema(request=CheckInAnswers, responses=TodayAnswer)
    def put(self, request: Request) -> Response:
        """Answer today's check-in. Sent again it is corrected, until the athlete's midnight."""
        return once(request, lambda: _check_in(request))

    @extend_schema(responses={200: TodayAnswer})
    def delete(self, request: Request) -> Response:
        """Take today's answers back, and with them what they raised."""
        now, athlete = timezone.now(), own(request)
        services.withdraw_check_in(athlete=athlete, day=athlete.local_day(now), now=now)
        return _today(request, athlete)


class PutBack(Endpoint):
    """Take back what the rules have just changed; for ten minutes, and while no coach has confirmed it."""

    actions = {"POST": "today.write"}

    @extend_schema(request=None, responses=TodayAnswer)
    def post(self, request: Request) -> Response:
        athlete = own(request)

        def put_back() -> Answer:
            services.put_back(athlete=athlete, member=request.membership, now=timezone.now())
            return Answer(200, _today(request, athlete).data)

        return once(request, put_back)


def _check_in(request: Request) -> Answer:
    read = CheckInAnswers(data=request.data)
    read.is_valid(raise_exception=True)
    now, athlete = timezone.now(), own(request)
    services.record_check_in(
        athlete=athlete,
        day=read.validated_data.get("day") or athlete.local_day(now),
        answers=read.answers(),
        note=read.validated_data["note"],
        now=now,
    )
    return Answer(200, _today(request, athlete).data)


def _today(request: Request, athlete: Athlete) -> Response:
    found = selectors.today(athlete=athlete, now=timezone.now(), units=request.user.units)
    return Response(TodayAnswer(found).data)
