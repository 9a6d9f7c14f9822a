"""What is proposed beyond the session of the day: referrals, moves, ways back; all of it or nothing."""

import pytest

from analytics.readiness import Problem
from athletes.models import Athlete, Message, Race
from planning.models import Plan, PlannedSession
from planning.services import StaleSession
from readiness import services
from readiness.models import Flag, FlagKind, Intervention, InterventionState, Verb
from tests.factories import NOW, Club
from tests.readiness.given import (
    CARE,
    SORE,
    TODAY,
    approve,
    check_in,
    open_case,
    plan_for,
    session_for,
)
from tests.readiness.proposals import (
    AWFUL,
    DAY,
    LATER,
    SUNDAY,
    moves_first,
    moving,
    places,
    returning,
    said,
    take_back,
)


@pytest.fixture
def plan(inside: Club) -> Plan:
    return plan_for(inside, inside.athlete)


def test_strong_pain_is_referred_and_rested(inside: Club, athlete: Athlete, plan: Plan) -> None:
    session = session_for(plan)
    check_in(athlete, AWFUL)
    case = open_case(athlete)
    assert (case.action, case.further["why"], case.proposal["adapted"]) == (
        "refer",
        "refer_strong_pain",
        "rest",
    )

    made = approve(inside, athlete)

    session.refresh_from_db()
    left, sent = open_case(athlete), Message.objects.get()
    assert (session.adapted, left.state, left.closed_at) == ("rest", InterventionState.WAITING, None)
    assert (made.verb, made.params["proposed"], "calf hurts 8 of 10" in sent.body) == (
        Verb.MESSAGE,
        True,
        True,
    )


def test_a_referral_is_undone_with_the_message_that_nobody_has_read(
    inside: Club, athlete: Athlete, plan: Plan
) -> None:
    session = session_for(plan)
    check_in(athlete, AWFUL)
    before = open_case(athlete)

    take_back(approve(inside, athlete), inside)

    session.refresh_from_db()
    case = open_case(athlete)
    assert (session.adapted, case.action, case.further, Message.objects.count()) == (
        "",
        "refer",
        {**before.further, "changes": []},
        0,
    )


def test_a_referral_stays_open_until_a_coach_closes_it(inside: Club, athlete: Athlete, plan: Plan) -> None:
    session_for(plan)
    check_in(athlete, AWFUL)
    approve(inside, athlete)
    check_in(athlete, AWFUL, minutes=10)
    case = open_case(athlete)
    assert (case.proposal, case.further["said"]) == (None, True)

    services.dismiss(intervention=case, member=inside.coach, now=LATER, version=case.version, reason="Seen")

    assert not Intervention.objects.open().exists()


@pytest.mark.parametrize(
    "mornings, why",
    [
        ([(ago, Problem.PAIN) for ago in range(1, 7)], "refer_pain_lasts"),
        ([(20, Problem.PAIN), (10, Problem.PAIN)], "refer_same_part"),
    ],
)
def test_pain_that_stays_or_comes_back_is_referred(
    athlete: Athlete, plan: Plan, mornings: list[tuple[int, Problem]], why: str
) -> None:
    for ago, problem in mornings:
        said(athlete, ago, problem, 4, "calf")

    check_in(athlete, SORE)

    case = open_case(athlete)
    assert (case.action, case.further["why"]) == ("refer", why)


def test_a_key_session_moves_to_a_free_day(inside: Club, athlete: Athlete, plan: Plan) -> None:
    case = moving(athlete, plan)
    assert (case.action, case.further["why"], case.further["warnings"]) == ("move", "move_key", [])
    assert case.further["weeks"] == [{"monday": "2026-11-16", "before": 104, "after": 104}]

    made = approve(inside, athlete)
    assert places(plan) == [(SUNDAY, "8×400 m, 200 m jog", "move")]

    take_back(made, inside)
    assert places(plan) == [(TODAY, "8×400 m, 200 m jog", "")]
    again = approve(inside, athlete)
    assert (again.params["applied"], places(plan)[0][0]) == (True, SUNDAY)


def test_unless_the_club_wants_it_the_session_is_eased(athlete: Athlete, plan: Plan) -> None:
    session_for(plan)

    check_in(athlete, CARE)

    assert (open_case(athlete).action, open_case(athlete).further) == ("ease", None)


@pytest.mark.parametrize("against", ["key session next to it", "race", "pain", "no time"])
def test_nothing_moves_against_the_rules(inside: Club, athlete: Athlete, plan: Plan, against: str) -> None:
    session_for(plan)
    moves_first(athlete)
    if against == "key session next to it":
        session_for(plan, SUNDAY + DAY)
    elif against == "race":
        Race.objects.create(athlete=athlete, name="Ten", day=SUNDAY + DAY, distance_m=10_000)
    elif against == "no time":
        athlete.availability_min = [0] * 7
        athlete.save(update_fields=["availability_min"])

    check_in(athlete, SORE if against == "pain" else CARE)

    assert open_case(athlete).action in {"ease", "swap"}


def test_a_session_that_changed_meanwhile_stops_all_of_it(inside: Club, athlete: Athlete, plan: Plan) -> None:
    case = returning(athlete, plan)
    last = PlannedSession.objects.get(public_id=case.further["changes"][-1]["session"])
    PlannedSession.objects.filter(pk=last.pk).update(version=9)

    with pytest.raises(StaleSession):
        approve(inside, athlete)

    assert not PlannedSession.objects.exclude(adapted="").exists()
    services.renew_proposal(intervention=case, now=NOW)
    assert approve(inside, athlete).params["applied"]


def test_a_locked_session_does_not_move(inside: Club, athlete: Athlete, plan: Plan) -> None:
    moving(athlete, plan)
    PlannedSession.objects.update(locked=True)

    with pytest.raises(StaleSession):
        approve(inside, athlete)


def test_after_an_illness_two_weeks_lead_back(inside: Club, athlete: Athlete, plan: Plan) -> None:
    case = returning(athlete, plan)
    weeks = case.further["weeks"]
    before = places(plan)
    assert (case.action, case.further["why"]) == ("return", "return_illness")
    assert all(week["after"] < week["before"] for week in weeks)
    assert case.proposal["adapted"] == "return"

    made = approve(inside, athlete)

    kept = PlannedSession.objects.filter(plan=plan)
    assert not kept.filter(key=True, day__lte=TODAY + 13 * DAY).exists()
    assert (kept.get(day=TODAY).steps, len(made.inverse["sessions"]) > 10) == (None, True)
    take_back(made, inside)
    assert places(plan) == before


def test_a_way_back_is_flagged_once_and_ends(athlete: Athlete, plan: Plan) -> None:
    returning(athlete, plan)
    services.watch_for_returns(now=LATER)
    assert Flag.objects.filter(kind=FlagKind.RETURNING, withdrawn_at=None).count() == 1

    services.watch_for_returns(now=NOW + 8 * DAY)

    assert not Flag.objects.filter(kind=FlagKind.RETURNING, withdrawn_at=None).exists()
