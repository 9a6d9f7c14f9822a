"""A morning's answers, and today as they make it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from analytics import readiness
from analytics.readiness import Answers
from api.problems import invalid
from api.serializers.fields import AthleteRef, Moment, answer, choice, example, measured
from api.serializers.messages import Message
from api.serializers.plans import PlannedSession
from athletes.models import Band, HeartRateVariability
from readiness import wording
from readiness.models import BodyPart, Problem
from readiness.selectors.cards import Status
from readiness.selectors.readiness_days import Part

EXAMPLE = {
    "day": "2026-11-21",
    "sleep": 2,
    "energy": 3,
    "recovery": 2,
    "stress": 4,
    "problem": "pain",
    "body_part": "calf",
    "pain": 4,
    "note": "Sore since the hills",
}


@extend_schema_serializer(examples=[example(EXAMPLE)])
class CheckInAnswers(serializers.Serializer):
    """5 is always good: 5 is calm. `day` guards an answer sent late: it is refused on any other day."""

    day = serializers.DateField(required=False, help_text="the athlete's local today, if given")
    sleep = answer(1, 5)
    energy = answer(1, 5)
    recovery = answer(1, 5)
    stress = answer(1, 5)
    problem = choice(Problem.choices)
    body_part = choice(BodyPart.choices, required=False, allow_blank=True, default="")
    pain = answer(0, 10, required=False, allow_null=True, default=None)
    note = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")
    hrv_ms = measured(5, 300)
    hrv_kind = choice(HeartRateVariability.choices, required=False, default=HeartRateVariability.RMSSD.value)
    resting_hr_bpm = measured(25, 150)
    sleep_h = measured(0, 24)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["problem"] == Problem.PAIN and not attrs["body_part"]:
            raise invalid("body_part", "required", _("Choose where it hurts."))
        if attrs["problem"] == Problem.PAIN and attrs["pain"] is None:
            raise invalid("pain", "required", _("Choose how much it hurts."))
        return attrs

    def answers(self) -> Answers:
        """The answers as the rules read them; pain counts only where pain was named."""
        given = self.validated_data
        hurts = given["problem"] == Problem.PAIN
        plain = ("sleep", "energy", "recovery", "stress", "hrv_ms", "hrv_kind", "resting_hr_bpm", "sleep_h")
        return Answers(
            **{name: given[name] for name in plain},
            problem=readiness.Problem(given["problem"]),
            pain=given["pain"] if hurts else 0,
            body_part=given["body_part"] if hurts else "",
        )


class CheckIn(serializers.Serializer):
    """The answers as they stand."""

    public_id = serializers.UUIDField()
    answered_at = Moment()
    sleep = serializers.IntegerField()
    energy = serializers.IntegerField()
    recovery = serializers.IntegerField()
    stress = serializers.IntegerField()
    problem = choice(Problem.choices)
    body_part = choice(BodyPart.choices, allow_blank=True)
    pain = serializers.IntegerField()
    note = serializers.CharField()


class Measurements(serializers.Serializer):
    """What counts of the morning's measurements: what was typed, else a device's."""

    hrv_ms = serializers.FloatField(allow_null=True)
    hrv_kind = choice(HeartRateVariability.choices)
    resting_hr_bpm = serializers.FloatField(allow_null=True)
    sleep_h = serializers.FloatField(allow_null=True)


class Contribution(serializers.Serializer):
    """`component` is 0 to 100; `points` is what it added to the score or took from it."""

    item = serializers.CharField()
    words = serializers.SerializerMethodField()
    component = serializers.FloatField()
    weight = serializers.FloatField()
    points = serializers.FloatField()

    def get_words(self, found: dict[str, Any]) -> str:
        return wording.item(found["item"])


class RoundedContribution(serializers.Serializer):
    """`component` is 0 to 100; `weight` the share it counts for; `points` what it added or took."""

    item = serializers.CharField()
    words = serializers.SerializerMethodField()
    component = serializers.FloatField()
    weight = serializers.FloatField()
    points = serializers.FloatField()

    def get_words(self, found: Part) -> str:
        return wording.item(found.item)


class ScoredCheckIn(CheckIn):
    """The answers of a day and the score they came to."""

    day = serializers.DateField()
    score = serializers.IntegerField()
    band = choice(Band.choices)
    confidence = serializers.FloatField()
    learning = serializers.BooleanField(help_text="too few mornings to compare with yet")
    baseline_days = serializers.IntegerField()


class CheckInDetail(ScoredCheckIn):
    """With what the score is made of, and the morning's measurements that counted."""

    athlete = AthleteRef()
    contributions = Contribution(many=True)
    missing = serializers.ListField(child=serializers.CharField())
    measurements = serializers.SerializerMethodField()

    @extend_schema_field(Measurements)
    def get_measurements(self, _found: Any) -> dict[str, Any]:
        return dict(Measurements(self.context["measurements"]).data)


class ReadinessDay(serializers.Serializer):
    """A morning's score, its numbers rounded once: the same on the page and in its table.

    `baseline_first` to `baseline_last` are the days it was compared with. `acwr` is context only: it takes no
    part in the score and predicts no injury.
    """

    day = serializers.DateField()
    score = serializers.IntegerField()
    band = choice(Band.choices)
    confidence = serializers.FloatField()
    learning = serializers.BooleanField()
    baseline_first = serializers.DateField()
    baseline_last = serializers.DateField()
    baseline_days = serializers.IntegerField()
    contributions = RoundedContribution(source="parts", many=True)
    missing = serializers.ListField(child=serializers.CharField())
    pain = serializers.IntegerField()
    ill = serializers.BooleanField()
    acwr = serializers.FloatField(allow_null=True)


class ReadinessHistory(serializers.Serializer):
    """The days that were answered, the latest first."""

    first = serializers.DateField()
    last = serializers.DateField()
    days = ReadinessDay(many=True)


class Readiness(serializers.Serializer):
    """The score, and what it means in words."""

    score = serializers.IntegerField(source="check_in.score")
    band = choice(Band.choices, source="check_in.band")
    band_words = serializers.CharField(source="check_in.get_band_display")
    confidence = serializers.FloatField(source="check_in.confidence")
    learning = serializers.BooleanField(source="check_in.learning")
    baseline_days = serializers.IntegerField(source="check_in.baseline_days")
    contributions = Contribution(source="check_in.contributions", many=True)
    missing = serializers.ListField(source="check_in.missing", child=serializers.CharField())
    title = serializers.CharField(source="result.title")
    why = serializers.CharField(source="result.why")
    learning_words = serializers.CharField(source="result.learning")
    missing_words = serializers.CharField(source="result.missing")
    caution = serializers.CharField(source="result.caution")
    coach = serializers.CharField(source="result.coach.text", allow_null=True, default=None)


class Overlay(serializers.Serializer):
    """The session as it should be run today, and whether the coach has confirmed that.

    `automatic` and `confirmed` are those of the session itself: a proposal has not reached it.
    """

    status = choice([(status.value, status.name) for status in Status])
    title = serializers.CharField()
    before = serializers.CharField(help_text="the title that no longer counts")
    purpose = serializers.CharField()
    target = serializers.CharField()
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField(allow_null=True)
    load = serializers.FloatField()
    automatic = serializers.BooleanField(source="session.automatic")
    confirmed = serializers.BooleanField(source="session.confirmed")
    put_back_until = serializers.CharField(
        help_text="the athlete's local time up to which today/put-back/ works; empty where it does not"
    )


class TodaySession(serializers.Serializer):
    session = PlannedSession()
    overlay = Overlay(allow_null=True)


class Today(serializers.Serializer):
    """The athlete's local day. `sessions`: the one that matters most first; `messages`: the latest first.

    `notes`: what the coach says of this day.
    """

    day = serializers.DateField()
    athlete = AthleteRef()
    has_plan = serializers.BooleanField()
    check_in = CheckIn(allow_null=True)
    measurements = Measurements(allow_null=True)
    readiness = Readiness(allow_null=True)
    sessions = TodaySession(many=True)
    notes = serializers.ListField(child=serializers.CharField())
    messages = Message(many=True)
