"""Runs: lists, one of them, and how it felt."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, is_own, own
from api.listing import Listing
from api.problems import invalid
from api.serializers import activities as serializers
from api.tags import Tagged, matched
from athletes import columns
from athletes.models import Activity
from planning.models import Category
from readiness import services

STREAMS = OpenApiParameter(
    "streams",
    {"type": "array", "items": {"type": "string", "enum": list(columns.SCALES)}},
    style="form",
    explode=False,
    description="names, separated by commas",
)


class Runs(Listing):
    """Lists of runs, the latest first."""

    order = ("-started_at", "-pk")
    filters = {
        **filters.days("day"),
        "category": filters.one_of(Category.choices, selectors.ran_as, "of the planned session that it was"),
    }


class AthleteActivities(Runs):
    """An athlete's runs, the latest first."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.Activity(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        runs = Activity.objects.of(athlete_of(request, public_id)).current()
        return self.listed(request, runs, serializers.Activity)


class MyActivities(Runs):
    """One's own runs, the latest first."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.Activity(many=True))
    def get(self, request: Request) -> Response:
        runs = Activity.objects.of(own(request)).current()
        return self.listed(request, runs, serializers.Activity)


class OneActivity(Tagged, Endpoint):
    """A run with its laps and the session it was; per-second data on demand."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.ActivityDetail, parameters=[STREAMS])
    def get(self, request: Request, public_id: UUID) -> Response:
        activity = _activity(request, public_id)
        self.version = activity.version
        return _detail(request, activity, _names(request.query_params.get("streams", "")))


class ActivityEffort(Endpoint):
    """How the run felt, from the athlete alone."""

    actions = {"PATCH": "activity.write"}

    @extend_schema(request=serializers.Effort, responses=serializers.ActivityDetail)
    def patch(self, request: Request, public_id: UUID) -> Response:
        activity = _activity(request, public_id)
        if not is_own(request, activity.athlete):
            raise Http404
        before = {name: getattr(activity, name) for name in ("rpe", "feel", "pain", "note")}
        words = {
            **before,
            **given(request, serializers.Effort),
            "version": matched(request, activity.version),
        }
        return _detail(request, services.log_effort(activity=activity, **words, now=timezone.now()))


def _activity(request: Request, public_id: UUID) -> Activity:
    seen = Activity.objects.visible_to(request.membership).current()
    found: Activity = get_object_or_404(seen.select_related("athlete__organization"), public_id=public_id)
    return found


def _detail(request: Request, activity: Activity, streams: tuple[str, ...] = ()) -> Response:
    found = selectors.attached(activity=activity, membership=request.membership, streams=streams)
    return Response(serializers.ActivityDetail(activity, context={"attached": found}).data)


def _names(given: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name for name in given.split(",") if name))
    unknown = [name for name in names if name not in columns.SCALES]
    if unknown:
        words = _("There is no stream called “%(name)s”.") % {"name": unknown[0][:40]}
        raise invalid("streams", "unknown", words)
    return names
