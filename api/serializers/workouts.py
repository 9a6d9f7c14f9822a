"""Workouts as text and as steps, read, counted and named for a runner."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from analytics.workout import BadWorkout, Workout, from_json
from analytics.workout.text import MAX_CHARACTERS, TextError, read
from api.problems import invalid
from api.serializers.fields import example
from api.serializers.plans import Steps
from planning.wording import placed_text_error, text_error

EXAMPLE = {"text": "15m Z1-Z2\n5x\n  1km 100% pace\n  rest 90s\n10m Z1"}


class StepsOrText(serializers.Serializer):
    """The steps come as `text` in the workout language, or as `steps`; never as both."""

    text = serializers.CharField(max_length=MAX_CHARACTERS, required=False, trim_whitespace=False)
    steps = Steps(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What is sent as text or steps is a workout from here on."""
        said = [name for name in ("text", "steps") if name in attrs]
        if len(said) > 1 or not (said or self.partial):
            raise invalid("text", "text_or_steps", _("Send the steps either as text or as steps."))
        rest = {name: value for name, value in attrs.items() if name not in said}
        if "text" in said:
            return {**rest, "workout": _of_text(attrs["text"])}
        return {**rest, "workout": _of_steps(attrs["steps"])} if said else rest


@extend_schema_serializer(examples=[example(EXAMPLE)])
class WorkoutDraft(serializers.Serializer):
    """A text as far as it is typed, or steps to be said as text; never both."""

    text = serializers.CharField(
        max_length=MAX_CHARACTERS, required=False, allow_blank=True, trim_whitespace=False
    )
    steps = Steps(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A workout, or every mistake of its text: whoever types wants to see them, not to be refused."""
        if ("text" in attrs) == ("steps" in attrs):
            raise invalid("text", "text_or_steps", _("Send the steps either as text or as steps."))
        if "steps" in attrs:
            return {"workout": _of_steps(attrs["steps"]), "mistakes": ()}
        workout, errors = read(attrs["text"])
        return {"workout": workout, "mistakes": errors}


class ExportedWorkout(StepsOrText):
    """A workout that is to be a file."""

    title = serializers.CharField(max_length=120)


class WorkoutFile(serializers.Serializer):
    """A workout: FIT, Zwift's ZWO, or text in the workout language; 1 MB at most."""

    file = serializers.FileField(allow_empty_file=True, max_length=200)


class TextMistake(serializers.Serializer):
    """What is wrong with a text, and where: line and column count from 1, `length` in characters."""

    code = serializers.CharField(source="code.value")
    line = serializers.IntegerField()
    column = serializers.IntegerField()
    length = serializers.IntegerField()
    words = serializers.SerializerMethodField()

    def get_words(self, error: TextError) -> str:
        return text_error(error)


class WorkoutBar(serializers.Serializer):
    """A step of the picture: `start` and `width` are shares of the time, `height` 0 to 1, `rise` a ramp's."""

    start = serializers.FloatField()
    width = serializers.FloatField()
    height = serializers.FloatField()
    rise = serializers.FloatField()
    zone = serializers.IntegerField()


class ReadWorkout(serializers.Serializer):
    """A workout in both ways, its picture, and what it comes to for the athlete or a typical runner."""

    text = serializers.CharField(help_text="in the workout language, as it is written here")
    steps = Steps()
    summary = serializers.CharField(help_text="the main set in a line")
    duration_s = serializers.FloatField(source="totals.duration_s")
    distance_m = serializers.FloatField(source="totals.distance_m")
    load = serializers.FloatField(source="totals.load")
    bars = WorkoutBar(many=True)


class WorkoutAnswer(serializers.Serializer):
    """The workout, or null and every mistake of its text."""

    workout = ReadWorkout(allow_null=True)
    mistakes = TextMistake(many=True)


class WorkoutWarning(serializers.Serializer):
    """What a file says that a workout here cannot keep as it is, and in how many steps."""

    code = serializers.CharField()
    steps = serializers.IntegerField()
    words = serializers.CharField()


class FileAnswer(WorkoutAnswer):
    """What a workout file says. Nothing is kept."""

    title = serializers.CharField()
    warnings = WorkoutWarning(many=True)


def _of_text(text: str) -> Workout:
    """Raises ValidationError with every error of the text, each under its code and with its place."""
    workout, errors = read(text)
    if workout is None:
        said = [ErrorDetail(placed_text_error(error), error.code.value) for error in errors]
        raise ValidationError({"text": said})
    return workout


def _of_steps(steps: Any) -> Workout:
    try:
        return from_json(steps)
    except BadWorkout as refusal:
        where = str(refusal.params.get("where", ""))
        words = _("The steps cannot be read at “%(where)s”.") % {"where": where}
        raise invalid("steps", refusal.code, words) from None
