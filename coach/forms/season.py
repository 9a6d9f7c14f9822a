"""What is asked of a season's page: which weeks, in which measure, and a week's new amount."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from analytics.days import monday_of
from coach.selectors.season import Reach
from planning.measure import Measure

MOST_AMOUNT = 3000.0
"""Of hours, kilometres, load or CTL in a week."""

REACHES = (
    (Reach.SEASON, _("Season")),
    (Reach.BACK, _("12 months back")),
    (Reach.AHEAD, _("12 months ahead")),
)
MEASURES = (
    (Measure.TIME, _("Hours")),
    (Measure.DISTANCE, _("Distance")),
    (Measure.LOAD, _("Load")),
    (Measure.FITNESS, _("Fitness (CTL)")),
)


class LookForm(forms.Form):
    """What makes no sense counts as not said."""

    reach = forms.ChoiceField(choices=REACHES, required=False)
    measure = forms.ChoiceField(choices=MEASURES, required=False)

    def look(self) -> tuple[Reach, Measure]:
        self.full_clean()
        given = self.cleaned_data
        return Reach(given.get("reach") or Reach.SEASON), Measure(given.get("measure") or Measure.TIME)


class WeekForm(forms.Form):
    """A week and its new amount, in the reader's unit."""

    monday = forms.DateField()
    measure = forms.ChoiceField(choices=MEASURES)
    amount = forms.FloatField(min_value=0, max_value=MOST_AMOUNT)

    def clean_monday(self) -> date:
        day: date = self.cleaned_data["monday"]
        return monday_of(day)
