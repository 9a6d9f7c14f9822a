"""An athlete's season by its weeks, and what would come of ideas about it."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from analytics.days import monday_of
from api.endpoint import Endpoint
from api.http import Request, athlete_of
from api.problems import invalid
from api.selectors.season_year import season_weeks, supposed_seasons
from api.serializers.season_year import MOST_WEEKS, SeasonYear, WhatIf, WhatIfAnswer
from api.tags import Tagged
from api.views.calendars import day_of
from coach.selectors.season import Span

WEEKS = [
    OpenApiParameter("first", str, required=True, description="a day of the first week"),
    OpenApiParameter("weeks", int, required=True, description=f"how many, {MOST_WEEKS} at most"),
]


class AthleteSeason(Tagged, Endpoint):
    """The weeks of an athlete's season."""

    actions = {"GET": "plan.read"}
    parameters = frozenset({"first", "weeks"})

    @extend_schema(parameters=WEEKS, responses=SeasonYear)
    def get(self, request: Request, public_id: UUID) -> Response:
        """Each week as meant, planned and done, with fitness to come; the staff sees it with the draft."""
        athlete = athlete_of(request, public_id)
        found = season_weeks(
            athlete=athlete, now=timezone.now(), span=_span(request), drafted=request.membership.is_staff
        )
        return Response(SeasonYear(found).data)


class SeasonWhatIf(Endpoint):
    """What would come of an idea."""

    actions = {"POST": "plan.write"}

    @extend_schema(request=WhatIf, responses=WhatIfAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """The season with each idea beside the season as it stands; nothing is kept."""
        athlete = athlete_of(request, public_id)
        asked = WhatIf(data=request.data)
        asked.is_valid(raise_exception=True)
        first = asked.validated_data["first"]
        span = Span(monday_of(first), asked.validated_data["weeks"])
        stands, *ideas = supposed_seasons(
            athlete=athlete, now=timezone.now(), span=span, ideas=asked.supposed()
        )
        return Response(WhatIfAnswer({"stands": stands, "ideas": ideas}).data)


def _span(request: Request) -> Span:
    first, said = day_of(request, "first"), request.query_params.get("weeks", "")
    if not said.isdecimal() or not 1 <= int(said[:4]) <= MOST_WEEKS or len(said) > len(str(MOST_WEEKS)):
        raise invalid("weeks", "out_of_range", _("Ask for one to 104 weeks."))
    return Span(monday_of(first), int(said))
