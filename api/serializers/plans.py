"""Plans, their weeks, the planned sessions."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.fields import Moment, Words, choice
from athletes.models import Priority
from planning.models import Category, Outcome, Phase, PlanState


@extend_schema_field({"type": "object", "additionalProperties": True, "nullable": True})
class Steps(serializers.JSONField):
    """A workout as docs/api.md describes it; null is a rest ordered by the coach."""


class PlannedSession(serializers.Serializer):
    """A session on a day; `outcome`, `percent` and `measure` say how the done compares with it."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    day = serializers.DateField()
    category = choice(Category.choices)
    key = serializers.BooleanField()
    title = Words()
    purpose = Words()
    steps = Steps()
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField(allow_null=True)
    load = serializers.FloatField()
    adapted = serializers.CharField(help_text="ease, shorten, swap, rest; empty for as planned")
    automatic = serializers.BooleanField(help_text="adapted by the rules alone")
    confirmed = serializers.BooleanField(help_text="a person stands behind the session as it is")
    outcome = choice(Outcome.choices, allow_blank=True)
    percent = serializers.FloatField(allow_null=True)
    measure = serializers.CharField()


class Race(serializers.Serializer):
    public_id = serializers.UUIDField()
    name = serializers.CharField()
    day = serializers.DateField()
    distance_m = serializers.FloatField()
    priority = choice(Priority.choices)
    target_time_s = serializers.IntegerField(allow_null=True)


class Week(serializers.Serializer):
    number = serializers.IntegerField(source="week.number")
    starts_on = serializers.DateField(source="week.starts_on")
    phase = choice(Phase.choices, source="week.phase")
    cutback = serializers.BooleanField(source="week.cutback")
    target_s = serializers.FloatField(source="week.target_s")
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField()
    load = serializers.FloatField()
    sessions = PlannedSession(many=True)


class Plan(serializers.Serializer):
    """The plan in force."""

    public_id = serializers.UUIDField(source="plan.public_id")
    name = serializers.CharField(source="plan.name")
    state = choice(PlanState.choices, source="plan.state")
    starts_on = serializers.DateField(source="plan.starts_on")
    published_at = Moment(source="plan.published_at", allow_null=True)
    race = Race(source="plan.race")
    weeks = Week(many=True)
