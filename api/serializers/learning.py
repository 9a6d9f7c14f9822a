"""What was decided about the cases of each rule, and which limits could stand elsewhere."""

from typing import Any

from rest_framework import serializers

from analytics.learning import Direction, Outcome
from api.serializers.fields import choice
from readiness import wording


class Rate(serializers.Serializer):
    """Decisions by what became of them; `acceptance` is null where nothing was decided."""

    approved = serializers.IntegerField()
    edited = serializers.IntegerField()
    dismissed = serializers.IntegerField()
    false_alarms = serializers.IntegerField()
    undone = serializers.IntegerField()
    decided = serializers.IntegerField()
    acceptance = serializers.FloatField(allow_null=True)


class Limit(serializers.Serializer):
    """A rule's threshold, by the key of its setting."""

    key = serializers.CharField()
    now = serializers.FloatField(source="threshold.now")
    direction = choice([(one.value, one.name) for one in Direction], source="threshold.direction")


class SuggestedLimit(serializers.Serializer):
    """`value` is null where there is nothing to suggest; `words` say why in either case."""

    outcome = choice([(one.value, one.name) for one in Outcome])
    value = serializers.FloatField(allow_null=True)
    words = serializers.SerializerMethodField()

    def get_words(self, found: Any) -> str:
        return wording.reasoning(found)


class OfRule(serializers.Serializer):
    """A case counts for each rule that spoke for it."""

    code = serializers.CharField()
    rate = Rate()
    limit = Limit(allow_null=True)
    suggestion = SuggestedLimit(allow_null=True)


class OfCoach(serializers.Serializer):
    name = serializers.CharField()
    rate = Rate()


class Learned(serializers.Serializer):
    """Of everybody for owners, else of the member's own decisions."""

    whole = Rate()
    rules = OfRule(many=True)
    coaches = OfCoach(many=True)
