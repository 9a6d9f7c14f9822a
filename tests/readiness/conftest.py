"""A club whose runner has intervals planned today."""

import pytest

from athletes.models import Athlete
from planning.models import PlannedSession
from tests.factories import Club
from tests.readiness.given import plan_for, session_for


@pytest.fixture
def athlete(inside: Club) -> Athlete:
    return inside.athlete


@pytest.fixture
def session(inside: Club) -> PlannedSession:
    """Today's key session of the athlete."""
    return session_for(plan_for(inside, inside.athlete))
