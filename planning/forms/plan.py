"""The season builder's form: five steps on one page, built once to be previewed or saved."""

from typing import Any, NamedTuple

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from analytics.season import LEAST_WEEKS, MOST_WEEKS, BadSeason
from athletes.models import Athlete, Race
from athletes.services import RaceFacts
from planning import services, wording
from planning.forms.fields import (
    DISTANCES,
    RATIOS,
    USUAL_GROWTH,
    USUAL_RATIO,
    USUAL_SHARE,
    AvailabilityField,
    DayField,
    PhaseField,
    UsualField,
    WeekdaysField,
    choices_of,
)
from planning.forms.values import NEW_RACE, NO_RACE
from planning.goal import Goal, goal_of
from planning.inputs import USUAL_DISTANCE_M, PlanInputs
from planning.services import Season
from tenancy.templatetags.display import IMPERIAL, KILOMETRE_M, MILE_M

NEW_RACE_FIELDS = ("race_name", "race_day", "race_distance")
TAPERS = [("", _("By the race")), ("2", _("2 weeks")), ("3", _("3 weeks"))]
AS_SAID = ("start", "weeks", "key_per_week", "long_day", "open_injury", "fatigue")
LENGTHS = ("base_weeks", "build_weeks", "peak_weeks", "taper_weeks", "longest_min")


class SaidSoFar(NamedTuple):
    """Minutes by weekday, metres a week, and what stands against hard running."""

    minutes: list[int]
    week_m: float
    open_injury: bool
    fatigue: bool


class PlanForm(forms.Form):
    """Everything the season builder asks, on one page. Distances are in the reader's units."""

    race = forms.ChoiceField(label=_("Race"))
    race_name = forms.CharField(label=_("Name of the race"), max_length=120, required=False)
    race_day = DayField(label=_("Date of the race"), required=False)
    race_distance = forms.FloatField(
        label=_("Distance of the race"), min_value=0.4, max_value=500, required=False
    )
    distance = forms.TypedChoiceField(
        label=_("Without a race, train for"),
        coerce=float,
        required=False,
        empty_value=str(USUAL_DISTANCE_M),
        choices=choices_of(DISTANCES),
    )
    start = DayField(label=_("First day of the plan"))
    weeks = forms.IntegerField(label=_("Weeks"), min_value=LEAST_WEEKS, max_value=MOST_WEEKS)
    current_week = forms.FloatField(label=_("Weekly distance now"), min_value=0, max_value=300)
    loaded_week = forms.FloatField(
        label=_("Mean of the last three loaded weeks"), min_value=0, max_value=300, required=False
    )
    open_injury = forms.BooleanField(
        label=_("Open injury: plan a careful return, without key sessions"), required=False
    )
    fatigue = forms.BooleanField(label=_("Deep fatigue: two gentle weeks first"), required=False)
    key_per_week = forms.TypedChoiceField(
        label=_("Key sessions a week"), coerce=int, choices=[(str(count), str(count)) for count in range(4)]
    )
    long_day = forms.TypedChoiceField(
        label=_("Day of the long run"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", _("The day with most time")), *((str(day), name) for day, name in WEEKDAYS.items())],
    )
    key_days = WeekdaysField(label=_("Days for key sessions"))
    base_weeks = PhaseField(_("Base, weeks"))
    build_weeks = PhaseField(_("Build, weeks"))
    peak_weeks = PhaseField(_("Peak, weeks"))
    taper_weeks = forms.TypedChoiceField(
        label=_("Taper"), coerce=int, empty_value=None, required=False, choices=TAPERS
    )
    cutback_every = forms.TypedChoiceField(
        label=_("Rhythm"),
        coerce=int,
        required=False,
        empty_value=str(USUAL_RATIO),
        choices=choices_of(RATIOS),
    )
    growth = UsualField(USUAL_GROWTH, label=_("Most growth a week"), min_value=0, max_value=30)
    long_share = UsualField(USUAL_SHARE, label=_("Longest run, of the week"), min_value=20, max_value=50)
    longest_min = forms.IntegerField(
        label=_("Longest run, minutes"), min_value=30, max_value=360, required=False
    )

    def __init__(
        self, *args: Any, athlete: Athlete, races: list[Race], units: str = "metric", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.athlete = athlete
        self.metres = MILE_M if units == IMPERIAL else KILOMETRE_M
        self.races = {str(race.public_id): race for race in races}
        known = [(key, race.name) for key, race in self.races.items()]
        others = [(NEW_RACE, _("A new race")), (NO_RACE, _("No race: forward from the first day"))]
        self.fields["race"] = forms.ChoiceField(label=_("Race"), choices=[*known, *others])
        for weekday in WEEKDAYS:
            self.fields[f"minutes_{weekday}"] = AvailabilityField(weekday)
        self.season: Season | None = None

    def clean(self) -> dict[str, Any]:
        """Build the season once, so that a plan that cannot be is refused with its reason."""
        cleaned = super().clean() or {}
        if cleaned.get("race") == NEW_RACE:
            self._demand_new_race(cleaned)
        if not self.errors:
            self._build()
        return cleaned

    @property
    def complete(self) -> bool:
        """Whether the first values suffice for a preview."""
        return bool(not self.is_bound and self.races and self.initial.get("current_week"))

    @property
    def availability(self) -> list[forms.BoundField]:
        """The seven fields of minutes, Monday first."""
        return [self[f"minutes_{weekday}"] for weekday in WEEKDAYS]

    @property
    def shaped(self) -> bool:
        """Whether the coach has said the length of a phase."""
        return any(self[name].value() not in (None, "") for name in LENGTHS)

    def goal(self) -> Goal | None:
        """The race the season leads to, if to one."""
        said = self.cleaned_data
        if said["race"] == NO_RACE:
            return None
        if said["race"] in self.races:
            return goal_of(self.races[said["race"]])
        return Goal(RaceFacts(said["race_name"], said["race_day"], said["race_distance"] * self.metres))

    def inputs(self) -> PlanInputs:
        """What the season is built from."""
        said = self.cleaned_data
        loaded = said["loaded_week"]
        return PlanInputs(
            current_week_m=said["current_week"] * self.metres,
            availability_min=tuple(said[f"minutes_{weekday}"] for weekday in WEEKDAYS),
            loaded_week_m=None if loaded is None else loaded * self.metres,
            distance_m=float(said["distance"]),
            cutback_every=int(said["cutback_every"]),
            growth_cap=said["growth"] / 100,
            long_share=said["long_share"] / 100,
            key_days=tuple(said["key_days"]),
            **{name: said[name] for name in (*AS_SAID, *LENGTHS)},
        )

    def said_so_far(self, *, week_m: float) -> SaidSoFar:
        """What a suggestion goes by, as far as it was said and makes sense."""
        self.is_valid()
        said = self.cleaned_data
        minutes = [said.get(f"minutes_{day}", self.athlete.availability_min[day]) for day in WEEKDAYS]
        current = said.get("current_week")
        return SaidSoFar(
            minutes=minutes,
            week_m=week_m if current is None else current * self.metres,
            open_injury=bool(said.get("open_injury")),
            fatigue=bool(said.get("fatigue")),
        )

    def _demand_new_race(self, cleaned: dict[str, Any]) -> None:
        for name in NEW_RACE_FIELDS:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("A new race needs this."))

    def _build(self) -> None:
        goal = self.goal()
        try:
            self.season = services.build_season(
                athlete=self.athlete, goal=goal.facts if goal else None, inputs=self.inputs()
            )
        except BadSeason as error:
            self.add_error(None, wording.refusal(error))
