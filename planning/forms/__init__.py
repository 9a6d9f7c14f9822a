"""What a coach fills in: a season to be built, and what the library should show."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from analytics.season import BadSeason, SeasonPlan
from athletes.models import Athlete, Race
from athletes.services import RaceFacts
from planning import services, wording
from planning.goal import Goal, goal_of
from planning.inputs import PlanInputs
from planning.models import Category
from tenancy.templatetags.display import IMPERIAL, KILOMETRE_M, MILE_M

NEW_RACE = "new"
LEAST_WEEKS, MOST_WEEKS = 12, 48
MOST_MINUTES = 600


class AvailabilityField(forms.IntegerField):
    """Minutes for running on a weekday."""

    def __init__(self, weekday: int) -> None:
        label = WEEKDAYS[weekday]
        super().__init__(
            label=label, min_value=0, max_value=MOST_MINUTES, widget=forms.NumberInput({"step": 5})
        )


class PlanForm(forms.Form):
    """Everything the season builder asks, on one page. Distances are in the reader's units."""

    race = forms.ChoiceField(label=_("Race"))
    race_name = forms.CharField(label=_("Name of the race"), max_length=120, required=False)
    race_day = forms.DateField(
        label=_("Date of the race"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    race_distance = forms.FloatField(
        label=_("Distance of the race"), min_value=0.4, max_value=500, required=False
    )
    start = forms.DateField(
        label=_("First day of the plan"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    weeks = forms.IntegerField(label=_("Weeks"), min_value=LEAST_WEEKS, max_value=MOST_WEEKS)
    current_week = forms.FloatField(label=_("Weekly distance now"), min_value=0, max_value=300)
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
    open_injury = forms.BooleanField(
        label=_("Open injury: plan a careful return, without key sessions"), required=False
    )

    def __init__(
        self, *args: Any, athlete: Athlete, races: list[Race], units: str = "metric", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.athlete = athlete
        self.metres = MILE_M if units == IMPERIAL else KILOMETRE_M
        self.races = {str(race.public_id): race for race in races}
        known = [(key, race.name) for key, race in self.races.items()]
        self.fields["race"] = forms.ChoiceField(
            label=_("Race"), choices=[*known, (NEW_RACE, _("A new race"))]
        )
        for weekday in WEEKDAYS:
            self.fields[f"minutes_{weekday}"] = AvailabilityField(weekday)
        self.built: SeasonPlan | None = None

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

    def goal(self) -> Goal:
        """The race the season leads to."""
        if self.cleaned_data["race"] in self.races:
            return goal_of(self.races[self.cleaned_data["race"]])
        said = self.cleaned_data
        return Goal(RaceFacts(said["race_name"], said["race_day"], said["race_distance"] * self.metres))

    def inputs(self) -> PlanInputs:
        """What the season is built from."""
        said = self.cleaned_data
        return PlanInputs(
            start=said["start"],
            weeks=said["weeks"],
            current_week_m=said["current_week"] * self.metres,
            availability_min=tuple(said[f"minutes_{weekday}"] for weekday in WEEKDAYS),
            key_per_week=said["key_per_week"],
            long_day=said["long_day"],
            open_injury=said["open_injury"],
        )

    def _demand_new_race(self, cleaned: dict[str, Any]) -> None:
        for name in ("race_name", "race_day", "race_distance"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("A new race needs this."))

    def _build(self) -> None:
        race = self.goal().facts
        try:
            self.built = services.preview(
                athlete=self.athlete, race_day=race.day, race_distance_m=race.distance_m, inputs=self.inputs()
            )
        except BadSeason as error:
            self.add_error(None, wording.refusal(error))


def first_values(
    *, athlete: Athlete, races: list[Race], today: date, usual_week_m: float, units: str
) -> dict[str, Any]:
    """What the form says before anyone has touched it."""
    metres = MILE_M if units == IMPERIAL else KILOMETRE_M
    minutes = {f"minutes_{weekday}": athlete.availability_min[weekday] for weekday in WEEKDAYS}
    weeks = (races[0].day - today).days // 7 + 1 if races else 16
    return {
        "race": str(races[0].public_id) if races else NEW_RACE,
        "start": today,
        "weeks": min(max(weeks, LEAST_WEEKS), MOST_WEEKS),
        "current_week": round(usual_week_m / metres, 1) or None,
        "key_per_week": 2,
        **minutes,
    }


class LibraryForm(forms.Form):
    """Filters of the library; all of them are in the address."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.SearchInput())
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=[("", _("All categories")), *Category.choices]
    )
    athlete = forms.ChoiceField(label=_("Shown for"), required=False)

    def __init__(self, *args: Any, athletes: list[Athlete], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.athletes = {str(athlete.public_id): athlete for athlete in athletes}
        names = [(key, athlete.name) for key, athlete in self.athletes.items()]
        self.fields["athlete"] = forms.ChoiceField(
            label=_("Shown for"), required=False, choices=[("", _("A typical runner")), *names]
        )

    def chosen(self) -> Athlete | None:
        """The athlete whose paces count, if one was named whom the reader may see."""
        return self.athletes.get(self.data.get("athlete", ""))

    def filters(self) -> dict[str, str]:
        """Category and text; what makes no sense is left out."""
        self.full_clean()
        return {"category": self.cleaned_data.get("category", ""), "text": self.cleaned_data.get("q", "")}
