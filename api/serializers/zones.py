"""Zones of heart rate and pace."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.problems import invalid
from api.serializers.fields import Day, choice, example
from athletes.models import ZoneKind

# What a runner's heart rate or speed can be, by kind: bpm and m/s.
LIMITS = {ZoneKind.HEART_RATE: (60.0, 230.0), ZoneKind.PACE: (0.8, 8.0)}


EXAMPLE = {"kind": "hr", "valid_from": "2026-11-01", "bounds": [130, 145, 155, 168, 178]}


@extend_schema_serializer(examples=[example(EXAMPLE)])
class ZoneSet(serializers.Serializer):
    """Five rising bounds, in bpm or m/s: where zones 2 to 6 begin. The fourth is the threshold.

    `context["today"]`: the athlete's; a set of a day to come is not taken.
    """

    kind = choice(ZoneKind.choices)
    valid_from = Day(help_text="runs from this day on are counted with these zones")
    bounds = serializers.ListField(
        child=serializers.FloatField(min_value=0.8, max_value=230), min_length=5, max_length=5
    )

    def validate_valid_from(self, day: date) -> date:
        if day > self.context["today"]:
            raise serializers.ValidationError(_("This day has not come yet."), "future")
        return day

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        kind = ZoneKind(attrs["kind"])
        low, high = LIMITS[kind]
        if not all(low <= bound <= high for bound in attrs["bounds"]):
            words = _("Each bound lies between %(low)g and %(high)g.") % {"low": low, "high": high}
            raise invalid("bounds", "out_of_range", words)
        return {**attrs, "kind": kind}


class Zone(serializers.Serializer):
    """One zone: where it begins and where the next one does; null where it is open or unknown."""

    number = serializers.IntegerField()
    hr_from_bpm = serializers.FloatField(allow_null=True)
    hr_to_bpm = serializers.FloatField(allow_null=True)
    speed_from_m_s = serializers.FloatField(allow_null=True)
    speed_to_m_s = serializers.FloatField(allow_null=True)


class AthleteZones(serializers.Serializer):
    """`in_force` on the athlete's local day, easiest first; `sets`: all that were ever put, newest first."""

    day = serializers.DateField()
    in_force = Zone(many=True)
    sets = ZoneSet(many=True)
