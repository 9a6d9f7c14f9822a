"""Several cases decided at once: alike, seen, never pain or illness, and taken back as far as can be."""

from datetime import timedelta

import pytest

from analytics.readiness import Answers, Problem
from planning.models import PlannedSession
from readiness import services
from readiness.models import Decision, Intervention, Verb
from readiness.services.together import HurtOrIll, NothingProposed, OfSeveralKinds
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import SORE, TIRED, check_in, open_case, plan_for, session_for

LATER = NOW + timedelta(minutes=30)
WORN = Answers(sleep=1, energy=1, recovery=1, stress=1)
ILL = Answers(sleep=4, energy=4, recovery=4, stress=4, problem=Problem.ILL)


def case_of(club: Club, name: str, answers: Answers = TIRED, *, planned: bool = True) -> Intervention:
    athlete = make_athlete(name, coach=club.coach)
    if planned:
        session_for(plan_for(club, athlete))
    check_in(athlete, answers)
    return open_case(athlete)


def seen(*cases: Intervention) -> dict[Intervention, int]:
    return {case: case.version for case in cases}


def decide(club: Club, *cases: Intervention, verb: Verb = Verb.APPROVE, **words: object) -> services.Batch:
    return services.decide_together(seen=seen(*cases), member=club.coach, now=LATER, verb=verb, **words)


def test_each_case_gets_its_own_decision(inside: Club) -> None:
    cases = [case_of(inside, name) for name in ("Ana", "Ben", "Cem")]

    batch = decide(inside, *cases)

    assert [made.intervention for made in batch.made] == cases
    assert {made.verb for made in batch.made} == {Verb.APPROVE}
    assert {session.adapted for session in PlannedSession.objects.all()} == {cases[0].action}
    assert not Intervention.objects.open().exists()


@pytest.mark.parametrize(
    "verb, words",
    [(Verb.SNOOZE, {"until": NOW + timedelta(days=1)}), (Verb.DISMISS, {"reason": "Race week"})],
)
def test_cases_are_put_off_or_dismissed_alike(inside: Club, verb: Verb, words: dict[str, object]) -> None:
    cases = [case_of(inside, name) for name in ("Ana", "Ben")]

    batch = decide(inside, *cases, verb=verb, **words)

    assert [(made.verb, made.reason) for made in batch.made] == [(verb, words.get("reason", ""))] * 2
    assert not Intervention.objects.open().filter(snoozed_until=None).exists()


@pytest.mark.parametrize("answers", [SORE, ILL])
@pytest.mark.parametrize("verb", [Verb.APPROVE, Verb.DISMISS, Verb.SNOOZE])
def test_pain_and_illness_are_refused_whatever_is_asked(inside: Club, answers: Answers, verb: Verb) -> None:
    cases = [case_of(inside, "Ana"), case_of(inside, "Ben", answers)]

    with pytest.raises(HurtOrIll):
        decide(inside, *cases, verb=verb)

    assert not Decision.objects.exists()


def test_a_case_of_pain_is_refused_even_by_itself(inside: Club) -> None:
    with pytest.raises(HurtOrIll):
        decide(inside, case_of(inside, "Ana", SORE))


def test_cases_of_several_kinds_are_refused(inside: Club) -> None:
    cases = [case_of(inside, "Ana"), case_of(inside, "Ben")]
    Intervention.objects.filter(pk=cases[1].pk).update(action="shorten")

    with pytest.raises(OfSeveralKinds):
        decide(inside, *cases)

    assert not Decision.objects.exists()


def test_where_nothing_is_proposed_nothing_is_approved(inside: Club) -> None:
    case = case_of(inside, "Ana", WORN, planned=False)

    with pytest.raises(NothingProposed):
        decide(inside, case)

    assert len(decide(inside, case, verb=Verb.DISMISS, reason="Known").made) == 1


def test_a_case_that_has_changed_is_left_out_and_named(inside: Club) -> None:
    fresh, stale, closed = (case_of(inside, name) for name in ("Ana", "Ben", "Cem"))
    Intervention.objects.filter(pk=stale.pk).update(version=9)
    services.dismiss(
        intervention=closed, member=inside.owner, now=NOW, version=closed.version, reason="Known"
    )

    batch = decide(inside, fresh, stale, closed)

    assert [made.intervention for made in batch.made] == [fresh]
    assert batch.left_out == (stale, closed)


def test_a_case_whose_session_has_changed_is_left_out(inside: Club) -> None:
    fresh, stale = case_of(inside, "Ana"), case_of(inside, "Ben")
    PlannedSession.objects.filter(athlete=stale.athlete).update(version=9)

    batch = decide(inside, fresh, stale)

    assert ([made.intervention for made in batch.made], batch.left_out) == ([fresh], (stale,))
    assert open_case(stale.athlete).version == stale.version


def test_a_batch_is_taken_back_as_a_whole(inside: Club) -> None:
    cases = [case_of(inside, name) for name in ("Ana", "Ben")]
    batch = decide(inside, *cases)

    undone = services.undo_together(decisions=batch.made, member=inside.coach, now=LATER)

    assert ([back.undoes for back in undone.made], undone.left_out) == (list(batch.made), ())
    assert set(Intervention.objects.open()) == set(cases)
    assert {session.adapted for session in PlannedSession.objects.all()} == {""}


def test_what_cannot_be_taken_back_is_named(inside: Club) -> None:
    batch = decide(inside, case_of(inside, "Ana"), case_of(inside, "Ben"))
    services.undo(decision=batch.made[0], member=inside.owner, now=LATER)

    undone = services.undo_together(decisions=batch.made, member=inside.coach, now=LATER)

    assert [back.undoes for back in undone.made] == [batch.made[1]]
    assert [case.athlete.name for case in undone.left_out] == ["Ana"]
