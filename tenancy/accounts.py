"""How people come to an account: by invitation or the first-run wizard, never by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.timezone import now

from tenancy import sign_ins
from tenancy.models import User

API = "/api/"  # its answer says already that the account is locked


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Every way in leads through here, so that the person can see and end it later."""
        super().login(request, user)
        place = sign_ins.seen(request)
        sign_ins.open_browser(user=user, session=request.session, seen=place, now=now())

    def logout(self, request: HttpRequest) -> None:
        sign_ins.close_browser(session=request.session)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """A password that the person chose ends the duty to change one that somebody else chose.

        It also ends every sign-in but the one that changed it.
        """
        user.must_change_password = False
        super().set_password(user, password)
        sign_ins.end_others(user=user, keep=sign_ins.current(self.request.session))

    def format_email_subject(self, subject: str) -> str:
        return f"{settings.SITE_NAME}: {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of whoever reads it, else of whoever asked for it."""
        reader = getattr(context.get("user"), "locale", "")
        with translation.override(reader or translation.get_language()):
            super().send_mail(template_prefix, email, {**context, "site_name": settings.SITE_NAME})


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The e-mail that a sign-in was tried with, as the lockout counts it."""
    given = credentials or {}
    post = request.POST if request is not None else {}
    name = given.get("email") or given.get("username") or post.get("login") or post.get("username") or ""
    return str(name).strip().lower()


def locked_out(
    request: HttpRequest, answer: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Five wrong passwords or codes close an account for fifteen minutes, also for the right ones."""
    if request.path.startswith(API):
        return answer
    return render(request, "account/locked_out.html", status=429)
