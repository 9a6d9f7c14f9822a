"""Plan templates and their weeks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, Words, answer, choice, example
from api.serializers.own_sessions import StaffMember
from api.serializers.plans import Steps
from planning.cells import LONGEST_CELL
from planning.models import MOST_WEEKS, Anchor, Category, Phase, PlanState

EXAMPLE = {"name": "10 km in 12 weeks", "anchor": "race", "weeks": 12}
WEEK_EXAMPLE = {
    "phase": "build",
    "days": [
        {"weekday": 1, "text": "vo2-400"},
        {"weekday": 3, "text": "easy 50 min"},
        {"weekday": 5, "text": "# Tempo: Loops\n15m Z1-Z2\n20m Z3\n10m Z1"},
    ],
}


class TemplateName(serializers.Serializer):
    """What a template is called."""

    name = serializers.CharField(max_length=120)


@extend_schema_serializer(examples=[example(EXAMPLE)])
class NewTemplate(TemplateName):
    """Empty weeks; days are counted from each athlete's race, which is on the last one, or from the first."""

    anchor = choice(Anchor.choices)
    weeks = answer(1, MOST_WEEKS)


class TemplateChanges(TemplateName):
    """Weeks are added and taken away at the end; before the others where a race ends the template."""

    weeks = answer(1, MOST_WEEKS)


class TemplateSession(serializers.Serializer):
    """A session of a template; `duration_s` is a typical runner's."""

    title = Words(source="row.title")
    category = choice(Category.choices, source="row.category")
    purpose = Words(source="row.purpose")
    code = serializers.CharField(source="row.template_code", help_text="of the library; may be empty")
    steps = Steps(source="row.steps")
    duration_s = serializers.FloatField()


class TemplateDay(serializers.Serializer):
    weekday = serializers.IntegerField(help_text="0 is Monday, or the first day of a week from a start")
    race = serializers.BooleanField(source="is_race", help_text="it belongs to each athlete's own race")
    sessions = TemplateSession(many=True)


class TemplateWeek(serializers.Serializer):
    number = serializers.IntegerField()
    phase = choice(Phase.choices)
    cutback = serializers.BooleanField()
    duration_s = serializers.FloatField()
    days = TemplateDay(many=True)


class WrittenDay(TemplateDay):
    """A day with its text, as it can be sent back."""

    text = serializers.CharField()


class WrittenWeek(TemplateWeek):
    """A week of a template; `version` is the template's."""

    version = serializers.IntegerField()
    days = WrittenDay(many=True)


class TypedDay(serializers.Serializer):
    """The code of a library session (`vo2-400 50min`), workout text, or an easy run in plain words.

    A first line `# Tempo: Loops` names the session, a line of dashes stands between several, and an empty
    text is a day off.
    """

    weekday = answer(0, 6)
    text = serializers.CharField(max_length=LONGEST_CELL, allow_blank=True, trim_whitespace=False)


@extend_schema_serializer(examples=[example(WEEK_EXAMPLE)])
class WeekChanges(serializers.Serializer):
    """What is left out stays; so do the days that are not named."""

    phase = choice(Phase.choices, required=False)
    cutback = serializers.BooleanField(required=False)
    days = serializers.ListField(child=TypedDay(), max_length=7, required=False)

    def validate_days(self, days: list[dict[str, Any]]) -> dict[int, str]:
        texts = {day["weekday"]: day["text"] for day in days}
        if len(texts) < len(days):
            raise serializers.ValidationError(_("Each day may be named once."), "unique")
        return texts


class PlanTemplateLine(serializers.Serializer):
    """A template in a list: how many sessions it has, and how many plans follow it."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    name = serializers.CharField()
    anchor = choice(Anchor.choices)
    week_count = serializers.IntegerField(source="weeks")
    session_count = serializers.IntegerField(source="sessions")
    followers = serializers.IntegerField()
    author = StaffMember()
    created_at = Moment()


class PlanTemplate(serializers.Serializer):
    """A whole template."""

    public_id = serializers.UUIDField(source="template.public_id")
    version = serializers.IntegerField(source="template.version")
    name = serializers.CharField(source="template.name")
    anchor = choice(Anchor.choices, source="template.anchor")
    week_count = serializers.IntegerField(source="template.weeks")
    session_count = serializers.IntegerField(source="template.sessions")
    followers = serializers.IntegerField(source="template.followers")
    author = StaffMember(source="template.author")
    created_at = Moment(source="template.created_at")
    weeks = TemplateWeek(many=True)


class TemplateFollower(serializers.Serializer):
    """A plan that was made from a template and still follows it."""

    athlete = AthleteRef()
    plan = serializers.UUIDField(source="plan.public_id")
    state = choice(PlanState.choices, source="plan.state")
    anchor_day = serializers.DateField(help_text="the race's day, or the first day")
