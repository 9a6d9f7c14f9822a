"""A new athlete, an invitation, a note."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.fields import time_zones
from athletes.services import Newcomer


class AthleteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=time_zones, help_text=_("The athlete's days begin and end in it.")
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("An invitation is sent to it. You can also invite later, or never."),
    )

    def __init__(self, data: Any = None, *, zone: str) -> None:
        super().__init__(data, initial={"timezone": zone})

    def newcomer(self) -> Newcomer:
        return Newcomer(**self.cleaned_data)


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"), help_text=_("The link in the mail counts for seven days."))

    def email_address(self) -> str:
        return str(self.cleaned_data["email"])


class MessageForm(forms.Form):
    body = forms.CharField(label=_("Message"), max_length=2000, widget=forms.Textarea({"rows": 3}))

    def text(self) -> str:
        return str(self.cleaned_data["body"])
