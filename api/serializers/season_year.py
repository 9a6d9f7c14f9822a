"""A season by its weeks, and what is supposed of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.problems import invalid
from api.serializers.calendars import CalendarWarning
from api.serializers.fields import Day, answer, choice, example
from athletes.models import Priority
from planning.changes import Idea
from planning.ideas import LEAST_PERCENT, MOST_DAYS, MOST_PERCENT, NEEDED, Kind, idea_of, refused_days
from planning.models import Phase

MOST_WEEKS, MOST_IDEAS = 104, 2
WEEK_KINDS = ("build", "recover", "taper", "race", "")
EXAMPLE = {
    "first": "2026-11-23",
    "weeks": 26,
    "ideas": [
        {"kind": "miss", "first": "2026-12-07", "last": "2026-12-13"},
        {"kind": "scale", "first": "2026-12-14", "last": "2027-01-10", "percent": 110},
    ],
}


class Standing(serializers.Serializer):
    """Fitness, fatigue and form."""

    ctl = serializers.FloatField()
    atl = serializers.FloatField()
    tsb = serializers.FloatField()


class SeasonRace(serializers.Serializer):
    """A race with how the athlete stands at its start."""

    public_id = serializers.UUIDField(source="event.race")
    day = serializers.DateField(source="event.day")
    name = serializers.CharField(source="event.name")
    priority = choice(Priority.choices, source="event.priority")
    distance_m = serializers.FloatField(source="event.distance_m")
    standing = Standing(allow_null=True)


class PlannedWeek(serializers.Serializer):
    """What is planned of a week, and fitness at its end; `ramp` is null where it cannot be told."""

    monday = serializers.DateField()
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField()
    load = serializers.FloatField()
    end = Standing(allow_null=True)
    ramp = serializers.FloatField(allow_null=True)


class SeasonWeek(serializers.Serializer):
    """A week as it is meant, planned and done; the done is null for a week to come."""

    planned = PlannedWeek(source="week")
    number = serializers.IntegerField(help_text="of the season; 0 outside one")
    phase = choice(Phase.choices, allow_blank=True)
    kind = choice([(one, one) for one in WEEK_KINDS], allow_blank=True)
    target_s = serializers.FloatField(allow_null=True, help_text="what the season was built for")
    done_s = serializers.FloatField(allow_null=True)
    done_m = serializers.FloatField(allow_null=True)
    done_load = serializers.FloatField(allow_null=True)


class SeasonYear(serializers.Serializer):
    """Weeks of a season: days that are over count as they were run, days to come as they are planned."""

    first = serializers.DateField()
    last = serializers.DateField()
    weeks = SeasonWeek(many=True)
    races = SeasonRace(many=True)
    warnings = CalendarWarning(many=True, help_text="for the staff")
    drafted = serializers.IntegerField(help_text="changes that are counted in; for the staff")


class SupposedIdea(serializers.Serializer):
    """One change: `scale` and `miss` need days, `scale` percent, `move_race` and `drop_race` a race.

    `move_race` needs days to move by, `add_race` its first day, distance and priority.
    """

    kind = choice([(one.value, one.value) for one in Kind if one.value])
    first = Day(required=False)
    last = Day(required=False)
    percent = answer(LEAST_PERCENT, MOST_PERCENT, required=False)
    race = serializers.UUIDField(required=False)
    days = answer(-MOST_DAYS, MOST_DAYS, required=False)
    distance = serializers.FloatField(required=False, min_value=400, max_value=500_000, help_text="metres")
    priority = choice(Priority.choices, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        for name in NEEDED[attrs["kind"]]:
            if name not in attrs:
                raise invalid(name, "required", _("This field is required."))
        refused = refused_days(attrs["kind"], attrs)
        if refused:
            raise invalid("last", "out_of_range", refused)
        return attrs


@extend_schema_serializer(examples=[example(EXAMPLE)])
class WhatIf(serializers.Serializer):
    """Weeks to look at, and at most two ideas; each is looked at by itself."""

    first = Day(help_text="a day of the first week")
    weeks = answer(1, MOST_WEEKS)
    ideas = serializers.ListField(child=SupposedIdea(), min_length=1, max_length=MOST_IDEAS)

    def supposed(self) -> list[Idea]:
        found = (idea_of(one["kind"], one) for one in self.validated_data["ideas"])
        return [one for one in found if one is not None]


class Supposed(serializers.Serializer):
    """What comes of an idea; `draftable`: its changes could become a draft of the calendar."""

    draftable = serializers.BooleanField()
    weeks = PlannedWeek(many=True)
    races = SeasonRace(many=True)
    warnings = CalendarWarning(many=True)
    highest_ramp = serializers.FloatField(allow_null=True)
    biggest_load = serializers.FloatField()


class WhatIfAnswer(serializers.Serializer):
    """The season as it stands, then with each idea; nothing is kept."""

    stands = Supposed()
    ideas = Supposed(many=True)
