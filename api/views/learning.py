"""What was decided about the cases of each rule."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request
from api.serializers import learning as shown
from api.tags import Tagged
from coach.forms.learning import PERIODS, USUAL, period_of, since
from readiness import selectors
from tenancy.models import Role

DAYS = OpenApiParameter("days", int, enum=list(PERIODS), default=USUAL)


class RulesReport(Tagged, Endpoint):
    """How often the rules were followed, and suggested limits: shown, never applied by themselves."""

    actions = {"GET": "queue.read"}
    parameters = frozenset({"days"})

    @extend_schema(parameters=[DAYS], responses=shown.Learned)
    def get(self, request: Request) -> Response:
        found = selectors.learned(
            membership=request.membership,
            since=since(timezone.now(), period_of(request.query_params)),
            everybody=request.membership.role == Role.OWNER,
        )
        return Response(shown.Learned(found).data)
