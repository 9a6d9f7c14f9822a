"""Shoes."""

from rest_framework import serializers

from api.serializers.fields import Day, choice
from athletes.selectors import Wear


class ShoeFacts(serializers.Serializer):
    """A pair is retired by its `retired_on`."""

    name = serializers.CharField(max_length=120)
    brand = serializers.CharField(max_length=60, required=False, allow_blank=True)
    model = serializers.CharField(max_length=60, required=False, allow_blank=True)
    started_on = Day(required=False, allow_null=True)
    retired_on = Day(required=False, allow_null=True)
    limit_m = serializers.FloatField(
        min_value=1000, max_value=10_000_000, required=False, help_text="worn out after so much"
    )


class Shoe(serializers.Serializer):
    """A pair with what was run in it. An undo of a removal names the `version`."""

    public_id = serializers.UUIDField(source="shoe.public_id")
    version = serializers.IntegerField(source="shoe.version")
    name = serializers.CharField(source="shoe.name")
    brand = serializers.CharField(source="shoe.brand")
    model = serializers.CharField(source="shoe.model")
    external_id = serializers.CharField(source="shoe.external_id", help_text="what a source calls the pair")
    started_on = Day(source="shoe.started_on", allow_null=True)
    retired_on = Day(source="shoe.retired_on", allow_null=True)
    limit_m = serializers.FloatField(source="shoe.limit_m", help_text="worn out after so much")
    distance_m = serializers.FloatField(help_text="run in it, as far as is known here")
    runs = serializers.IntegerField()
    last_on = Day(allow_null=True, help_text="the day of the last run in it")
    wear = choice([(one.value, one.name) for one in Wear])
