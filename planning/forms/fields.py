"""Fields of a season that carry their own limits and words."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from analytics.season import MOST_WEEKS

MOST_MINUTES = 600
DISTANCES = (
    (5000.0, _("5 km")),
    (10_000.0, _("10 km")),
    (21_097.5, _("Half marathon")),
    (42_195.0, _("Marathon")),
)
RATIOS = (
    (3, _("2 weeks building, 1 recovering")),
    (4, _("3 weeks building, 1 recovering")),
    (5, _("4 weeks building, 1 recovering")),
)
USUAL_RATIO, USUAL_GROWTH, USUAL_SHARE = 4, 10, 35


class DayField(forms.DateField):
    """A day by the browser's own calendar."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class AvailabilityField(forms.IntegerField):
    """Minutes for running on a weekday."""

    def __init__(self, weekday: int) -> None:
        label = WEEKDAYS[weekday]
        super().__init__(
            label=label, min_value=0, max_value=MOST_MINUTES, widget=forms.NumberInput({"step": 5})
        )


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Any of the seven weekdays, 0 for Monday."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: object) -> None:
        choices = [(str(day), name) for day, name in WEEKDAYS.items()]
        super().__init__(coerce=int, required=False, choices=choices, empty_value=(), **kwargs)  # type: ignore[arg-type]


class PhaseField(forms.IntegerField):
    """The weeks of a phase, or nothing where they follow from the season."""

    def __init__(self, label: object) -> None:
        super().__init__(label=label, min_value=0, max_value=MOST_WEEKS, required=False)  # type: ignore[arg-type]


class UsualField(forms.IntegerField):
    """A number that has its usual value where none is said."""

    def __init__(self, usual: int, **kwargs: object) -> None:
        super().__init__(required=False, **kwargs)  # type: ignore[arg-type]
        self.usual = usual

    def clean(self, value: object) -> int:
        found = super().clean(value)
        return self.usual if found is None else found


def choices_of(several: tuple[tuple[float, object], ...]) -> list[tuple[str, object]]:
    """Numbers with their words, as a choice field takes them."""
    return [(f"{number:g}", words) for number, words in several]
