"""allauth's forms, under the lockout of the password: a wrong code is a wrong try."""

from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from tenancy import factors
from tenancy.lockout import counted
from tenancy.models import User

CODE = _("Code from your app, or a recovery code")


class _Code(forms.Form):
    """A code counts once, and its misses count with those of the password."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = CODE
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "maxlength": 20}

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        with counted(context.request, self.user):
            self.authenticator = factors.accepted(user=self.user, code=code)
            if self.authenticator is None:
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Code, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_Code, ReauthenticateForm):
    """It is still the same person."""


class _Key(forms.Form):
    """A security key is not guessed; but while the account is locked, it is locked for keys too."""

    user: User

    def clean_credential(self) -> Any:
        with counted(context.request, self.user):
            return super().clean_credential()  # type: ignore[misc]


class KeyForm(_Key, AuthenticateWebAuthnForm):
    """The second step of signing in."""


class KeyAgainForm(_Key, ReauthenticateWebAuthnForm):
    """It is still the same person."""


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(label=_("Name of the key"), required=False, max_length=60)


class PasswordForm(ChangePasswordForm):
    """Whoever finds an open browser cannot try passwords here either."""

    def clean_oldpassword(self) -> str:
        with counted(context.request, self.user):
            return super().clean_oldpassword()
