"""Shoes."""

from rest_framework import serializers

from api.serializers.fields import Day


class Shoe(serializers.Serializer):
    """A pair is retired by its `retired_on`. An undo of a removal names the `version`."""

    public_id = serializers.UUIDField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    name = serializers.CharField(max_length=120)
    started_on = Day(required=False, allow_null=True)
    retired_on = Day(required=False, allow_null=True)
    limit_m = serializers.FloatField(
        min_value=1000, max_value=10_000_000, required=False, help_text="worn out after so much"
    )
