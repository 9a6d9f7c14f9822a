"""A season to begin with, for whoever builds one."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from analytics.season import Suggestion
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.serializers import suggestions as serializers
from api.views.seasons import built
from athletes.models import Athlete
from planning import selectors, services

AS_ASKED = ("open_injury", "fatigue")


class PlanSuggestion(Endpoint):
    """A season to begin with."""

    actions = {"POST": "plan.write"}
    keyed = frozenset()

    @extend_schema(request=serializers.SuggestionInputs, responses=serializers.Suggestion)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Suggest a season from fitness, races and free time, with the reasons; nothing is kept."""
        athlete, said = athlete_of(request, public_id), given(request, serializers.SuggestionInputs)
        today = athlete.local_day(timezone.now())
        minutes = said.get("availability_min", athlete.availability_min)
        week_m = said.get("current_week_m")
        if week_m is None:
            week_m = selectors.usual_week_m(athlete=athlete, today=today)
        asked = {name: said[name] for name in AS_ASKED}
        with built():
            found = services.suggest_season(
                athlete=athlete, today=today, availability_min=minutes, week_m=week_m, **asked
            )
        return Response(serializers.Suggestion(_answer(athlete, found, minutes, asked)).data)


def _answer(
    athlete: Athlete, found: Suggestion, minutes: list[int], asked: dict[str, bool]
) -> dict[str, Any]:
    request = found.request
    season = {
        **_goal(athlete, found),
        "start": request.start,
        "weeks": request.weeks,
        "current_week_m": round(request.current_week_s * request.easy_speed_m_s, 1),
        "availability_min": minutes,
        "key_per_week": request.key_per_week,
        "cutback_every": request.cutback_every,
        "growth_cap": request.growth_cap,
        **asked,
    }
    weeks = [
        {"number": number, "target_s": seconds, "ctl": ctl}
        for number, (seconds, ctl) in enumerate(zip(found.weekly_s, found.ctl, strict=True), start=1)
    ]
    return {"season": season, "weeks": weeks, "reasons": found.reasons}


def _goal(athlete: Athlete, found: Suggestion) -> dict[str, Any]:
    request = found.request
    if request.race_date is None:
        return {"without_race": True, "distance_m": request.race_distance_m}
    races = selectors.upcoming_races(athlete=athlete, today=request.race_date)
    return {"race": next(race.public_id for race in races if race.day == request.race_date)}
