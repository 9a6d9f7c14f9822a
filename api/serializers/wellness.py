"""What was measured of a morning, by source."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from analytics.wellness import POSSIBLE, Measure
from api.serializers.fields import Day, choice, example, measured
from athletes.models import HeartRateVariability
from athletes.recorded import Measurements

# Measures without a field of their own.
OWN = {Measure.HRV_RMSSD_MS, Measure.HRV_SDNN_MS, Measure.RESTING_HR_BPM, Measure.SLEEP_S}
MORE = {one.value for one in Measure if one not in OWN}
MEASURES = {
    "type": "object",
    "properties": {
        one.value: {"type": "number", "minimum": POSSIBLE[one][0], "maximum": POSSIBLE[one][1]}
        for one in Measure
        if one not in OWN
    },
    "additionalProperties": False,
}
EXAMPLE = {"day": "2026-11-21", "hrv_ms": 61, "resting_hr_bpm": 47, "sleep_h": 7.5}


@extend_schema_field(MEASURES)
class Measures(serializers.Field):
    """The other numbers of the day, by measure; the unit is in the name."""

    default_error_messages = {
        "invalid": _("Give numbers by their measure."),
        "unknown": _("There is no measure called “{name}”."),
        "impossible": _("This is not possible: {name}."),
    }

    def to_internal_value(self, data: Any) -> dict[str, float]:
        if not isinstance(data, dict):
            self.fail("invalid")
        return {name: self._number(str(name), value) for name, value in data.items()}

    def to_representation(self, value: Mapping[str, float]) -> dict[str, float]:
        return dict(value)

    def _number(self, name: str, value: Any) -> float:
        if name not in MORE:
            self.fail("unknown", name=name[:40])
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail("invalid")
        low, high = POSSIBLE[Measure(name)]
        if not low <= value <= high:
            self.fail("impossible", name=name)
        return float(value)


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
    measures = Measures(source="more", required=False, default=dict)
    words = serializers.DictField(
        child=serializers.CharField(), read_only=True, help_text="what is no number"
    )

    def validate_day(self, day: date) -> date:
        if day > self.context["today"]:
            raise serializers.ValidationError(_("This day has not come yet."), "future")
        return day


def measurements(given: dict[str, Any]) -> Measurements:
    """The values without their day."""
    values = {name: value for name, value in given.items() if name not in ("day", "more")}
    return Measurements(**{**values, "hrv_kind": HeartRateVariability(values["hrv_kind"])})
