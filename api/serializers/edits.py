"""Activities as a person types them: over what sources say, or by hand."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.serializers.fields import Day, Moment, answer
from athletes.models import Athlete, Shoe
from ingest.services import ByHand

WEEK_S = 7 * 86_400.0


class Start(Moment):
    """An instant that was."""

    default_error_messages = {"future": _("This has not come yet."), "early": _("This is too long ago.")}

    def to_internal_value(self, value: Any) -> Any:
        instant = super().to_internal_value(value)
        if instant > timezone.now() + timedelta(days=1):
            self.fail("future")
        if instant.year < 1900:
            self.fail("early")
        return instant


def number(lowest: float, highest: float) -> serializers.FloatField:
    return serializers.FloatField(min_value=lowest, max_value=highest, required=False, allow_null=True)


def text(longest: int) -> serializers.CharField:
    return serializers.CharField(max_length=longest, required=False, allow_null=True, allow_blank=True)


class Typed(serializers.Serializer):
    """SI units. What is left out stays; null gives the field back to the sources.

    `context["athlete"]`: whose shoes may be named.
    """

    name = text(120)
    sport = text(30)
    sub_sport = text(30)
    workout_type = text(60)
    notes = text(2000)
    started_at = Start(required=False, allow_null=True)
    duration_s = number(1.0, WEEK_S)
    elapsed_s = number(1.0, WEEK_S)
    distance_m = number(0.0, 2_000_000.0)
    ascent_m = number(0.0, 50_000.0)
    avg_hr_bpm = number(20.0, 250.0)
    max_hr_bpm = number(20.0, 250.0)
    intensity = number(0.0, 1000.0)
    shoe = serializers.UUIDField(required=False, allow_null=True)

    def validate_shoe(self, public_id: Any) -> Shoe | None:
        athlete: Athlete = self.context["athlete"]
        found = Shoe.objects.of(athlete).current().filter(public_id=public_id).first() if public_id else None
        if public_id and found is None:
            raise serializers.ValidationError(_("The athlete has no such shoes."), "unknown")
        return found


class Edit(Typed):
    day = Day(required=False, allow_null=True, help_text="the athlete's local day")


class Entry(Typed):
    """An activity entered by hand. A file of the same activity joins it, also later."""

    day = Day(help_text="the athlete's local day")
    duration_s = serializers.FloatField(min_value=1.0, max_value=WEEK_S)
    rpe = answer(1, 10, required=False, allow_null=True)
    feel = answer(1, 5, required=False, allow_null=True)


def values_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """By the names of reconciliation, where the time on the timer has another one."""
    return {"timer_s" if name == "duration_s" else name: value for name, value in said.items()}


def entry_of(said: Mapping[str, Any]) -> ByHand:
    """What was entered, as the service takes it."""
    own = {"day", "duration_s", "started_at", "shoe"}
    return ByHand(
        day=said["day"],
        timer_s=said["duration_s"],
        started_at=said.get("started_at"),
        shoe=said.get("shoe"),
        said={name: value for name, value in said.items() if name not in own},
    )
