"""Fixtures of the athletes app."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from tenancy.models import Membership
from tests.factories import NOW, Club

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def this_morning() -> Iterator[None]:
    """Views and jobs read the clock: it stands at the hour of the factories."""
    with time_machine.travel(NOW, tick=False):
        yield


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
