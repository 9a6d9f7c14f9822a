"""Activities: lists, one of them, edited, entered, removed and taken back; its streams, and how it felt."""

from functools import partial
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request, activity_of, athlete_of, given, is_own, own, version_of
from api.listing import Listing
from api.problems import invalid
from api.repeating import once
from api.serializers import activities as serializers
from api.serializers import edits
from api.serializers.fields import Version
from api.tags import Tagged, matched
from athletes import columns
from athletes.models import Activity, Athlete
from ingest import services as ingest
from ingest.reconcile.fields import Source
from planning.models import Category
from readiness import services
from tenancy.services import Answer

NAMES = {"type": "array", "items": {"type": "string", "enum": list(columns.SCALES)}}
STREAMS, FIELDS = (
    OpenApiParameter(name, NAMES, style="form", explode=False, description="names, separated by commas")
    for name in ("streams", "fields")
)
MOST_POINTS = 10_000
DOWNSAMPLE = OpenApiParameter(
    "downsample",
    {"type": "integer", "minimum": 1, "maximum": MOST_POINTS, "default": MOST_POINTS},
    description="points at most, each the mean of what it stands for",
)
SORTS = {
    "-started_at": ("-started_at", "-pk"),
    "started_at": ("started_at", "pk"),
    "-distance_m": ("-by_distance", "-pk"),
    "distance_m": ("by_distance", "pk"),
    "-duration_s": ("-duration_s", "-pk"),
    "duration_s": ("duration_s", "pk"),
    "-load": ("-by_load", "-pk"),
    "load": ("by_load", "pk"),
}
SORT = OpenApiParameter("sort", enum=list(SORTS), default="-started_at", description="- for falling")


class Runs(Listing):
    """Lists of activities, the latest first unless they are sorted otherwise."""

    order = SORTS["-started_at"]
    parameters = frozenset({"sort"})
    filters = {
        **filters.days("day"),
        "category": filters.one_of(Category.choices, selectors.ran_as, "of the planned session that it was"),
        "sport": filters.text("sport__iexact", "such as running"),
        "workout_type": filters.text("workout_type__iexact", "such as race"),
        "source": filters.one_of([(one.value, one.name) for one in Source], selectors.told_by, "who tells"),
        "q": filters.text(selectors.mentions, "words in the name or the notes"),
    }

    def sorted(self, request: Request, athlete: Athlete) -> Response:
        """The athlete's activities as the query asks for them."""
        asked = request.query_params.get("sort", "-started_at")
        if asked not in SORTS:
            raise invalid("sort", "invalid_choice", ", ".join(SORTS))
        self.order = SORTS[asked]  # type: ignore[misc]  # of this request alone
        return self.listed(request, selectors.listed_activities(athlete=athlete), serializers.Activity)


class AthleteActivities(Runs):
    """An athlete's activities."""

    actions = {"GET": "activity.read", "POST": "activity.write"}

    @extend_schema(responses=serializers.Activity(many=True), parameters=[SORT])
    def get(self, request: Request, public_id: UUID) -> Response:
        """An athlete's activities, the latest first unless they are sorted otherwise."""
        return self.sorted(request, athlete_of(request, public_id))

    @extend_schema(request=edits.Entry, responses={201: serializers.ActivityDetail})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Enter an activity by hand; one that is here already gets another source, or stays as it is."""
        athlete = athlete_of(request, public_id)
        entry = edits.entry_of(given(request, edits.Entry, context={"athlete": athlete}))
        return once(request, partial(_enter, request, athlete, entry))


class MyActivities(Runs):
    """One's own activities."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.Activity(many=True), parameters=[SORT])
    def get(self, request: Request) -> Response:
        """One's own activities, the latest first unless they are sorted otherwise."""
        return self.sorted(request, own(request))


class OneActivity(Tagged, Endpoint):
    """An activity."""

    actions = {"GET": "activity.read", "PATCH": "activity.write", "DELETE": "activity.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=serializers.ActivityDetail, parameters=[STREAMS])
    def get(self, request: Request, public_id: UUID) -> Response:
        """An activity with laps, sources and the session it was; per-second data on demand."""
        activity = activity_of(request, public_id)
        self.version = activity.version
        return _detail(request, activity, _names(request, "streams"))

    @extend_schema(request=edits.Edit, responses=serializers.ActivityDetail)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Type values over those of the sources; null gives a field back to them."""
        activity = activity_of(request, public_id)
        said = given(request, edits.Edit, context={"athlete": activity.athlete})
        edited = ingest.edit_activity(
            activity=activity,
            member=request.membership,
            values=edits.values_of(said),
            version=matched(request, activity.version),
            now=timezone.now(),
        )
        return _detail(request, edited)

    @extend_schema(responses={200: serializers.ActivityDetail})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Remove an activity. The answer's version is what an undo asks for."""
        activity = activity_of(request, public_id)
        version = matched(request, activity.version)
        removed = ingest.delete_activity(activity=activity, version=version, now=timezone.now())
        return _detail(request, removed)


class RestoreActivity(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "activity.write"}

    @extend_schema(request=Version, responses=serializers.ActivityDetail)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo the removal of an activity; 409 if it was changed since."""
        seen = Activity.objects.restorable_by(request.membership, version_of(request))
        activity = get_object_or_404(seen.select_related("athlete__organization"), public_id=public_id)
        version = given(request, Version)["version"]

        def restore() -> Answer:
            restored = ingest.restore_activity(activity=activity, version=version, now=timezone.now())
            return Answer(200, _detail(request, restored).data)

        return once(request, restore)


class ActivityStreams(Tagged, Endpoint):
    """Per-second data."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.Streams, parameters=[FIELDS, DOWNSAMPLE])
    def get(self, request: Request, public_id: UUID) -> Response:
        """The streams of an activity, thinned to so many points; null where the sensor was silent."""
        activity = activity_of(request, public_id)
        self.version = activity.version
        names = _names(request, "fields") or tuple(columns.SCALES)
        points = _points(request.query_params.get("downsample", str(MOST_POINTS)))
        found = selectors.streams(activity=activity, names=names, points=points)
        return Response({"streams": found, "samples": max(map(len, found.values()), default=0)})


class ActivityEffort(Endpoint):
    """How the run felt, from the athlete alone."""

    actions = {"PATCH": "activity.write"}
    guarded = frozenset({"PATCH"})

    @extend_schema(request=serializers.Effort, responses=serializers.ActivityDetail)
    def patch(self, request: Request, public_id: UUID) -> Response:
        activity = activity_of(request, public_id)
        if not is_own(request, activity.athlete):
            raise Http404
        before = {name: getattr(activity, name) for name in ("rpe", "feel", "pain", "note")}
        words = {
            **before,
            **given(request, serializers.Effort),
            "version": matched(request, activity.version),
        }
        return _detail(request, services.log_effort(activity=activity, **words, now=timezone.now()))


def _detail(request: Request, activity: Activity, streams: tuple[str, ...] = ()) -> Response:
    found = selectors.attached(activity=activity, membership=request.membership, streams=streams)
    return Response(serializers.ActivityDetail(activity, context={"attached": found}).data)


def _enter(request: Request, athlete: Athlete, entry: ingest.ByHand) -> Answer:
    """Its answer is the activity that it became, or that was here."""
    now = timezone.now()
    filed = ingest.enter_activity(athlete=athlete, member=request.membership, entry=entry, now=now)
    if filed.activity is None or filed.activity.deleted_at is not None:
        raise Http404
    return Answer(201, _detail(request, activity_of(request, filed.activity.public_id)).data)


def _points(asked: str) -> int:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 6 and 1 <= int(asked) <= MOST_POINTS):
        words = _("Ask for 1 to %(most)d points.") % {"most": MOST_POINTS}
        raise invalid("downsample", "out_of_range", words)
    return int(asked)


def _names(request: Request, parameter: str) -> tuple[str, ...]:
    asked = request.query_params.get(parameter, "")
    names = tuple(dict.fromkeys(name for name in asked.split(",") if name))
    unknown = [name for name in names if name not in columns.SCALES]
    if unknown:
        words = _("There is no stream called “%(name)s”.") % {"name": unknown[0][:40]}
        raise invalid(parameter, "unknown", words)
    return names
