"""Plans, their weeks, the planned sessions."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.fields import AthleteRef, Day, Moment, Words, choice
from api.serializers.races import Race
from planning import wording
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


class SessionDetail(PlannedSession):
    """A planned session with whose it is, and the run it became."""

    athlete = AthleteRef()
    plan = serializers.UUIDField(source="plan.public_id")
    code = serializers.CharField(source="template_code", help_text="of the library; may be empty")
    activity = serializers.UUIDField(source="activity.public_id", allow_null=True, default=None)


class DayOfPlan(serializers.Serializer):
    """Whose plan, and on which day."""

    athlete = serializers.UUIDField()
    day = Day()


class Week(serializers.Serializer):
    number = serializers.IntegerField(source="week.number")
    starts_on = serializers.DateField(source="week.starts_on")
    phase = choice(Phase.choices, allow_blank=True, source="week.phase")
    cutback = serializers.BooleanField(source="week.cutback")
    target_s = serializers.FloatField(source="week.target_s")
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField()
    load = serializers.FloatField()
    sessions = PlannedSession(many=True)


class PlanWarning(serializers.Serializer):
    """A rule that gave way, and in which week first."""

    code = serializers.CharField()
    week = serializers.IntegerField()
    params = serializers.DictField()
    words = serializers.SerializerMethodField()

    def get_words(self, found: dict[str, Any]) -> str:
        return wording.warning(**found)


class PlanLine(serializers.Serializer):
    """A plan in a list; athletes see no drafts."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    name = serializers.CharField()
    state = choice(PlanState.choices)
    starts_on = serializers.DateField()
    week_count = serializers.IntegerField(source="weeks")
    race = Race(allow_null=True)
    created_at = Moment()
    published_at = Moment(allow_null=True)


class Plan(serializers.Serializer):
    """A whole plan."""

    public_id = serializers.UUIDField(source="plan.public_id")
    version = serializers.IntegerField(source="plan.version")
    name = serializers.CharField(source="plan.name")
    state = choice(PlanState.choices, source="plan.state")
    starts_on = serializers.DateField(source="plan.starts_on")
    published_at = Moment(source="plan.published_at", allow_null=True)
    race = Race(source="plan.race", allow_null=True)
    warnings = PlanWarning(source="plan.warnings", many=True)
    weeks = Week(many=True)
