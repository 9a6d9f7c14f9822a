"""Automatic mode: what the rules do by themselves, what they leave to people, and the ways back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from analytics.readiness import Answers, Problem
from analytics.recommendation import Action
from athletes.models import Athlete, Mode, Race, WellnessDay
from planning.models import PlannedSession
from planning.services import SessionRun, StaleSession
from readiness import services
from readiness.models import Decision, Flag, Intervention, InterventionState, Verb
from readiness.services import Choice, NotUndoable, StaleIntervention, TooLateToPutBack
from tests.factories import NOW, Club
from tests.readiness.given import (
    CARE,
    SORE,
    TIRED,
    TODAY,
    WELL,
    approve,
    check_in,
    in_automatic_mode,
    open_case,
    run_for,
)

ILL = Answers(sleep=3, energy=2, recovery=3, stress=3, problem=Problem.ILL)
WORSE = replace(TIRED, sleep=1, energy=1)
SOON = NOW + timedelta(minutes=4)
LATER = NOW + timedelta(minutes=11)


@pytest.fixture(autouse=True)
def automatic(athlete: Athlete, session: PlannedSession) -> None:
    in_automatic_mode(athlete)


def applied() -> Decision:
    return Decision.objects.get(verb=Verb.APPLY)


def now_of(session: PlannedSession) -> tuple[str, bool, bool]:
    session.refresh_from_db()
    return session.adapted, session.automatic, session.confirmed


def put_back(club: Club) -> Decision:
    return services.put_back(athlete=club.athlete, member=club.runner, now=SOON)


def confirm(club: Club) -> Decision:
    case = Intervention.objects.get()
    return services.confirm(intervention=case, member=club.coach, now=SOON, version=case.version)


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


def test_athlete_puts_the_session_back(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)

    undone = put_back(inside)

    case = open_case(inside.athlete)
    assert (now_of(session), session.load) == (("", False, True), 104)
    assert (undone.member, undone.undoes) == (inside.runner, applied())
    assert (case.state, case.action) == (InterventionState.NEW, Action.EASE)


def test_what_was_put_back_does_not_act_again(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    put_back(inside)

    check_in(inside.athlete, CARE, minutes=5)
    check_in(inside.athlete, replace(CARE, stress=2), minutes=6)

    assert (now_of(session)[0], open_case(inside.athlete).action) == ("", Action.EASE)


@pytest.mark.parametrize("how", ["late", "confirmed", "twice", "never"])
def test_put_back_has_its_limits(inside: Club, session: PlannedSession, how: str) -> None:
    if how != "never":
        check_in(inside.athlete, CARE)
    if how == "confirmed":
        confirm(inside)
    if how == "twice":
        put_back(inside)

    with pytest.raises(TooLateToPutBack):
        services.put_back(athlete=inside.athlete, member=inside.runner, now=LATER if how == "late" else SOON)


def test_a_session_that_was_run_is_not_put_back(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    PlannedSession.objects.update(activity=run_for(inside.athlete))

    with pytest.raises(SessionRun):
        put_back(inside)


def test_coach_takes_it_back_after_the_ten_minutes(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)

    services.undo(decision=applied(), member=inside.coach, now=NOW + timedelta(hours=20))

    assert (now_of(session)[0], open_case(inside.athlete).action) == ("", Action.EASE)


def test_a_person_confirms_what_the_rules_did(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    before = PlannedSession.objects.get().version

    made = confirm(inside)

    assert (now_of(session), session.version) == (("ease", True, True), before)
    assert (made.verb, made.member) == (Verb.CONFIRM, inside.coach)
    assert Intervention.objects.get().state == InterventionState.RESOLVED


def test_confirmation_and_change_are_undone_one_after_the_other(
    inside: Club, session: PlannedSession
) -> None:
    check_in(inside.athlete, CARE)
    confirmation = confirm(inside)

    services.undo(decision=confirmation, member=inside.coach, now=SOON)
    assert (now_of(session), Intervention.objects.get().state) == (("ease", True, False), "applied")

    services.undo(decision=applied(), member=inside.coach, now=SOON)
    assert (now_of(session), open_case(inside.athlete).action) == (("", False, True), Action.EASE)


def test_change_is_not_undone_under_its_confirmation(inside: Club) -> None:
    check_in(inside.athlete, CARE)
    confirm(inside)

    with pytest.raises(NotUndoable):
        services.undo(decision=applied(), member=inside.coach, now=SOON)


def test_a_run_session_can_still_be_confirmed(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    PlannedSession.objects.update(activity=run_for(inside.athlete))

    confirm(inside)

    assert now_of(session)[2] is True


def test_confirming_what_nobody_applied_or_somebody_undid_is_refused(inside: Club) -> None:
    check_in(inside.athlete, CARE)
    put_back(inside)

    with pytest.raises(StaleIntervention):
        confirm(inside)


def test_confirming_an_older_version_is_refused(inside: Club) -> None:
    check_in(inside.athlete, CARE)
    case = Intervention.objects.get()

    with pytest.raises(StaleIntervention):
        services.confirm(intervention=case, member=inside.coach, now=SOON, version=case.version - 1)


def test_confirming_a_session_that_has_changed_is_refused(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    PlannedSession.objects.update(version=9)

    with pytest.raises(StaleSession):
        confirm(inside)

    assert now_of(session)[2] is False


def test_a_coach_s_own_choice_replaces_what_the_rules_did(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    check_in(inside.athlete, WORSE, minutes=30)
    case = open_case(inside.athlete)
    services.edit(
        intervention=case,
        member=inside.coach,
        now=LATER,
        version=case.version,
        choice=Choice(code="recovery-jog"),
    )

    assert now_of(session) == ("swap", False, True)


def test_check_in_taken_back_takes_the_change_along(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)

    services.withdraw_check_in(athlete=inside.athlete, day=TODAY, now=SOON)

    assert (now_of(session)[0], Intervention.objects.open().exists()) == ("", False)
    assert Decision.objects.first().member == inside.runner


def test_the_same_answers_after_that_are_a_case_for_a_person(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    services.withdraw_check_in(athlete=inside.athlete, day=TODAY, now=SOON)

    check_in(inside.athlete, CARE, minutes=5)

    assert (now_of(session)[0], open_case(inside.athlete).action) == ("", Action.EASE)


def test_check_in_taken_back_leaves_what_was_confirmed(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)
    confirm(inside)

    services.withdraw_check_in(athlete=inside.athlete, day=TODAY, now=LATER)

    assert now_of(session) == ("ease", True, True)


def test_better_answers_leave_the_change_to_the_ways_back(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, CARE)

    check_in(inside.athlete, WELL, minutes=3)

    assert now_of(session) == ("ease", True, False)
    put_back(inside)
    assert now_of(session)[0] == ""


def test_approval_by_a_person_is_confirmed(inside: Club, session: PlannedSession) -> None:
    check_in(inside.athlete, SORE)

    approve(inside, inside.athlete)

    assert now_of(session) == ("swap", False, True)
