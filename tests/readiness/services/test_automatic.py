"""Automatic mode: what the rules do by themselves, and what they leave to people."""

from dataclasses import replace

import pytest

from analytics.readiness import Answers, Problem
from analytics.recommendation import Action
from athletes.models import Athlete, Mode, Race, WellnessDay
from planning.models import PlannedSession
from readiness import services
from readiness.models import Decision, Flag, Intervention, InterventionState
from tests.factories import NOW, Club
from tests.readiness.automatic import ILL, SOON, WORSE, applied, now_of
from tests.readiness.given import (
    CARE,
    SORE,
    TIRED,
    TODAY,
    check_in,
    in_automatic_mode,
    open_case,
)


@pytest.fixture(autouse=True)
def automatic(athlete: Athlete, session: PlannedSession) -> None:
    in_automatic_mode(athlete)


def test_low_readiness_eases_the_session_at_once(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, CARE)

    made, case = applied(), Intervention.objects.get()
    assert now_of(session) == ("ease", True, False)
    assert session.load < 104
    assert (made.member, made.params["action"], made.decided_at) == (None, "ease", NOW)
    assert (case.state, case.closed_at) == (InterventionState.APPLIED, NOW)


@pytest.mark.parametrize("mode", [Mode.MANUAL, Mode.ASSISTED])
def test_other_modes_wait_for_a_person(athlete: Athlete, session: PlannedSession, mode: Mode) -> None:
    athlete.mode = mode

    check_in(athlete, CARE)

    assert (now_of(session), open_case(athlete).action) == (("", False, True), Action.EASE)


def test_mode_of_the_organization_counts_too(inside: Club, session: PlannedSession) -> None:
    inside.athlete.mode = Mode.INHERIT
    inside.athlete.organization.settings = {"mode": "automatic", "automatic": {"ease_low_readiness": False}}

    check_in(inside.athlete, CARE)
    assert now_of(session)[0] == ""

    in_automatic_mode(inside.athlete, ease_low_readiness=True)
    check_in(inside.athlete, replace(CARE, stress=2), minutes=1)
    assert now_of(session)[0] == "ease"


@pytest.mark.parametrize(
    "answers, rules",
    [
        (SORE, {"swap_low_readiness": True, "rest_illness": True}),
        (TIRED, {}),
        (ILL, {}),
        (replace(CARE, problem=Problem.PAIN, pain=1, body_part="calf"), {}),
        (CARE, {"ease_low_readiness": False}),
    ],
    ids=["pain", "swap is off", "illness is off", "a little pain", "easing is off"],
)
def test_what_is_not_allowed_waits_for_the_coach(
    athlete: Athlete, session: PlannedSession, answers: Answers, rules: dict[str, bool]
) -> None:
    in_automatic_mode(athlete, **rules)

    check_in(athlete, answers)

    assert (now_of(session), open_case(athlete).proposal is None) == (("", False, True), False)


@pytest.mark.parametrize(
    "answers, rule, adapted",
    [(TIRED, "swap_low_readiness", "swap"), (ILL, "rest_illness", "rest")],
    ids=["swap", "rest"],
)
def test_rules_may_be_switched_on(
    athlete: Athlete, session: PlannedSession, answers: Answers, rule: str, adapted: str
) -> None:
    in_automatic_mode(athlete, **{rule: True})

    check_in(athlete, answers)

    assert now_of(session) == (adapted, True, False)


def test_guardrail_holds_whatever_is_switched_on(athlete: Athlete, session: PlannedSession) -> None:
    in_automatic_mode(athlete, rest_illness=True)
    athlete.settings["risk"] = {"illness_weight": 0.9}

    check_in(athlete, ILL)

    assert (now_of(session)[0], open_case(athlete).risk) == ("", 1.0)


def test_a_race_day_is_left_alone(athlete: Athlete, session: PlannedSession) -> None:
    Race.objects.create(athlete=athlete, name="Park run", day=TODAY, distance_m=5000)

    check_in(athlete, CARE)

    assert now_of(session)[0] == ""


def test_other_evidence_wants_a_person(athlete: Athlete, session: PlannedSession) -> None:
    Flag.objects.create(athlete=athlete, kind="missed", day=TODAY, strength=0.4, params={}, raised_at=NOW)

    check_in(athlete, CARE)

    assert now_of(session)[0] == ""


def test_the_same_check_in_twice_applies_once(athlete: Athlete, session: PlannedSession) -> None:
    for minutes in (0, 1):
        check_in(athlete, CARE, minutes=minutes)
    services.rescore(athlete=athlete, day=TODAY, now=SOON)

    assert (Decision.objects.count(), Intervention.objects.count(), now_of(session)[0]) == (1, 1, "ease")


def test_facts_that_come_in_later_may_apply_it_too(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, replace(CARE, sleep=4, energy=4, recovery=4, stress=4))
    WellnessDay.objects.create(athlete=athlete, day=TODAY, source="garmin", sleep_h=2.0)
    in_automatic_mode(athlete)
    athlete.settings["readiness"] = {"green_from": 95.0}

    services.rescore(athlete=athlete, day=TODAY, now=SOON)

    assert now_of(session) == ("ease", True, False)


def test_worse_evidence_opens_a_case_for_a_person(athlete: Athlete, session: PlannedSession) -> None:
    in_automatic_mode(athlete, swap_low_readiness=True)
    check_in(athlete, CARE)

    check_in(athlete, WORSE, minutes=30)

    assert (now_of(session)[0], open_case(athlete).action) == ("ease", Action.SWAP)


def test_a_little_worse_within_the_cooldown_opens_nothing(athlete: Athlete) -> None:
    check_in(athlete, CARE)

    check_in(athlete, replace(CARE, stress=2), minutes=30)

    assert not Intervention.objects.open().exists()


def test_what_a_coach_has_decided_today_is_not_overruled(inside: Club, session: PlannedSession) -> None:
    inside.athlete.mode = Mode.ASSISTED
    check_in(inside.athlete, CARE)
    case = open_case(inside.athlete)
    services.dismiss(intervention=case, member=inside.coach, now=SOON, version=case.version, reason="Fine")
    in_automatic_mode(inside.athlete, swap_low_readiness=True)

    check_in(inside.athlete, TIRED, minutes=30)

    assert now_of(session)[0] == ""
