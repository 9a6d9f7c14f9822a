"""What was measured of a morning, by source."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Day, choice, example, measured
from athletes.models import HeartRateVariability
from athletes.recorded import Measurements

EXAMPLE = {"day": "2026-11-21", "hrv_ms": 61, "resting_hr_bpm": 47, "sleep_h": 7.5}


@extend_schema_serializer(examples=[example(EXAMPLE)])
class WellnessDay(serializers.Serializer):
    """`source`: "check-in" for what the athlete typed, which counts most; "api" for what came here.

    `context["today"]`: the athlete's; a day to come is not taken.
    """

    day = Day()
    source = serializers.CharField(read_only=True)  # type: ignore[assignment]  # a field of this name too
    hrv_ms = measured(5, 300)
    hrv_kind = choice(HeartRateVariability.choices, required=False, default=HeartRateVariability.RMSSD.value)
    resting_hr_bpm = measured(25, 150)
    sleep_h = measured(0, 24)

    def validate_day(self, day: date) -> date:
        if day > self.context["today"]:
            raise serializers.ValidationError(_("This day has not come yet."), "future")
        return day


def measurements(given: dict[str, Any]) -> Measurements:
    """The values without their day."""
    values = {name: value for name, value in given.items() if name != "day"}
    return Measurements(**{**values, "hrv_kind": HeartRateVariability(values["hrv_kind"])})
