"""The athlete's profile."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from athletes.fields import DayField, PaceField, UnitsForm, time_zones
from athletes.forms import automatic
from athletes.models import Allowed, Athlete, Mode, Sex
from athletes.services import NotRising, Profile, demand_rising

SAID = (
    "name",
    "birth_date",
    "sex",
    "timezone",
    "max_hr_bpm",
    "resting_hr_bpm",
    "threshold_hr_bpm",
    "threshold_speed_m_s",
)
ALLOWED = {True: Allowed.YES, False: Allowed.NO}


class ProfileForm(UnitsForm):
    """`with_mode`: how advice reaches the plan is the coach's business."""

    name = forms.CharField(label=_("Name"), max_length=120)
    birth_date = DayField(label=_("Birth date"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    max_hr_bpm = forms.IntegerField(
        label=_("Maximum heart rate"), min_value=100, max_value=240, required=False
    )
    resting_hr_bpm = forms.IntegerField(
        label=_("Resting heart rate"), min_value=25, max_value=120, required=False
    )
    threshold_hr_bpm = forms.IntegerField(
        label=_("Threshold heart rate"),
        min_value=80,
        max_value=230,
        required=False,
        help_text=_("What the heart keeps up for an hour of racing."),
    )
    threshold_speed_m_s = PaceField(
        label=_("Threshold pace"),
        required=False,
        help_text=_("The pace of an hour of racing. Zones follow from it."),
    )
    mode = forms.ChoiceField(label=_("How advice reaches the plan"), choices=Mode.choices, required=False)

    moves = forms.ChoiceField(
        label=_("May move sessions within the week"), choices=Allowed.choices, required=False
    )

    def __init__(
        self, data: Any = None, *, athlete: Athlete, units: str = "metric", with_mode: bool = False
    ) -> None:
        initial = {name: getattr(athlete, name) for name in (*SAID, "mode")}
        initial |= {f"minutes_{day}": minutes for day, minutes in enumerate(athlete.availability_min)}
        initial["moves"] = ALLOWED.get(athlete.settings.get("athletes_move"), Allowed.INHERIT)
        initial |= automatic.chosen(athlete.settings.get("automatic", {}))
        super().__init__(data, initial=initial, units=units)
        if with_mode:
            self.fields.update(automatic.choices())
        else:
            del self.fields["mode"], self.fields["moves"]
        birth_date = self.fields["birth_date"]
        if isinstance(birth_date, DayField):
            birth_date.latest = athlete.joined_on
        for day, name in WEEKDAYS.items():
            self.fields[f"minutes_{day}"] = forms.IntegerField(label=name, min_value=0, max_value=720)

    @property
    def availability(self) -> list[forms.BoundField]:
        """The seven fields of minutes, Monday first."""
        return [self[f"minutes_{day}"] for day in WEEKDAYS]

    @property
    def rules(self) -> list[forms.BoundField]:
        """Which rules may act by themselves; none where that is not asked."""
        return [self[name] for name in automatic.NAMES if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            demand_rising(cleaned)
        except NotRising as refused:
            for name in refused.fields:
                self.add_error(name, refused.message)
        return cleaned

    def profile(self) -> Profile:
        given = self.cleaned_data
        return Profile(
            **{name: given[name] for name in SAID if name != "sex"},
            sex=Sex(given["sex"]),
            availability_min=tuple(given[f"minutes_{day}"] for day in WEEKDAYS),
            mode=Mode(given["mode"]) if "mode" in given else None,
            automatic=automatic.wanted(given) if "mode" in given else None,
            moves=Allowed(given["moves"]) if "moves" in given else None,
        )
