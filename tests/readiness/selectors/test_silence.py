"""Silence and missed sessions of a whole organization, in a few queries."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from planning.models import Outcome
from readiness import selectors
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import TODAY, plan_for, session_for


@pytest.mark.parametrize("athletes", [1, 3])
def test_organization_is_read_in_six_queries(
    inside: Club, athletes: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(athletes):
        plan = plan_for(inside, make_athlete(f"Runner {number}"))
        for ago in (1, 2):
            session_for(plan, TODAY - timedelta(days=ago), outcome=Outcome.MISSED)

    with django_assert_num_queries(6):
        silent = list(selectors.gone_silent(now=NOW))
        missed = list(selectors.missed_key_sessions(now=NOW))

    assert (len(silent), len(missed)) == (athletes, athletes)
