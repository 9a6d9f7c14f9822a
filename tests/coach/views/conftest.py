"""A plan of the coach's athlete, with a session today."""

import pytest

from planning.models import Plan, PlannedSession
from tests.factories import Club
from tests.planning.drafting import TODAY
from tests.planning.making import make_plan, make_session


@pytest.fixture
def plan(inside: Club) -> Plan:
    return make_plan(inside.athlete, inside.coach)


@pytest.fixture
def session(plan: Plan) -> PlannedSession:
    return make_session(plan, TODAY)
