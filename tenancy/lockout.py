"""The lockout, for what is not a password at the sign-in page: codes, keys, the password typed again."""

from collections.abc import Iterator
from contextlib import contextmanager

from axes.handlers.proxy import AxesProxyHandler
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tenancy.models import User

WRONG = {"incorrect_code", "enter_current_password"}  # allauth's codes of what was guessed wrong


class LockedOut(ValidationError):
    """Too much was wrong: for a while what is right is refused too."""

    def __init__(self) -> None:
        super().__init__(_("Too many wrong tries. Try again in a quarter of an hour."), "locked_out")


@contextmanager
def counted(request: HttpRequest, user: User) -> Iterator[None]:
    """Count a wrong answer with the wrong passwords; while locked look at nothing. Raises LockedOut."""
    credentials = {"email": user.email}
    if not AxesProxyHandler.is_allowed(request, credentials):
        request.axes_locked_out = True  # type: ignore[attr-defined]
        raise LockedOut
    try:
        yield
    except ValidationError as refusal:
        if refusal.code in WRONG:
            AxesProxyHandler.user_login_failed(None, credentials, request)
        raise
