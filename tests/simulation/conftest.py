"""The season is lived once for all tests that look at it; SEASONS="6 7 8 9" lives others as well."""

import os

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tenancy import scope
from tests.factories import make_club
from tests.simulation.season import Season, live

SEEDS = [int(seed) for seed in os.environ.get("SEASONS", "8").split()]


@pytest.fixture(scope="module", params=SEEDS)
def season(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Season:
    """In a transaction that is taken back: only what was measured stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        club = make_club()
        with scope.enter(club.organization.pk):
            lived = live(club, seed=request.param)
        transaction.set_rollback(True)
    return lived
