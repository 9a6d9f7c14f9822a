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
from athletes.models import Athlete
from readiness import services
from tenancy.services import Answer


class Today(Endpoint):
    """Today's session, the check-in and what it came to, the latest messages."""

    actions = {"GET": "today.read"}

    @extend_schema(responses=TodayAnswer)
    def get(self, request: Request) -> Response:
        return _today(request, own(request))


class CheckIn(Endpoint):
    """Today's answers: sent again they are corrected, until the athlete's midnight."""

    actions = {"PUT": "checkin.write"}
    keyed = frozenset({"PUT"})

    @extend_schema(request=CheckInAnswers, responses=TodayAnswer)
    def put(self, request: Request) -> Response:
        return once(request, lambda: _check_in(request))


def _check_in(request: Request) -> Answer:
    given = CheckInAnswers(data=request.data)
    given.is_valid(raise_exception=True)
    now, athlete = timezone.now(), own(request)
    services.record_check_in(
        athlete=athlete,
        day=given.validated_data.get("day") or athlete.local_day(now),
        answers=given.answers(),
        note=given.validated_data["note"],
        now=now,
    )
    return Answer(200, _today(request, athlete).data)


def _today(request: Request, athlete: Athlete) -> Response:
    found = selectors.today(athlete=athlete, now=timezone.now(), units=request.user.units)
    return Response(TodayAnswer(found).data)
