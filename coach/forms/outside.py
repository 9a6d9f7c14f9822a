"""Forms of the pages outside an organization."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from athletes.fields import time_zones
from coach.founding import FirstRun, Joining
from tenancy.models import Invitation, Kind, Language, Units, User
from tenancy.services import Person


class NewPasswordForm(forms.Form):
    """A name and a password that is good enough; part of the pages that make accounts."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("Ten characters or more. A sentence you remember is best."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        strip=False,
    )
    timezone = forms.ChoiceField(label=_("Time zone"), choices=time_zones, initial=settings.DEFAULT_TIMEZONE)

    def clean(self) -> dict[str, Any]:
        """The password is judged beside name and e-mail, which it may not resemble."""
        given = super().clean() or {}
        if "password" in given:
            person = User(name=given.get("name", ""), email=self.address_of(given))
            try:
                password_validation.validate_password(given["password"], person)
            except forms.ValidationError as refused:
                self.add_error("password", refused)
        return given

    def address_of(self, given: dict[str, Any]) -> str:
        """The address that the account will have."""
        return str(given.get("email", ""))


class FirstRunForm(NewPasswordForm):
    kind = forms.ChoiceField(
        label=_("Who is this for?"), choices=Kind.choices, initial=Kind.CLUB, widget=forms.RadioSelect
    )
    email = forms.EmailField(label=_("Your e-mail"), widget=forms.EmailInput({"autocomplete": "username"}))
    organization = forms.CharField(
        label=_("Name of your club or team"),
        help_text=_("A runner who coaches themself may give their own name."),
        max_length=120,
    )

    field_order = ["kind", "name", "email", "password", "organization", "timezone"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is an account with this e-mail."))
        return email

    def answers(self) -> FirstRun:
        given = self.cleaned_data
        return FirstRun(**{**given, "kind": Kind(given["kind"])}, locale=get_language() or "")


class JoinForm(NewPasswordForm):
    """Asks for nothing from a person who has an account already."""

    def __init__(self, data: Any = None, *, invitation: Invitation, known: User | None) -> None:
        super().__init__(
            data, initial={"name": invitation.name, "timezone": invitation.organization.timezone}
        )
        self.invitation = invitation
        if known is not None:
            self.fields.clear()

    def address_of(self, given: dict[str, Any]) -> str:
        return self.invitation.email

    def answers(self) -> Joining | None:
        """What a new person says; None from a known one."""
        if not self.fields:
            return None
        return Joining(**self.cleaned_data, locale=get_language() or "")


class PersonForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    locale = forms.ChoiceField(label=_("Language"), choices=Language.choices, required=False)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    units = forms.ChoiceField(label=_("Units"), choices=Units.choices, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, person: User) -> None:
        initial = {name: getattr(person, name) for name in ("name", "locale", "timezone", "units")}
        super().__init__(data, initial=initial)

    def answers(self) -> Person:
        return Person(**self.cleaned_data)
