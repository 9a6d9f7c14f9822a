"""The log of decisions, by API."""

from collections.abc import Sequence

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.http import Request
from api.listing import Listing
from api.serializers.queue_keeping import LogEntry
from coach import selectors
from coach.selectors.log import LogQuery, decisions
from readiness.models import Decision, Verb


class Log(Listing):
    """Who decided what about whom, the latest first."""

    actions = {"GET": "log.read"}
    order = ("-decided_at", "-pk")
    filters = {
        "member": filters.public_id("member__public_id"),
        "verb": filters.one_of(Verb.choices, "verb"),
        "athlete": filters.public_id("athlete__public_id"),
        "since": filters.moment("decided_at__gte", "from this instant on"),
        "until": filters.moment("decided_at__lte", "up to this instant"),
    }

    @extend_schema(responses=LogEntry(many=True))
    def get(self, request: Request) -> Response:
        """Everything that was decided about the athletes whom the asker sees; nothing is missing."""

        def ready(rows: Sequence[Decision]) -> list[selectors.LogEntry]:
            return list(selectors.log_entries(membership=request.membership, decisions=rows))

        found = decisions(membership=request.membership, query=LogQuery())
        return self.listed(request, found, LogEntry, ready)
