"""What a member wants to be told, and when not."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import Channel, Event
from athletes.noticing import OFFERED
from athletes.selectors.preferences import field_of

AT_ONCE = ""


class WishesForm(forms.Form):
    """A box for each event and way."""

    def __init__(self, data: Any = None, *, events: Iterable[Event]) -> None:
        super().__init__(data)
        self.events = tuple(events)
        for event in self.events:
            for way in OFFERED:
                self.fields[field_of(event, way)] = forms.BooleanField(required=False)

    def wanted(self) -> dict[tuple[Event, Channel], bool]:
        """What was ticked, and what was not."""
        given = self.cleaned_data
        return {(event, way): given[field_of(event, way)] for event in self.events for way in OFFERED}


class RhythmForm(forms.Form):
    digest_hour = forms.TypedChoiceField(
        label=_("Mail of what is not urgent"),
        choices=[(AT_ONCE, _("Each at once")), *((str(hour), f"{hour:02d}:00") for hour in range(24))],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Together at this hour of your own time zone. Urgent mail leaves at once."),
    )


class MuteForm(forms.Form):
    """Quiet: of whom, of what, until when."""

    athlete: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("About"), queryset=None, required=False, to_field_name="public_id"
    )
    messages_only = forms.BooleanField(label=_("Only their messages"), required=False)
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=_("The first day on which you are told again. Empty: until you end it."),
    )

    def __init__(self, data: Any = None, *, athletes: Any, today: date) -> None:
        forms.Form.__init__(self, data)
        self.fields["athlete"].queryset = athletes  # type: ignore[attr-defined]
        self.fields["athlete"].empty_label = _("Everything")  # type: ignore[attr-defined]
        self.today = today

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and until <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return until
