"""What happened to an athlete, and the risk they are at."""

from rest_framework import serializers

from analytics.evidence import Trend
from api.serializers.fields import AthleteRef, Moment, choice
from api.serializers.interventions import Factor
from athletes.models import Band, Bucket
from coach.selectors import Kind

KINDS = [(kind.value, kind.name) for kind in Kind]
TRENDS = [(trend.value, trend.name) for trend in Trend]


class About(serializers.Serializer):
    """Where more is told: `name` says what the id is of."""

    name = serializers.CharField()
    public_id = serializers.UUIDField()


class TimelineEntry(serializers.Serializer):
    """One thing that happened, in words of the reader's language and with the code of it.

    `dated`: only its day is known, and `at` is the end of that. `undone`: taken back since.
    """

    kind = choice(KINDS)
    code = serializers.CharField()
    at = Moment()
    said = serializers.CharField()
    more = serializers.ListField(child=serializers.CharField())
    quote = serializers.CharField(help_text="what somebody wrote")
    who = serializers.CharField(help_text="empty for the rules, and where it goes without saying")
    about = About(source="to", allow_null=True)
    band = choice(Band.choices, allow_null=True)
    dated = serializers.BooleanField()
    undone = serializers.BooleanField()


class BucketStanding(serializers.Serializer):
    """The risk bucket of an athlete; `since` is null where it never changed."""

    bucket = choice(Bucket.choices)
    since = serializers.DateField(allow_null=True)
    reasons = Factor(many=True)


class BucketChange(serializers.Serializer):
    """From one bucket to another; `reasons` are those of then."""

    before = choice(Bucket.choices)
    bucket = choice(Bucket.choices)
    changed_at = Moment()
    reasons = Factor(many=True)


class CaseloadLine(serializers.Serializer):
    """An athlete in their bucket; `contact_due_at` is the open case's time, else that of the settings."""

    athlete = AthleteRef()
    bucket = choice(Bucket.choices)
    since = serializers.DateField(allow_null=True)
    reasons = Factor(many=True)
    trend = choice(TRENDS, help_text="of readiness: three mornings against the week before")
    readiness = serializers.IntegerField(allow_null=True, help_text="this morning's")
    coach = serializers.CharField()
    groups = serializers.ListField(child=serializers.CharField())
    case = serializers.UUIDField(source="case_id", allow_null=True)
    contact_due_at = Moment(source="due_at")
    last_contact_at = Moment(allow_null=True)


class BucketCount(serializers.Serializer):
    """How many stand in a bucket, and who came and went within seven days."""

    bucket = choice(Bucket.choices)
    total = serializers.IntegerField()
    came_in = serializers.IntegerField()
    went_out = serializers.IntegerField()


class PastZones(serializers.Serializer):
    """A set of zones, who set it and when; `bounds` in bpm, or m/s for pace."""

    kind = serializers.CharField()
    valid_from = serializers.DateField()
    bounds = serializers.ListField(child=serializers.FloatField())
    threshold = serializers.FloatField()
    current = serializers.BooleanField()
    who = serializers.CharField()
    set_at = Moment(allow_null=True)


class PastThresholds(serializers.Serializer):
    """The profile's numbers since an instant, and who gave them."""

    since = Moment()
    who = serializers.CharField()
    max_hr_bpm = serializers.IntegerField(allow_null=True)
    resting_hr_bpm = serializers.IntegerField(allow_null=True)
    threshold_hr_bpm = serializers.IntegerField(allow_null=True)
    threshold_speed_m_s = serializers.FloatField(allow_null=True)


class ZoneHistory(serializers.Serializer):
    """Newest first."""

    zones = PastZones(many=True)
    thresholds = PastThresholds(many=True)
