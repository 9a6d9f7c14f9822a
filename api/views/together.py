"""Several cases of the queue, decided in one go."""

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request
from api.repeating import made
from api.serializers.together import Batch, Together
from coach.selectors import cases_ticked
from readiness import services


class DecideTogether(Endpoint):
    """Approve, snooze or dismiss several cases of one kind, each on the version that was seen.

    Those that have changed since are left out. Pain and illness are decided one by one.
    """

    actions = {"POST": "queue.decide"}

    @extend_schema(request=Together, responses={201: Batch})
    def post(self, request: Request) -> Response:
        asked = Together(data=request.data)
        asked.is_valid(raise_exception=True)
        versions = asked.versions()
        seen = cases_ticked(membership=request.membership, versions=versions)
        if len(seen) != len(versions):
            raise Http404

        def decide() -> services.Batch:
            return services.decide_together(
                seen=seen, member=request.membership, now=timezone.now(), **asked.words()
            )

        return made(request, Batch, decide)
