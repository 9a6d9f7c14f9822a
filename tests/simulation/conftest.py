"""The season is lived once for all tests that look at it."""

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tenancy import scope
from tests.factories import make_club
from tests.simulation.season import Season, live

SEED = 6


@pytest.fixture(scope="module")
def season(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Season:
    """In a transaction that is taken back: only what was measured stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        club = make_club()
        with scope.enter(club.organization.pk):
            lived = live(club, seed=SEED)
        transaction.set_rollback(True)
    return lived
