"""What is supposed of a season: one change a variant, with its numbers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from athletes.models import Priority
from planning.changes import Event, Idea
from planning.forms.fields import DISTANCES, DayField, choices_of
from planning.ideas import (
    LEAST_PERCENT,
    MOST_DAYS,
    MOST_PERCENT,
    NEEDED,
    Kind,
    idea_of,
    refused_days,
)
from tenancy.templatetags.display import short_day

USUAL_PERCENT = 110
FURTHEST = timedelta(days=2 * 366)
WEEK = timedelta(days=7)
KINDS = (
    (Kind.NOTHING, _("The plan as it stands")),
    (Kind.SCALE, _("Weeks at another volume")),
    (Kind.MISS, _("A missed block: ill, or travelling")),
    (Kind.MOVE_RACE, _("A race on another day")),
    (Kind.DROP_RACE, _("Without a race")),
    (Kind.ADD_RACE, _("One more race")),
)


class IdeaForm(forms.Form):
    """One variant. The fields that its kind does not need are left alone."""

    kind = forms.ChoiceField(label=_("Suppose"), choices=KINDS, required=False)
    first = DayField(label=_("First day"), required=False)
    last = DayField(label=_("Last day"), required=False)
    percent = forms.IntegerField(
        label=_("Percent of what is planned"), required=False, min_value=LEAST_PERCENT, max_value=MOST_PERCENT
    )
    race = forms.ChoiceField(label=_("Race"), required=False)
    days = forms.IntegerField(
        label=_("Days later (earlier with a minus)"),
        required=False,
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
    )
    distance = forms.TypedChoiceField(
        label=_("Distance"), required=False, coerce=float, choices=choices_of(DISTANCES)
    )
    priority = forms.ChoiceField(label=_("Priority"), required=False, choices=Priority.choices)

    def __init__(self, data: Any, *, prefix: str, events: Sequence[Event], today: date) -> None:
        """Bound only where the address says something of this variant."""
        bound = data if any(name.startswith(f"{prefix}-") for name in data) else None
        monday = today + WEEK - timedelta(days=today.weekday())
        initial = {"first": monday, "last": monday + timedelta(days=6), "percent": USUAL_PERCENT, "days": 7}
        super().__init__(bound, prefix=prefix, initial={**initial, "distance": "10000", "priority": "B"})
        self.today = today
        self.fields["race"] = forms.ChoiceField(
            label=_("Race"),
            required=False,
            choices=[(str(one.race), f"{one.name}, {short_day(one.day)}") for one in events],
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in NEEDED[given.get("kind", "")]:
            if name not in self.errors and given.get(name) in (None, ""):
                self.add_error(name, gettext("Say this too."))
        first = given.get("first")
        if first and not self.today - WEEK <= first <= self.today + FURTHEST:
            self.add_error("first", gettext("Choose a day from today on, within two years."))
        refused = refused_days(given.get("kind", ""), given)
        if refused:
            self.add_error("last", refused)
        return given

    def idea(self) -> Idea | None:
        """What is supposed; None where that is nothing, or cannot be understood."""
        if not self.is_bound or not self.is_valid():
            return None
        return idea_of(self.cleaned_data["kind"], self.cleaned_data)
