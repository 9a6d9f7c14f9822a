"""What is proposed beyond the session of the day: drawn up, decided upon, undone; all of it or nothing."""

from datetime import timedelta

import pytest

from analytics.readiness import Problem
from analytics.recommendation import Action
from athletes.models import Athlete, Message, Race
from athletes.services import change_athlete_settings
from planning.models import Plan, PlannedSession
from planning.selectors import may_leave
from planning.services import StaleSession
from readiness import services
from readiness.models import Decision, Flag, FlagKind, Intervention, InterventionState, Verb
from readiness.selectors import offers_for
from readiness.services import Choice, NoSuchDay
from tests.factories import NOW, Club
from tests.readiness.given import (
    CARE,
    SORE,
    TODAY,
    WELL,
    approve,
    check_in,
    in_automatic_mode,
    open_case,
    plan_for,
    session_for,
)
from tests.readiness.proposals import AWFUL, DAY, SUNDAY, easy_on, moves_first, places, said, two_weeks

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def plan(inside: Club) -> Plan:
    return plan_for(inside, inside.athlete)


def undo(made: Decision, club: Club) -> None:
    services.undo(decision=made, member=club.coach, now=LATER)


def returning(athlete: Athlete, plan: Plan) -> Intervention:
    """Ill for three days, well today, two weeks planned: the clock has looked."""
    two_weeks(plan)
    for ago in (4, 3, 2):
        said(athlete, ago, Problem.ILL)
    check_in(athlete, WELL)
    services.watch_for_returns(now=NOW)
    return open_case(athlete)


def moving(athlete: Athlete, plan: Plan) -> Intervention:
    session_for(plan)
    moves_first(athlete)
    check_in(athlete, CARE)
    return open_case(athlete)


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

    undo(approve(inside, athlete), inside)

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

    undo(made, inside)
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
    undo(made, inside)
    assert places(plan) == before


def test_a_way_back_is_flagged_once_and_ends(athlete: Athlete, plan: Plan) -> None:
    returning(athlete, plan)
    services.watch_for_returns(now=LATER)
    assert Flag.objects.filter(kind=FlagKind.RETURNING, withdrawn_at=None).count() == 1

    services.watch_for_returns(now=NOW + 8 * DAY)

    assert not Flag.objects.filter(kind=FlagKind.RETURNING, withdrawn_at=None).exists()


def test_who_is_silent_is_written_to(inside: Club, athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=5)
    services.watch_the_clock(now=NOW)
    assert (open_case(athlete).action, open_case(athlete).proposal) == ("message", None)

    made = approve(inside, athlete)

    case, sent = open_case(athlete), Message.objects.get()
    assert (case.state, made.verb, made.params["proposed"]) == (InterventionState.WAITING, "message", True)
    assert sent.body.startswith("Hi Ji-woo, I have not heard from you for 5 days.")


def test_a_text_in_the_coachs_own_words_counts_as_changed(inside: Club, athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=5)
    services.watch_the_clock(now=NOW)
    case = open_case(athlete)

    made = services.message(
        intervention=case, member=inside.coach, now=LATER, version=case.version, body="Call me, please."
    )

    assert (made.params["proposed"], Message.objects.get().body) == (False, "Call me, please.")


def test_the_text_is_in_the_athletes_language(inside: Club, athlete: Athlete, plan: Plan) -> None:
    inside.runner.user.locale = "ko"
    inside.runner.user.save(update_fields=["locale"])
    check_in(athlete, WELL, days_ago=5)
    services.watch_the_clock(now=NOW)

    approve(inside, athlete)

    assert not Message.objects.get().body.startswith("Hi ")


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
    undo(made, inside)
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
    undo(made, inside)
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
