"""Browsers of the people of a club."""

import pytest
from django.test import Client

from tests.factories import Club
from tests.ingest.views.browsing import signed_in


@pytest.fixture
def runner(club: Club) -> Client:
    return signed_in(club.runner)


@pytest.fixture
def coach(club: Club) -> Client:
    return signed_in(club.coach)
