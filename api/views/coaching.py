"""Who coaches an athlete; for owners."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.serializers.coaching import Coaching as CoachingAnswer
from api.tags import Tagged, matched
from athletes.models import Athlete
from athletes.selectors import assistants_of
from coach import services
from coach.services import Coaching
from tenancy.selectors import current_members


class AthleteCoaching(Tagged, Endpoint):
    """Who coaches an athlete."""

    actions = {"GET": "coaching.write", "PUT": "coaching.write"}
    guarded = frozenset({"PUT"})

    @extend_schema(responses=CoachingAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """The coach, and the assistants who see the athlete."""
        return _shown(athlete_of(request, public_id))

    @extend_schema(request=CoachingAnswer, responses=CoachingAnswer)
    def put(self, request: Request, public_id: UUID) -> Response:
        """Hand the athlete over: to a coach or to nobody, in sight of these assistants and no others.

        An open case goes along.
        """
        athlete = athlete_of(request, public_id)
        said = given(request, CoachingAnswer, context={"members": current_members(request.organization)})
        version = matched(request, athlete.version) or athlete.version
        coaching = Coaching(said["coach"], said["assistants"])
        services.change_coaching(athlete=athlete, coaching=coaching, version=version)
        return _shown(athlete_of(request, public_id))


def _shown(athlete: Athlete) -> Response:
    found = {
        "version": athlete.version,
        "coach": athlete.coach and athlete.coach.public_id,
        "assistants": [member.public_id for member in assistants_of(athlete=athlete)],
    }
    return Response(CoachingAnswer(found).data)
