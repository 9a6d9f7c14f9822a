"""Two activities made one by hand, a source made an activity of its own; conflicts/{id}/undo/ undoes both."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, activity_of, given
from api.problems import invalid
from api.repeating import made
from api.serializers import moving as serializers
from api.serializers.conflicts import Conflict as Decision
from api.tags import matched
from athletes.models import Activity, Athlete
from ingest import services
from ingest.models import Conflict
from ingest.selectors.activities import A_DAY
from ingest.selectors.moving import source_to_split
from ingest.services import CannotMove


class MergeActivities(Endpoint):
    """Two activities made one."""

    actions = {"POST": "conflict.decide"}
    guarded = frozenset({"POST"})

    @extend_schema(request=serializers.Other, responses={201: Decision})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Let the activity have all that the other has; the answer is the decision that an undo names."""
        keep = activity_of(request, public_id)
        other = _other(request, given(request, serializers.Other)["other"])

        def merge() -> Conflict:
            version = matched(request, keep.version)
            _demand_near(keep, other)
            by, now = request.membership, timezone.now()
            return services.merge_activities(keep=keep, other=other, member=by, now=now, version=version)

        return made(request, Decision, merge)


class MergePreview(Endpoint):
    """A merge before it is done."""

    actions = {"POST": "conflict.decide"}
    keyed = frozenset()

    @extend_schema(request=serializers.Other, responses=serializers.Preview)
    def post(self, request: Request, public_id: UUID) -> Response:
        """What a merge of the same body would make of the two; nothing is kept."""
        keep = activity_of(request, public_id)
        other = _other(request, given(request, serializers.Other)["other"])
        _demand_near(keep, other)
        foreseen = services.foresee_merge(keep=keep, other=other)
        return Response(serializers.Preview(serializers.previewed(foreseen)).data)


class SplitActivity(Endpoint):
    """A source made an activity of its own."""

    actions = {"POST": "conflict.decide"}
    guarded = frozenset({"POST"})

    @extend_schema(request=serializers.Split, responses={201: Decision})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take a source out, because it tells of another run: `other` in the answer is its own activity."""
        activity, name = activity_of(request, public_id), given(request, serializers.Split)["source"]

        def split() -> Conflict:
            version, now = matched(request, activity.version), timezone.now()
            source = source_to_split(activity=activity, name=name)
            if source is None:
                raise CannotMove(
                    _(
                        "This source is not part of the activity any more, or it is the only one that tells "
                        "of it."
                    )
                )
            return services.split_source(source=source, member=request.membership, now=now, version=version)

        return made(request, Decision, split)


def _other(request: Request, public_id: UUID) -> Activity:
    """Of an athlete whom the member sees, removed or not: merged already, the decision made then is given."""
    seen = Athlete.objects.visible_to(request.membership).order_by()
    found = Activity.objects.filter(athlete__in=seen, public_id=public_id).select_related("athlete").first()
    if found is None:
        raise invalid("other", "unknown", _("There is no such activity."))
    return found


def _demand_near(keep: Activity, other: Activity) -> None:
    if keep.athlete_id == other.athlete_id and abs(keep.day - other.day) > A_DAY:
        raise CannotMove(
            _("Only activities of the same day, the day before and the day after can be the same run.")
        )
