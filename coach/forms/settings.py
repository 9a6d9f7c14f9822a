"""What an owner may set, and whom they invite."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.fields import time_zones
from athletes.models import Mode
from coach.services import Wishes, wishes_of
from tenancy import selectors as tenancy
from tenancy.models import Organization, Role

STAFF = [choice for choice in Role.choices if choice[0]]
MODES = [choice for choice in Mode.choices if choice[0]]


class InviteForm(forms.Form):
    """A person for the staff; athletes are invited from their own page."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("The link in the mail counts for seven days."))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=STAFF, initial=Role.COACH)

    def __init__(self, data: Any = None, *, organization: Organization) -> None:
        super().__init__(data)
        self.organization = organization

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if tenancy.is_on_staff(organization=self.organization, email=email):
            raise forms.ValidationError(_("This person is on the staff already."))
        return email

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class OrganizationForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=time_zones, help_text=_("Your coaches' clocks: when a day begins.")
    )
    coaches_see_all = forms.BooleanField(
        label=_("Coaches see every athlete"),
        required=False,
        help_text=_("Otherwise each coach sees their own athletes."),
    )
    mode = forms.ChoiceField(label=_("How advice reaches the plan"), choices=MODES, widget=forms.RadioSelect)
    at_risk_h = forms.IntegerField(label=_("Hours to decide, at risk"), min_value=1, max_value=168)
    watch_h = forms.IntegerField(label=_("Hours to decide, watch"), min_value=1, max_value=336)

    def __init__(self, data: Any = None, *, organization: Organization) -> None:
        super().__init__(data, initial=asdict(wishes_of(organization)))

    def wishes(self) -> Wishes:
        given = self.cleaned_data
        return Wishes(**{**given, "mode": Mode(given["mode"])})
