"""What the rules do by themselves beyond the session of the day, by mode."""

import pytest

from athletes.models import Athlete
from athletes.services import change_athlete_settings
from planning.models import Plan, PlannedSession
from planning.selectors import may_leave
from readiness import services
from readiness.models import Intervention
from tests.factories import Club
from tests.readiness.given import (
    CARE,
    TODAY,
    check_in,
    in_automatic_mode,
    plan_for,
    session_for,
)
from tests.readiness.proposals import (
    LATER,
    SUNDAY,
    moves_first,
    places,
    take_back,
)


@pytest.fixture
def plan(inside: Club) -> Plan:
    return plan_for(inside, inside.athlete)


@pytest.mark.parametrize("switched_on", [True, False])
def test_a_move_happens_by_itself_only_where_switched_on(
    athlete: Athlete, plan: Plan, switched_on: bool
) -> None:
    session_for(plan)
    in_automatic_mode(athlete, move_low_readiness=switched_on)
    moves_first(athlete)

    check_in(athlete, CARE)

    session = PlannedSession.objects.select_related("plan").get()
    assert (session.day, may_leave(session)) == ((SUNDAY, False) if switched_on else (TODAY, True))


def test_a_move_of_the_rules_is_confirmed_or_put_back(inside: Club, athlete: Athlete, plan: Plan) -> None:
    session_for(plan)
    in_automatic_mode(athlete, move_low_readiness=True)
    moves_first(athlete)
    check_in(athlete, CARE)
    case = Intervention.objects.get()

    made = services.confirm(intervention=case, member=inside.coach, now=LATER, version=case.version)
    assert PlannedSession.objects.get().confirmed
    take_back(made, inside)
    assert not PlannedSession.objects.get().confirmed

    services.put_back(athlete=athlete, member=inside.runner, now=LATER)
    assert places(plan) == [(TODAY, "8×400 m, 200 m jog", "")]


def test_a_rule_may_be_more_cautious_than_the_mode(athlete: Athlete, plan: Plan) -> None:
    session_for(plan)
    in_automatic_mode(athlete)
    change_athlete_settings(athlete=athlete, changes={"rule_mode": {"key_session": "assisted"}})
    athlete.refresh_from_db()

    check_in(athlete, CARE)

    assert PlannedSession.objects.get().adapted == ""


def test_a_rule_may_act_where_the_mode_would_ask(athlete: Athlete, plan: Plan) -> None:
    session_for(plan)
    by_itself = {"low_readiness": "automatic", "key_session": "automatic"}
    change_athlete_settings(athlete=athlete, changes={"rule_mode": by_itself})
    athlete.refresh_from_db()

    check_in(athlete, CARE)

    assert PlannedSession.objects.get().adapted == "ease"
