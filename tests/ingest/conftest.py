"""Browsers of the club's people, and the addresses of their organization."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tenancy.models import Membership
from tests.factories import Club

Browse = Callable[[Membership], Client]
At = Callable[..., str]


@pytest.fixture
def browse() -> Browse:
    """A signed-in browser of a member."""

    def sign_in(member: Membership) -> Client:
        client = Client()
        client.force_login(member.user)
        return client

    return sign_in


@pytest.fixture
def runner(club: Club, browse: Browse) -> Client:
    return browse(club.runner)


@pytest.fixture
def at(club: Club) -> At:
    """An address in the club."""
    return lambda name, *args: reverse(name, args=[club.organization.slug, *args])
