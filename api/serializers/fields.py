"""Fields that several answers share."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema_field
from rest_framework import serializers

from api.problems import invalid
from athletes.fields import time_zones
from tenancy.templatetags.display import localised

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Moment(serializers.DateTimeField):
    """An instant, in UTC."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=UTC, **kwargs)

    def to_representation(self, value: datetime | str) -> str:
        """As DRF would write it, in a fifth of the time; what PostgreSQL has written so stays as it is."""
        if isinstance(value, str):
            return value
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


class Day(serializers.DateField):
    """A calendar day that can be meant."""

    default_error_messages = {
        "early": _("This is too long ago."),
        "late": _("This is too far ahead."),
    }

    def to_internal_value(self, value: Any) -> date:
        day: date = super().to_internal_value(value)
        if day.year < FIRST_YEAR:
            self.fail("early")
        if day.year > LAST_YEAR:
            self.fail("late")
        return day


class TimeZone(serializers.CharField):
    """A time zone by its name in the IANA database."""

    default_error_messages = {"unknown": _("There is no such time zone.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 64, "help_text": "as in the IANA database", **kwargs})

    def to_internal_value(self, data: Any) -> str:
        name: str = super().to_internal_value(data)
        if name not in dict(time_zones()):
            self.fail("unknown")
        return name


@extend_schema_field(str)
class Words(serializers.Field):
    """Text kept by language, in the reader's."""

    def to_representation(self, value: Mapping[str, str] | str) -> str:
        return localised(value)


class AthleteRef(serializers.Serializer):
    """Whom it is about."""

    public_id = serializers.UUIDField()
    name = serializers.CharField()


def example(value: dict[str, Any], name: str = "Usual") -> OpenApiExample:
    """A body as it may be sent, for the description."""
    return OpenApiExample(name, value=value, request_only=True)


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


class Version(serializers.Serializer):
    """The version that an undo was offered for."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


def uuid(name: str, text: str) -> UUID:
    """An id from the query. Raises ValidationError."""
    try:
        return UUID(text)
    except ValueError:
        raise invalid(name, "invalid", _("This is no id.")) from None
