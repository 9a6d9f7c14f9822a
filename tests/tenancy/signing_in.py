"""People with a confirmed address, and their way through the sign-in page."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from tenancy.models import User
from tests.factories import PASSWORD, make_user


def make_account(name: str = "Mina Seo", **fields: object) -> User:
    """A person who can sign in with PASSWORD."""
    user = make_user(name, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(
    email: str, password: str = PASSWORD, *, client: Client | None = None, ip: str = "192.0.2.1"
) -> HttpResponse:
    words = {"login": email, "password": password}
    return (client or Client()).post(reverse("account_login"), words, REMOTE_ADDR=ip)


def fail(email: str, times: int, **how: str) -> list[int]:
    """The answers to so many wrong passwords."""
    return [sign_in(email, "wrong password", **how).status_code for _ in range(times)]


def confirm(client: Client, user: User, *, at: float | None = None) -> None:
    """The person behind the client has just said once more who they are, or at that time."""
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, "password", reauthenticated=True, at=at)
    request.session.save()
