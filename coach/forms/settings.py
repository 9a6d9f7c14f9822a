"""What an owner may set, and whom they invite."""

from dataclasses import asdict, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.fields import time_zones
from athletes.forms import automatic
from athletes.models import Mode
from coach.services import FactorFirst, Wishes, demand_factor, wishes_of
from tenancy import selectors as tenancy
from tenancy.models import Organization, Role, User

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
    staff_second_factor = forms.BooleanField(
        label=_("Staff sign in with a second factor"),
        required=False,
        help_text=_("A code from an app, or a security key. Whoever has none is asked to set one up."),
    )
    athletes_move = forms.BooleanField(
        label=_("Athletes may move their sessions"),
        required=False,
        help_text=_("Within the week, and never what a coach has locked. Each athlete can be an exception."),
    )
    move_first = forms.BooleanField(
        label=_("Move a key session before easing it"),
        required=False,
        help_text=_("When readiness is low and a day of the week is free. Otherwise it is eased or swapped."),
    )
    mode = forms.ChoiceField(label=_("How advice reaches the plan"), choices=MODES, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, organization: Organization, owner: User) -> None:
        self.owner, self.before = owner, wishes_of(organization)
        before = asdict(self.before)
        super().__init__(data, initial={**before, **before.pop("automatic")})
        self.fields.update(automatic.switches())

    @property
    def rules(self) -> list[forms.BoundField]:
        """Which rules may act by themselves."""
        return [self[name] for name in automatic.NAMES]

    def clean_staff_second_factor(self) -> bool:
        wanted = bool(self.cleaned_data["staff_second_factor"])
        try:
            demand_factor(wanted=wanted, owner=self.owner)
        except FactorFirst as refused:
            raise forms.ValidationError(refused.message) from None
        return wanted

    def wishes(self) -> Wishes:
        """What is not asked for here stays as it is."""
        given = dict(self.cleaned_data)
        rules = {name: given.pop(name) for name in automatic.NAMES}
        return replace(self.before, **{**given, "mode": Mode(given["mode"])}, automatic=rules)
