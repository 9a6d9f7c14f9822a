"""How fast cases are answered: the report, and the clocks by which it is measured."""

from dataclasses import asdict

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, given
from api.problems import invalid
from api.serializers import responses as serializers
from api.tags import Tagged, matched
from coach.selectors import REPORT_MONTHS, REPORT_USUAL, response_report
from readiness import services

MONTHS = OpenApiParameter("months", int, enum=list(REPORT_MONTHS), default=REPORT_USUAL)


class ResponseReport(Tagged, Endpoint):
    """First responses, resolutions and what was missed, by coach and month."""

    actions = {"GET": "report.read"}
    parameters = frozenset({"months"})

    @extend_schema(responses=serializers.ResponseReport, parameters=[MONTHS])
    def get(self, request: Request) -> Response:
        """The last months, this one included; an owner's of everybody, a coach's own."""
        asked = request.query_params.get("months", str(REPORT_USUAL))
        if asked not in {str(number) for number in REPORT_MONTHS}:
            raise invalid("months", "invalid_choice", ", ".join(map(str, REPORT_MONTHS)))
        found = response_report(membership=request.membership, now=timezone.now(), months=int(asked))
        return Response(serializers.ResponseReport(found).data)


class ClockSettings(Tagged, Endpoint):
    """Targets by bucket, opening hours, days off, escalation."""

    actions = {"GET": "organization.write", "PATCH": "organization.write"}
    guarded = frozenset({"PATCH"})

    @extend_schema(responses=serializers.ClockSettings)
    def get(self, request: Request) -> Response:
        """How fast cases are to be answered and closed, and when that counts."""
        return self._shown(request)

    @extend_schema(request=serializers.ClockSettings(partial=True), responses=serializers.ClockSettings)
    def patch(self, request: Request) -> Response:
        """Change the targets, hours and week; what is left out stays. Open cases get new clocks."""
        said = given(request, serializers.ClockSettings, partial=True)
        before = services.clock_wishes_of(request.organization)
        services.change_clock(
            organization=request.organization,
            wishes=serializers.wishes(before, said),
            version=matched(request, request.organization.settings_version),
        )
        request.organization.refresh_from_db()
        return self._shown(request)

    def _shown(self, request: Request) -> Response:
        self.version = request.organization.settings_version
        found = asdict(services.clock_wishes_of(request.organization))
        return Response(serializers.ClockSettings(found).data)
