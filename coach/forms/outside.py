"""Forms of the pages outside an organization."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from coach.founding import FirstRun, Joining
from tenancy.models import Invitation, Kind, Language, Units, User
from tenancy.services import Person


def timezones() -> list[tuple[str, str]]:
    """Every zone with a city or sea in its name, as its own label."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name or name == "UTC"]


class NewPasswordForm(forms.Form):
    """A name and a password that is good enough; mixed into the pages that make accounts."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        help_text=_("Ten characters or more. A sentence you remember is best."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}, render_value=False),
    )
    timezone = forms.ChoiceField(label=_("Time zone"), choices=timezones, initial=settings.DEFAULT_TIMEZONE)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password


class FirstRunForm(NewPasswordForm):
    kind = forms.ChoiceField(label=_("Who is this for?"), choices=Kind.choices, widget=forms.RadioSelect)
    email = forms.EmailField(label=_("Your e-mail"), widget=forms.EmailInput({"autocomplete": "username"}))
    organization = forms.CharField(
        label=_("Name of your club or team"),
        help_text=_("A runner who coaches themself may give their own name."),
        max_length=120,
    )

    field_order = ["kind", "name", "email", "password", "organization", "timezone"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is an account with this e-mail."))
        return email

    def answers(self) -> FirstRun:
        given = self.cleaned_data
        return FirstRun(
            kind=Kind(given["kind"]),
            name=given["name"],
            email=given["email"],
            password=given["password"],
            organization=given["organization"],
            timezone=given["timezone"],
            locale=get_language(),
        )


class JoinForm(NewPasswordForm):
    """Asks for nothing from a person who has an account already."""

    def __init__(self, data: Any = None, *, invitation: Invitation, known: User | None) -> None:
        super().__init__(data)
        self.fields["name"].initial = invitation.name
        if known is not None:
            self.fields.clear()

    def answers(self) -> Joining:
        given = self.cleaned_data
        return Joining(
            name=given.get("name", ""),
            password=given.get("password", ""),
            timezone=given.get("timezone", settings.DEFAULT_TIMEZONE),
            locale=get_language(),
        )


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)
    locale = forms.ChoiceField(label=_("Language"), choices=Language.choices, required=False)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=timezones)
    units = forms.ChoiceField(label=_("Units"), choices=Units.choices)

    def __init__(self, data: Any = None, *, person: User) -> None:
        initial = {name: getattr(person, name) for name in ("name", "locale", "timezone", "units")}
        super().__init__(data, initial=initial)

    def answers(self) -> Person:
        return Person(**self.cleaned_data)
