"""The squad side by side."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from api.endpoint import Endpoint
from api.http import Request
from api.problems import invalid
from api.serializers.squad import SquadPage, SquadQuery
from coach import selectors


class Squad(Endpoint):
    """Everyone whom the asker looks after, with what coaches compare."""

    actions = {"GET": "squad.read"}
    parameters = frozenset(SquadQuery().fields)

    @extend_schema(parameters=[SquadQuery], responses=SquadPage)
    def get(self, request: Request) -> Response:
        """Fifty lines in the order that is asked for; `after` is the public id of the last line seen."""
        for name in request.query_params:
            if name not in self.parameters:
                words = _("This list knows: %(names)s.") % {"names": ", ".join(sorted(self.parameters))}
                raise invalid(name[:40], "unknown_filter", words)
        asked = SquadQuery(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = selectors.squad(membership=request.membership, now=timezone.now(), place=asked.place())
        here = request.build_absolute_uri()
        following = replace_query_param(here, "after", str(found.after)) if found.after else None
        return Response(SquadPage({"next": following, "results": found.lines}).data)
