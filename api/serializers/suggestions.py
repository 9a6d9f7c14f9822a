"""A season to begin with, as it can be sent back to be previewed or built."""

from typing import Any

from rest_framework import serializers

from api.serializers.fields import answer
from planning import wording


class SuggestionInputs(serializers.Serializer):
    """What is left out is as it is known: free minutes from the profile, the week from the last six."""

    availability_min = serializers.ListField(
        child=answer(0, 600), min_length=7, max_length=7, required=False, help_text="by weekday, Monday first"
    )
    current_week_m = serializers.FloatField(
        min_value=0, max_value=500_000, required=False, help_text="run in a week now"
    )
    open_injury = serializers.BooleanField(required=False, default=False)
    fatigue = serializers.BooleanField(required=False, default=False)


class SuggestedSeason(serializers.Serializer):
    """A body for `plans/` and `plans/preview/`; phases and taper follow from the weeks."""

    race = serializers.UUIDField(required=False, help_text="or `without_race`")
    without_race = serializers.BooleanField(required=False)
    distance_m = serializers.FloatField(required=False)
    start = serializers.DateField()
    weeks = serializers.IntegerField()
    current_week_m = serializers.FloatField()
    availability_min = serializers.ListField(child=serializers.IntegerField())
    key_per_week = serializers.IntegerField()
    cutback_every = serializers.IntegerField()
    growth_cap = serializers.FloatField()
    open_injury = serializers.BooleanField()
    fatigue = serializers.BooleanField()


class SuggestedWeek(serializers.Serializer):
    """A week's time, and fitness at its end."""

    number = serializers.IntegerField()
    target_s = serializers.FloatField()
    ctl = serializers.FloatField()


class SuggestionReason(serializers.Serializer):
    """Why it is so."""

    code = serializers.CharField(source="code.value")
    params = serializers.DictField()
    words = serializers.SerializerMethodField()

    def get_words(self, found: Any) -> str:
        return wording.reason(found)


class Suggestion(serializers.Serializer):
    """The season, what its weeks come to, and why."""

    season = SuggestedSeason()
    weeks = SuggestedWeek(many=True)
    reasons = SuggestionReason(many=True)
