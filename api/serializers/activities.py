"""Runs: in a list, whole, and how they felt."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, answer, choice
from api.serializers.plans import PlannedSession
from athletes import columns, models, wording

TOLD = {"type": "object", "additionalProperties": True, "description": "by field, in SI units"}
PROVENANCE = {
    "type": "object",
    "additionalProperties": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "source": {"type": "string"},
                "kind": {"type": "string"},
                "value": {"oneOf": [{"type": "number"}, {"type": "string"}], "nullable": True},
                "chosen": {"type": "boolean"},
                "reason": {"type": "string"},
            },
        },
    },
    "description": "by field who says what, the chosen first, and why",
}
NUMBERS = {"type": "array", "items": {"type": "number", "nullable": True}}
STREAMS = {
    "type": "object",
    "properties": dict.fromkeys(columns.SCALES, NUMBERS),
    "nullable": True,
    "description": "one value a second of timer time, null where the sensor was silent",
}


class Effort(serializers.Serializer):
    """What is left out stays as it was; null takes it back."""

    rpe = answer(1, 10, required=False, allow_null=True)
    feel = answer(1, 5, required=False, allow_null=True)
    pain = answer(0, 10, required=False, allow_null=True)
    note = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class Activity(serializers.Serializer):
    public_id = serializers.UUIDField()
    day = serializers.DateField(help_text="the athlete's local day")
    started_at = Moment()
    sport = serializers.CharField()
    workout_type = serializers.CharField()
    name = serializers.CharField()
    duration_s = serializers.FloatField(help_text="timer time: pauses left out")
    distance_m = serializers.FloatField(allow_null=True)
    ascent_m = serializers.FloatField(allow_null=True)
    avg_hr_bpm = serializers.FloatField(allow_null=True)
    load = serializers.FloatField(allow_null=True)
    load_method = serializers.CharField(help_text="rtss, hrtss, srpe, typical or empty")
    rpe = serializers.IntegerField(allow_null=True)
    feel = serializers.IntegerField(allow_null=True)
    pain = serializers.IntegerField(allow_null=True)
    note = serializers.CharField()


class Lap(serializers.Serializer):
    number = serializers.IntegerField()
    start_s = serializers.FloatField()
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField(allow_null=True)
    avg_hr_bpm = serializers.FloatField(allow_null=True)
    max_hr_bpm = serializers.FloatField(allow_null=True)
    avg_cadence_spm = serializers.FloatField(allow_null=True)
    ascent_m = serializers.FloatField(allow_null=True)


class Notice(serializers.Serializer):
    """Something about the recording."""

    code = serializers.CharField()
    words = serializers.SerializerMethodField()

    def get_words(self, found: dict[str, Any]) -> str:
        return wording.warning(found)


class Interval(serializers.Serializer):
    """A rep, or what lies between two; `distance_m` is what counts, as prescribed where a name prescribes."""

    number = serializers.IntegerField()
    part = choice(models.Part.choices)
    start_s = serializers.FloatField()
    duration_s = serializers.FloatField()
    prescribed_m = serializers.FloatField(allow_null=True)
    recorded_m = serializers.FloatField(allow_null=True)
    distance_m = serializers.FloatField(allow_null=True)
    avg_hr_bpm = serializers.FloatField(allow_null=True)


class Source(serializers.Serializer):
    """Who told of the run: a file, a listing, a person; `upload`: whose bytes are at uploads/{id}/file/."""

    kind = serializers.CharField()
    key = serializers.CharField()
    device = serializers.CharField()
    upload = serializers.UUIDField(allow_null=True)
    started_at = Moment(allow_null=True)
    told = serializers.SerializerMethodField()
    has_streams = serializers.BooleanField()
    received_at = Moment()

    @extend_schema_field(TOLD)
    def get_told(self, source: models.ActivitySource) -> dict[str, Any]:
        return dict(source.told)


class Text(serializers.Serializer):
    """Words of a source."""

    kind = serializers.CharField()
    text = serializers.CharField()


class Score(serializers.Serializer):
    """What a source computed itself; it stands beside ours."""

    kind = serializers.CharField()
    score = serializers.CharField()
    value = serializers.FloatField()


class ShoeRef(serializers.Serializer):
    """What it was run in."""

    public_id = serializers.UUIDField()
    name = serializers.CharField()


class Streams(serializers.Serializer):
    """`samples`: how many points each stream has; the streams are those that the activity has."""

    samples = serializers.IntegerField()
    streams = serializers.SerializerMethodField()

    @extend_schema_field(STREAMS)
    def get_streams(self, found: Any) -> dict[str, Any]:
        return dict(found["streams"])


class ActivityDetail(Activity):
    """A run with its laps and the session it was; `streams` holds those asked for that the run has.

    `context["attached"]`: api.selectors.Attached.
    """

    version = serializers.IntegerField()
    athlete = AthleteRef()
    sub_sport = serializers.CharField()
    start_known = serializers.BooleanField(help_text="false where only the day is known")
    local_offset_s = serializers.IntegerField(allow_null=True)
    shoe = ShoeRef(allow_null=True, default=None)
    descent_m = serializers.FloatField(allow_null=True)
    intensity = serializers.FloatField(allow_null=True)
    elapsed_s = serializers.FloatField(allow_null=True)
    moving_s = serializers.FloatField(allow_null=True)
    max_hr_bpm = serializers.FloatField(allow_null=True)
    avg_cadence_spm = serializers.FloatField(allow_null=True)
    avg_power_w = serializers.FloatField(allow_null=True)
    calories = serializers.FloatField(allow_null=True)
    hr_zone_s = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    pace_zone_s = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    warnings = Notice(many=True)
    laps = Lap(many=True)
    notes = Text(many=True)
    scores = Score(many=True)
    provenance = serializers.SerializerMethodField()
    intervals = serializers.SerializerMethodField()
    session = serializers.SerializerMethodField()
    sources = serializers.SerializerMethodField()
    streams = serializers.SerializerMethodField()

    @extend_schema_field(PlannedSession(allow_null=True))
    def get_session(self, _found: models.Activity) -> dict[str, Any] | None:
        session = self.context["attached"].session
        return PlannedSession(session).data if session else None

    @extend_schema_field(PROVENANCE)
    def get_provenance(self, found: models.Activity) -> dict[str, Any]:
        return dict(found.provenance)

    @extend_schema_field(Interval(many=True))
    def get_intervals(self, _found: models.Activity) -> list[dict[str, Any]]:
        return list(Interval(self.context["attached"].intervals, many=True).data)

    @extend_schema_field(Source(many=True))
    def get_sources(self, _found: models.Activity) -> list[dict[str, Any]]:
        return list(Source(self.context["attached"].sources, many=True).data)

    @extend_schema_field(STREAMS)
    def get_streams(self, _found: models.Activity) -> dict[str, Any] | None:
        streams: dict[str, Any] | None = self.context["attached"].streams
        return streams
