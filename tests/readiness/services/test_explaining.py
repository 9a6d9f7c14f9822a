"""Every case and every decision explains itself again, whatever the settings say since."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from analytics.answers import Answers
from analytics.recommendation import Action
from athletes.models import Athlete
from athletes.services import change_settings
from planning.models import PlannedSession
from readiness import services
from readiness.further import further_of
from readiness.models import Decision, Flag, Intervention
from readiness.selectors import explain_again
from tests.factories import NOW, Club
from tests.readiness.given import HURT, SORE, TIRED, approve, check_in, codes, mornings, open_case, plan_for
from tests.readiness.services.test_guardrail import against_the_database, some_answers

OTHERWISE = {
    "risk.pain_weight": 1.0,
    "risk.readiness_weight": 0.0,
    "risk.swap_pain": 1,
    "watch.falling": False,
}
WEIGHTS = st.fixed_dictionaries(
    {f"{name}_weight": st.floats(0, 1) for name in ("readiness", "pain", "illness", "key_session", "fall")}
)


def explains_itself(kept: Intervention | Decision, factors: list[dict[str, Any]]) -> None:
    again = explain_again(kept)
    assert again is not None
    assert again.whole
    assert again.as_kept() == factors


@against_the_database
@given(st.lists(some_answers, min_size=1, max_size=4), WEIGHTS)
def test_every_recommendation_explains_itself(
    inside: Club, session: PlannedSession, said: list[Answers], weights: dict[str, float]
) -> None:
    with transaction.atomic():
        mornings(inside.athlete, 9)
        athlete = Athlete.objects.select_related("organization").get(pk=inside.athlete.pk)
        athlete.settings = {"risk": weights}
        for minutes, answers in enumerate(said):
            check_in(athlete, answers, minutes=minutes)
        change_settings(organization=inside.organization, changes=OTHERWISE)

        for case in Intervention.objects.exclude(factors=[]):
            explains_itself(case, case.factors)
            again = explain_again(case)
            assert again is not None
            assert again.action == further_of(case).session
        transaction.set_rollback(True)


def test_rules_that_have_changed_since_do_not_change_what_was_said(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, HURT)
    case = open_case(athlete)
    before = case.factors
    change_settings(organization=inside.organization, changes=OTHERWISE)

    kept = Intervention.objects.get(pk=case.pk)
    explains_itself(kept, before)


def test_decision_explains_what_the_rules_said_when_it_was_taken(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, TIRED)
    made = approve(inside, athlete)
    check_in(athlete, HURT, minutes=20)

    kept = Decision.objects.get(pk=made.pk)
    explains_itself(kept, kept.basis["factors"])
    assert [factor["code"] for factor in kept.basis["factors"]] == ["low_readiness", "key_session"]
    assert (kept.basis["risk"], kept.basis["advice"]["action"]) == (pytest.approx(0.43, abs=0.1), "swap")


def test_edited_case_still_tells_what_the_rules_would_have_done(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, HURT)
    case = open_case(athlete)
    choice = services.Choice(action=Action.EASE)
    services.edit(intervention=case, member=inside.coach, now=NOW, version=case.version, choice=choice)

    kept = explain_again(Intervention.objects.get(pk=case.pk))
    assert kept is not None
    assert kept.action is Action.REST


def test_case_of_several_groups_explains_each_flag_from_what_it_read(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, SORE, days_ago=5)

    services.watch_the_clock(now=NOW)

    case = open_case(athlete)
    assert codes(case) == ["silent", "pain"]
    explains_itself(case, case.factors)
    assert [read["facts"].get("check_in_days") for read in case.basis["rules"]] == [5, None]


def test_case_of_before_says_that_nothing_was_kept(athlete: Athlete) -> None:
    check_in(athlete, HURT)
    case = open_case(athlete)
    Intervention.objects.filter(pk=case.pk).update(basis={})

    assert explain_again(open_case(athlete)) is None


def test_flag_of_before_is_told_apart_in_a_case_of_now(inside: Club, athlete: Athlete) -> None:
    plan_for(inside, athlete)
    check_in(athlete, SORE, days_ago=5)
    Flag.objects.update(basis=None, rule_version=None)

    services.watch_the_clock(now=NOW)

    again = explain_again(open_case(athlete))
    assert again is not None
    assert (again.whole, [factor and factor.code for factor in again.factors]) == (False, ["silent", None])


def test_what_a_flag_was_raised_by_is_kept_with_it(athlete: Athlete) -> None:
    check_in(athlete, HURT)

    pain = Flag.objects.get(kind="pain", withdrawn_at=None)
    assert pain.rule_version == 1
    assert pain.basis == {
        "code": "pain",
        "version": 1,
        "facts": {"pain": 6, "body_part": "calf"},
        "numbers": {"risk.pain_weight": 0.35},
    }
