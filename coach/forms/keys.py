"""What an owner says of a new API key."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenancy.keys import Reach

WORDS = {
    Reach.READ_ATHLETES: _("Read athletes: profiles, races, shoes, latest numbers"),
    Reach.WRITE_ATHLETES: _("Change athletes"),
    Reach.READ_ACTIVITIES: _("Read runs and uploads"),
    Reach.WRITE_ACTIVITIES: _("Send runs, and change them"),
    Reach.READ_PLANS: _("Read plans and the session library"),
    Reach.WRITE_PLANS: _("Change plans"),
    Reach.READ_CHECK_INS: _("Read check-ins and measurements"),
    Reach.WRITE_WELLNESS: _("Send measurements: HRV, resting heart rate, sleep"),
    Reach.READ_QUEUE: _("Read the queue of cases"),
    Reach.WRITE_QUEUE: _("Decide cases"),
    Reach.READ_MESSAGES: _("Read messages"),
    Reach.WRITE_MESSAGES: _("Write messages to athletes"),
    Reach.READ_NOTES: _("Read notes, private ones too, tasks, injuries and illness"),
    Reach.WRITE_NOTES: _("Write notes and tasks, and say what injuries allow"),
}
LASTING = [("30", _("30 days")), ("90", _("90 days")), ("180", _("180 days")), ("365", _("A year"))]


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("Which program uses it, such as “Results screen”.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(reach.value, words) for reach, words in WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may do yourself, and nothing in an athlete's name."),
    )
    days = forms.ChoiceField(label=_("Counts for"), choices=LASTING, initial="90")

    def clean_scopes(self) -> list[Reach]:
        return [Reach(name) for name in self.cleaned_data["scopes"]]

    def wishes(self, *, now: datetime) -> dict[str, Any]:
        """The key as it is to be made."""
        given = self.cleaned_data
        lasts = timedelta(days=int(given["days"]))
        return {"name": given["name"], "scopes": given["scopes"], "expires_at": now + lasts}
