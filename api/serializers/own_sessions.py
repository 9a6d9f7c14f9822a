"""The organization's own sessions: what is said of them, and what they were before."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Moment, choice, example
from api.serializers.plans import Steps
from api.serializers.workouts import StepsOrText
from planning.models import Category, Visibility
from planning.models.library import MAX_TAG, MAX_TAGS

EXAMPLE = {
    "title": "Kilometres",
    "category": "threshold",
    "text": "15m Z1-Z2\n5x\n  1km 100% pace\n  rest 90s\n10m Z1",
    "tags": ["track"],
    "visibility": "everyone",
}


@extend_schema_serializer(examples=[example(EXAMPLE)])
class OwnSessionFacts(StepsOrText):
    """The steps come as `text` in the workout language, or as `steps`; never as both."""

    title = serializers.CharField(max_length=120)
    category = choice(Category.choices)
    purpose = serializers.CharField(max_length=500, required=False, allow_blank=True)
    cues = serializers.CharField(max_length=500, required=False, allow_blank=True)
    folder = serializers.CharField(
        max_length=120, required=False, allow_blank=True, help_text="parts divided by /"
    )
    tags = serializers.ListField(
        child=serializers.CharField(max_length=MAX_TAG), max_length=MAX_TAGS, required=False
    )
    visibility = choice(Visibility.choices, required=False)
    shared_with = serializers.ListField(
        child=serializers.UUIDField(), max_length=200, required=False, help_text="memberships on the staff"
    )


class StaffMember(serializers.Serializer):
    """A member of the staff."""

    public_id = serializers.UUIDField()
    name = serializers.CharField(source="user.name")


class OwnSession(serializers.Serializer):
    """`duration_s`, `distance_m` and `load` are those of the athlete in the query, or of a typical runner."""

    public_id = serializers.UUIDField(source="session.public_id")
    version = serializers.IntegerField(source="session.version")
    title = serializers.CharField(source="session.title")
    category = choice(Category.choices, source="session.category")
    purpose = serializers.CharField(source="session.purpose")
    cues = serializers.CharField(source="session.cues")
    text = serializers.CharField(help_text="the steps in the workout language")
    steps = Steps(source="session.steps")
    folder = serializers.CharField(source="session.folder")
    tags = serializers.ListField(source="session.tags", child=serializers.CharField())
    visibility = choice(Visibility.choices, source="session.visibility")
    shared_with = StaffMember(many=True)
    author = StaffMember(source="session.author")
    copied_from = serializers.CharField(source="session.copied_from", help_text="code of a shipped session")
    favourite = serializers.BooleanField(source="card.favourite")
    archived_at = Moment(source="session.archived_at", allow_null=True)
    duration_s = serializers.FloatField(source="card.totals.duration_s")
    distance_m = serializers.FloatField(source="card.totals.distance_m")
    load = serializers.FloatField(source="card.totals.load")


class LibraryVersion(serializers.Serializer):
    """The session as it was saved once."""

    number = serializers.IntegerField()
    saved_at = Moment()
    author = StaffMember()
    title = serializers.CharField()
    category = choice(Category.choices)
    purpose = serializers.CharField()
    cues = serializers.CharField()
    steps = Steps()


class VersionNumber(serializers.Serializer):
    """A former version."""

    number = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class Favourite(serializers.Serializer):
    """Whether one keeps the session at hand."""

    favourite = serializers.BooleanField()
