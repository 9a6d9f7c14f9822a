"""Races."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Day, choice, example
from athletes.models import Priority

EXAMPLE = {"name": "Seoul Marathon", "day": "2027-03-14", "distance_m": 42195, "priority": "A"}


@extend_schema_serializer(examples=[example(EXAMPLE)])
class Race(serializers.Serializer):
    """`priority` A is a goal, B important, C training. An undo of a removal names the `version`."""

    public_id = serializers.UUIDField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    name = serializers.CharField(max_length=120)
    day = Day()
    distance_m = serializers.FloatField(min_value=100, max_value=1_000_000)
    priority = choice(Priority.choices, required=False)
    target_time_s = serializers.IntegerField(
        min_value=1, max_value=7 * 24 * 3600, required=False, allow_null=True
    )

    def validate_priority(self, priority: str) -> Priority:
        return Priority(priority)
