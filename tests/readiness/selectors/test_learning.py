"""What coaches decided, by rule and by coach; and the limits that follow from it."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.learning import Outcome, Rate
from athletes.models import Athlete
from readiness import services
from readiness.models import Decision, Intervention, Verb
from readiness.selectors import learned
from readiness.wording import reasoning
from tenancy import scope
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import CARE, approve, check_in, open_case, plan_for, session_for

SINCE = NOW - timedelta(days=90)
LATER = NOW + timedelta(minutes=5)


def dismiss(club: Club, athlete: Athlete, *, false_alarm: bool = False) -> Decision:
    case = open_case(athlete)
    return services.dismiss(
        intervention=case,
        member=club.owner,
        now=LATER,
        version=case.version,
        reason="Fine",
        false_alarm=false_alarm,
    )


def case_of(club: Club, name: str) -> Athlete:
    athlete = make_athlete(name, coach=club.coach)
    session_for(plan_for(club, athlete))
    check_in(athlete, CARE)
    return athlete


def decided(club: Club, score: int, number: int, *, false_alarm: bool) -> None:
    """A closed case with this readiness, as rows."""
    athlete = make_athlete(f"Runner {score} {number}", coach=club.coach)
    factors = [
        {"code": "low_readiness", "share": 0.2, "params": {"score": score, "limit": 70, "band": "amber"}}
    ]
    case = Intervention.objects.create(
        athlete=athlete, risk=0.4, bucket="watch", confidence=1.0, factors=factors, action="keep",
        state="resolved", opened_at=NOW, due_at=NOW, closed_at=NOW,
    )  # fmt: skip
    Decision.objects.create(
        athlete=athlete,
        intervention=case,
        member=club.coach,
        verb=Verb.DISMISS if false_alarm else Verb.APPROVE,
        params={"false_alarm": True} if false_alarm else {},
        decided_at=NOW,
    )


def test_each_decision_counts_for_every_rule_that_spoke(inside: Club) -> None:
    approve(inside, case_of(inside, "One"))
    dismiss(inside, case_of(inside, "Two"), false_alarm=True)
    dismiss(inside, case_of(inside, "Three"))
    undone = approve(inside, case_of(inside, "Four"))
    services.undo(decision=undone, member=inside.coach, now=LATER)

    found = learned(membership=inside.owner, since=SINCE, everybody=True)

    assert found.whole == Rate(approved=1, dismissed=1, false_alarms=1, undone=1)
    assert {one.code: one.rate for one in found.rules} == dict.fromkeys(
        ("key_session", "low_readiness"), found.whole
    )
    assert {one.name: one.rate.decided for one in found.coaches} == {
        "Northline Owner": 2,
        "Northline Coach": 1,
    }


def test_a_coach_sees_what_they_decided(inside: Club) -> None:
    approve(inside, case_of(inside, "One"))
    dismiss(inside, case_of(inside, "Two"))

    assert learned(membership=inside.coach, since=SINCE, everybody=False).whole == Rate(approved=1)


def test_false_alarms_suggest_a_limit(inside: Club) -> None:
    for number, score in enumerate((69, 68, 67, 67, 66)):
        decided(inside, score, number, false_alarm=True)
    for number, score in enumerate((50, 40, 30)):
        decided(inside, score, number, false_alarm=False)

    one = learned(membership=inside.owner, since=SINCE, everybody=True).of("low_readiness")

    assert one is not None
    assert one.limit is not None
    assert one.suggestion is not None
    assert (one.limit.key, one.limit.threshold.now) == ("risk.readiness_limit", 70.0)
    assert one.suggestion.outcome is Outcome.SUGGESTED
    assert one.suggestion.value == pytest.approx(66.9)
    assert reasoning(one.suggestion).startswith("A limit of 66.9 instead of 70 would have spared 4 of 5")


def test_what_is_older_does_not_count(inside: Club) -> None:
    approve(inside, case_of(inside, "One"))

    found = learned(membership=inside.owner, since=NOW + timedelta(days=1), everybody=True)

    assert (found.rules, found.coaches, found.whole) == ((), (), Rate())


@pytest.mark.parametrize("count", [1, 3])
def test_three_queries_however_many(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        decided(inside, 60, number, false_alarm=False)

    with django_assert_num_queries(3):
        learned(membership=inside.owner, since=SINCE, everybody=True)


def test_nothing_of_another_club_is_learned(club: Club, other_club: Club) -> None:
    with scope.enter(other_club.organization.pk):
        decided(other_club, 60, 1, false_alarm=False)

    with scope.enter(club.organization.pk):
        assert learned(membership=club.owner, since=SINCE, everybody=True).whole == Rate()
