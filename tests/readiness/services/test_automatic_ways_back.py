"""Automatic mode: the ways back, the athlete's and the coach's, and who confirms."""

from dataclasses import replace
from datetime import timedelta

import pytest

from analytics.recommendation import Action
from athletes.models import Athlete
from planning.models import PlannedSession
from planning.services import SessionRun, StaleSession
from readiness import services
from readiness.models import Decision, Intervention, InterventionState, Verb
from readiness.services import Choice, NotUndoable, StaleIntervention, TooLateToPutBack
from tests.factories import NOW, Club
from tests.readiness.automatic import LATER, SOON, WORSE, applied, confirm, now_of, put_back
from tests.readiness.given import (
    CARE,
    SORE,
    TODAY,
    WELL,
    approve,
    check_in,
    in_automatic_mode,
    open_case,
    run_for,
)


@pytest.fixture(autouse=True)
def automatic(athlete: Athlete, session: PlannedSession) -> None:
    in_automatic_mode(athlete)


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
