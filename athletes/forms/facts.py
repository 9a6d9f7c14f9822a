"""Races and shoes."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes import services
from athletes.fields import DayField, DistanceField, DurationField, UnitsForm
from athletes.models import Priority, Race, Shoe
from athletes.services import RaceFacts, ShoeFacts


class RaceForm(UnitsForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    day = DayField(label=_("Date"))
    distance_m = DistanceField(
        label=_("Distance"), help_text=_("A number, or a word like “half” or “marathon”.")
    )
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices)
    target_time_s = DurationField(
        label=_("Target time"), required=False, help_text=_("Like 45:30 or 3:15:00.")
    )

    def __init__(self, data: Any = None, *, units: str, race: Race | None = None) -> None:
        initial = asdict(services.facts_of_race(race)) if race else {"priority": Priority.A}
        super().__init__(data, initial=initial, units=units)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        distance, time = cleaned.get("distance_m"), cleaned.get("target_time_s")
        try:
            services.demand_runnable(distance_m=distance or 0.0, target_time_s=time)
        except services.TooFast as refused:
            self.add_error("target_time_s", refused.message)
        return cleaned

    def race(self) -> RaceFacts:
        given = self.cleaned_data
        return RaceFacts(**{**given, "priority": Priority(given["priority"])})


class ShoeForm(UnitsForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    brand = forms.CharField(label=_("Brand"), max_length=60, required=False)
    model = forms.CharField(label=_("Model"), max_length=60, required=False)
    started_on = DayField(label=_("Bought on, or in use since"), required=False)
    retired_on = DayField(label=_("Retired on"), required=False)
    limit_m = DistanceField(label=_("Worn out after"), low=1000.0, high=10_000_000.0)

    def __init__(self, data: Any = None, *, units: str, shoe: Shoe | None = None) -> None:
        self.known_as = shoe.external_id if shoe else ""
        initial = asdict(services.facts_of_shoe(shoe)) if shoe else {"limit_m": 800_000.0}
        super().__init__(data, initial=initial, units=units)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        started, retired = cleaned.get("started_on"), cleaned.get("retired_on")
        try:
            services.demand_order(started_on=started, retired_on=retired)
        except services.RetiredTooEarly as refused:
            self.add_error("retired_on", refused.message)
        return cleaned

    def shoe(self) -> ShoeFacts:
        return ShoeFacts(**self.cleaned_data, external_id=self.known_as)
