"""What a coach picks in place of a proposal."""

import pytest

from analytics.recommendation import Action
from athletes.models import Athlete
from planning.models import Plan, PlannedSession
from readiness import services
from readiness.selectors import offers_for
from readiness.services import Choice, NoSuchDay
from tests.factories import NOW, Club
from tests.readiness.given import (
    CARE,
    SORE,
    TODAY,
    check_in,
    open_case,
    plan_for,
    session_for,
)
from tests.readiness.proposals import (
    DAY,
    LATER,
    SUNDAY,
    easy_on,
    places,
    take_back,
    two_weeks,
)


@pytest.fixture
def plan(inside: Club) -> Plan:
    return plan_for(inside, inside.athlete)


def test_another_day_may_be_picked(inside: Club, athlete: Athlete, plan: Plan) -> None:
    session_for(plan)
    easy_on(plan, SUNDAY)
    check_in(athlete, CARE)
    case = open_case(athlete)
    offered = [(one.action, one.day, one.trades) for one in offers_for(case=case, now=NOW)]
    assert (Action.MOVE, SUNDAY, True) in offered

    made = services.edit(
        intervention=case,
        member=inside.coach,
        now=LATER,
        version=case.version,
        choice=Choice(Action.MOVE, day=SUNDAY),
    )

    assert places(plan) == [(TODAY, "Easy run", "move"), (SUNDAY, "8×400 m, 200 m jog", "move")]
    take_back(made, inside)
    assert places(plan) == [(TODAY, "8×400 m, 200 m jog", ""), (SUNDAY, "Easy run", "")]


def test_a_way_back_may_be_picked(inside: Club, athlete: Athlete, plan: Plan) -> None:
    two_weeks(plan)
    check_in(athlete, SORE)
    case = open_case(athlete)

    services.edit(
        intervention=case,
        member=inside.coach,
        now=LATER,
        version=case.version,
        choice=Choice(Action.RETURN),
    )

    assert PlannedSession.objects.filter(adapted="return").count() > 10


def test_a_day_that_does_not_fit_is_refused(inside: Club, athlete: Athlete, plan: Plan) -> None:
    session_for(plan)
    check_in(athlete, CARE)
    case = open_case(athlete)

    with pytest.raises(NoSuchDay):
        services.edit(
            intervention=case,
            member=inside.coach,
            now=LATER,
            version=case.version,
            choice=Choice(Action.MOVE, day=TODAY + 3 * DAY),
        )
