"""How people come to an account: by invitation or the first-run wizard, never by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

API = "/api/"  # its answer says already that the account is locked


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The e-mail that a sign-in was tried with, as the lockout counts it."""
    given = credentials or {}
    post = request.POST if request is not None else {}
    name = given.get("email") or given.get("username") or post.get("login") or post.get("username") or ""
    return str(name).strip().lower()


def locked_out(request: HttpRequest, answer: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """Five wrong passwords close an account for fifteen minutes, also for the right one."""
    if request.path.startswith(API):
        return answer
    return render(request, "account/locked_out.html", status=429)
