"""Fields that several answers share."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tenancy.templatetags.display import localised


class Moment(serializers.DateTimeField):
    """An instant, in UTC."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=UTC, **kwargs)


@extend_schema_field(str)
class Words(serializers.Field):
    """Text kept by language, in the reader's."""

    def to_representation(self, value: Mapping[str, str] | str) -> str:
        return localised(value)


class AthleteRef(serializers.Serializer):
    """Whom it is about."""

    public_id = serializers.UUIDField()
    name = serializers.CharField()


def choice(choices: Any, **kwargs: Any) -> serializers.ChoiceField:
    """One of a model's choices, as its code."""
    return serializers.ChoiceField(choices=choices, **kwargs)


def answer(lowest: int, highest: int, **kwargs: Any) -> serializers.IntegerField:
    """A number on a scale."""
    return serializers.IntegerField(min_value=lowest, max_value=highest, **kwargs)


def measured(lowest: float, highest: float, **kwargs: Any) -> serializers.FloatField:
    """A measurement that may be missing."""
    options = {"required": False, "allow_null": True, "default": None, **kwargs}
    return serializers.FloatField(min_value=lowest, max_value=highest, **options)
