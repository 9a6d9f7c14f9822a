"""Fixtures of the athletes app."""

from collections.abc import Callable

import pytest
from django.test import Client

from tenancy.models import Membership
from tests.factories import Club

SignIn = Callable[..., Client]


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which the member is signed in; `htmx=True` asks for fragments."""

    def signed_in(membership: Membership, *, htmx: bool = False) -> Client:
        client = Client(headers={"HX-Request": "true"} if htmx else {})
        client.force_login(membership.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def coach(inside: Club, sign_in: SignIn) -> Client:
    return sign_in(inside.coach)


@pytest.fixture
def runner(inside: Club, sign_in: SignIn) -> Client:
    return sign_in(inside.runner)
