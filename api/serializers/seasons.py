"""What a coach says about a season before it is built, and the season as it would be."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from api.problems import invalid
from api.serializers.fields import Day, Words, answer, choice, example
from api.serializers.plans import PlanWarning, Steps
from api.serializers.races import Race
from planning.models import Category, Phase
from planning.proposal import steps_of
from planning.services import PlanInputs

RACE = ("race", "new_race", "without_race")
RHYTHM = "every how many weeks one cuts back: 4 is three of building to one of recovering"

EXAMPLE = {
    "new_race": {"name": "Seoul Marathon", "day": "2027-03-14", "distance_m": 42195, "target_time_s": 11700},
    "start": "2026-11-23",
    "weeks": 16,
    "current_week_m": 40000,
    "availability_min": [60, 60, 60, 60, 60, 90, 150],
    "key_per_week": 2,
    "long_day": 6,
}


@extend_schema_serializer(examples=[example(EXAMPLE)])
class SeasonInputs(serializers.Serializer):
    """The race is one that is written down, by its `race` id, or a `new_race`; or it is `without_race`.

    The athlete's other races within the season are planned in by their priority. `context["athlete"]`: whose
    availability counts where none is said.
    """

    race = serializers.UUIDField(required=False)
    new_race = Race(required=False)
    without_race = serializers.BooleanField(required=False, help_text="forward from the first day")
    distance_m = serializers.FloatField(
        required=False, min_value=400, max_value=500_000, help_text="trained for without a race; 10 km"
    )
    start = Day(help_text="the first day that may hold a run")
    weeks = answer(12, 48)
    current_week_m = serializers.FloatField(min_value=0, max_value=500_000, help_text="run in a week now")
    availability_min = serializers.ListField(
        child=answer(0, 600), min_length=7, max_length=7, required=False, help_text="by weekday, Monday first"
    )
    key_per_week = answer(0, 3, required=False, default=2)
    long_day = answer(0, 6, required=False, allow_null=True, default=None, help_text="0 is Monday")
    open_injury = serializers.BooleanField(required=False, default=False)
    fatigue = serializers.BooleanField(required=False, default=False)
    loaded_week_m = serializers.FloatField(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=500_000,
        help_text="mean of the last loaded three",
    )
    key_days = serializers.ListField(
        child=answer(0, 6), max_length=7, required=False, help_text="0 is Monday"
    )
    base_weeks = answer(0, 48, required=False, allow_null=True, help_text="else as the weeks allow")
    build_weeks = answer(0, 48, required=False, allow_null=True)
    peak_weeks = answer(0, 48, required=False, allow_null=True)
    taper_weeks = answer(2, 3, required=False, allow_null=True)
    cutback_every = answer(3, 5, required=False, help_text=RHYTHM)
    growth_cap = serializers.FloatField(required=False, min_value=0, max_value=0.3, help_text="a week; 0.1")
    long_share = serializers.FloatField(
        required=False, min_value=0.2, max_value=0.5, help_text="of a week; 0.35"
    )
    longest_min = answer(30, 360, required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(bool(attrs.get(name)) for name in RACE) != 1:
            raise invalid("race", "one_race", _("Name a race that is known, or a new one, not both."))
        return attrs

    def inputs(self) -> PlanInputs:
        """What the season is built from."""
        given = {name: value for name, value in self.validated_data.items() if name not in RACE}
        minutes = given.get("availability_min", self.context["athlete"].availability_min)
        lists = {"availability_min": tuple(minutes), "key_days": tuple(given.get("key_days", ()))}
        return PlanInputs(**{**given, **lists})


class SketchedSession(serializers.Serializer):
    """As a planned session, but of no plan yet."""

    day = serializers.DateField()
    category = choice(Category.choices)
    key = serializers.BooleanField()
    code = serializers.CharField(source="template_code", help_text="of the library; `race` for a race")
    title = Words()
    purpose = Words()
    steps = serializers.SerializerMethodField()
    duration_s = serializers.FloatField(source="totals.duration_s")
    distance_m = serializers.FloatField(source="totals.distance_m", allow_null=True)
    load = serializers.FloatField(source="totals.load")

    @extend_schema_field(Steps)
    def get_steps(self, found: Any) -> dict[str, Any] | None:
        return steps_of(found.workout)


class SketchedWeek(serializers.Serializer):
    number = serializers.IntegerField(source="week.number")
    starts_on = serializers.DateField(source="week.monday")
    phase = choice(Phase.choices, source="week.phase.value")
    cutback = serializers.BooleanField(source="week.cutback")
    target_s = serializers.FloatField(source="week.target_s")
    sessions = SketchedSession(many=True)


class Sketch(serializers.Serializer):
    """The season as it would be saved, and the rules that give way for it."""

    weeks = SketchedWeek(many=True)
    warnings = PlanWarning(many=True)
