"""The athlete disagrees or asks: the case is the coach's again, and the decision stands."""

from datetime import timedelta
from typing import Any

import pytest

from athletes.models import Event, Message, Notice
from athletes.services import TooLateToTakeBack, read_thread
from readiness import services
from readiness.models import Answer, Decision, Intervention, InterventionState, Stance
from readiness.services import NothingDecided
from tests.factories import NOW, Club
from tests.readiness.given import HURT, TODAY, plan_for, session_for

SOON = NOW + timedelta(minutes=5)


@pytest.fixture
def decided(inside: Club) -> Decision:
    """The coach has confirmed that today's session is swapped."""
    session_for(plan_for(inside, inside.athlete))
    services.record_check_in(athlete=inside.athlete, day=TODAY, answers=HURT, now=NOW)
    case = Intervention.objects.get()
    return services.approve(intervention=case, member=inside.coach, now=NOW, version=case.version)


def disagree(club: Club, **changes: Any) -> Answer:
    said = {"reason": "My calf is fine.", "now": SOON, **changes}
    return services.disagree(athlete=club.athlete, member=club.runner, **said)


def test_disagree_opens_the_decided_case_again_and_the_decision_stands(
    inside: Club, decided: Decision
) -> None:
    answer = disagree(inside)

    case = Intervention.objects.get()
    assert (answer.stance, answer.decision, answer.intervention) == (Stance.DISAGREE, decided, case)
    assert (case.state, case.closed_at, case.risk, case.bucket) == (
        InterventionState.NEW,
        None,
        1.0,
        "at_risk",
    )
    assert (case.proposal, case.session.adapted) == (None, "rest")
    assert Decision.objects.standing().get() == decided


def test_disagree_is_a_message_about_the_case_and_told_at_once(inside: Club, decided: Decision) -> None:
    disagree(inside)

    message, notice = Message.objects.get(), Notice.objects.get()
    assert (message.body, message.about, message.about_id) == (
        "My calf is fine.",
        "case",
        decided.intervention.public_id,
    )
    assert (notice.event, notice.member, notice.params["case"]) == (
        Event.DISAGREED,
        inside.coach,
        str(decided.intervention.public_id),
    )


def test_disagree_joins_the_case_that_is_open(inside: Club, decided: Decision) -> None:
    first = disagree(inside)
    second = disagree(inside, reason="Really.", now=SOON + timedelta(minutes=1))

    case = Intervention.objects.get()
    assert first.intervention == second.intervention == case
    said = [factor["params"]["said"] for factor in case.factors if factor["code"] == "disagrees"]
    assert said == ["Really."]


def test_disagree_where_nothing_was_decided_is_refused(inside: Club) -> None:
    with pytest.raises(NothingDecided):
        disagree(inside)

    assert not Message.objects.exists()


def test_coach_decides_anew_and_the_case_is_closed(inside: Club, decided: Decision) -> None:
    disagree(inside)
    case = Intervention.objects.get()

    services.dismiss(
        intervention=case, member=inside.coach, now=SOON, version=case.version, reason="We talked."
    )

    assert Intervention.objects.get().closed_at == SOON


def test_ask_where_no_case_is_open_opens_one(inside: Club) -> None:
    services.ask(athlete=inside.athlete, member=inside.runner, question="May I run longer?", now=NOW)

    case = Intervention.objects.get()
    assert ([factor["code"] for factor in case.factors], case.bucket) == (["asks"], "watch")
    assert Notice.objects.get().event == Event.ASKED


def test_ask_brings_back_what_waited_for_the_athlete(inside: Club) -> None:
    services.record_check_in(athlete=inside.athlete, day=TODAY, answers=HURT, now=NOW)
    case = Intervention.objects.get()
    services.message(intervention=case, member=inside.coach, now=NOW, version=case.version, body="How is it?")

    services.ask(athlete=inside.athlete, member=inside.runner, question="Swim instead?", now=SOON)

    assert Intervention.objects.get().state == InterventionState.SEEN


def test_take_back_of_a_disagreement_closes_the_case_as_it_was(inside: Club, decided: Decision) -> None:
    before = Intervention.objects.get()
    answer = disagree(inside)

    services.take_back_answer(answer=answer, member=inside.runner, now=SOON + timedelta(minutes=1))

    after = Intervention.objects.get()
    assert (after.closed_at, after.state, after.risk) == (before.closed_at, before.state, before.risk)
    assert (after.factors, after.action, after.proposal) == (before.factors, before.action, before.proposal)
    assert not Message.objects.exists()
    assert not Notice.objects.exists()


def test_take_back_of_a_question_lets_its_case_go(inside: Club) -> None:
    answer = services.ask(athlete=inside.athlete, member=inside.runner, question="Longer?", now=NOW)

    services.take_back_answer(answer=answer, member=inside.runner, now=NOW)

    assert Intervention.objects.get().closed_at == NOW


def test_take_back_when_the_coach_has_read_it_is_refused(inside: Club, decided: Decision) -> None:
    answer = disagree(inside)
    read_thread(athlete=inside.athlete, member=inside.coach, side="athlete", now=SOON)  # type: ignore[arg-type]

    with pytest.raises(TooLateToTakeBack):
        services.take_back_answer(answer=answer, member=inside.runner, now=SOON)


def test_take_back_when_the_coach_has_decided_is_refused(inside: Club, decided: Decision) -> None:
    answer = disagree(inside)
    case = Intervention.objects.get()
    services.dismiss(intervention=case, member=inside.coach, now=SOON, version=case.version, reason="No.")

    with pytest.raises(TooLateToTakeBack):
        services.take_back_answer(answer=answer, member=inside.runner, now=SOON)
