"""Flags and the one open intervention: merged, withdrawn, closed, left alone once decided."""

from dataclasses import replace
from datetime import timedelta

import pytest

from analytics.readiness import Problem
from athletes.models import Activity, Athlete
from planning.models import PlannedSession
from readiness import services
from readiness.models import Flag, FlagKind, Intervention, InterventionState
from readiness.services.evidence import Evidence
from readiness.services.flags import keep
from readiness.services.interventions import follow
from tests.factories import NOW, Club
from tests.readiness.given import (
    HURT,
    SORE,
    TIRED,
    TODAY,
    WELL,
    approve,
    check_in,
    codes,
    open_case,
    plan_for,
    session_for,
)


def test_pain_opens_an_intervention_with_a_proposal(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, HURT)

    case = open_case(athlete)
    assert (case.action, case.session_id, case.session_version) == ("rest", session.pk, session.version)
    assert case.proposal["steps"] is None
    assert codes(case) == ["low_readiness", "pain", "key_session"]
    assert (case.state, case.coach_id) == (InterventionState.NEW, athlete.coach_id)


def test_clock_runs_by_the_bucket(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, HURT)

    case = open_case(athlete)
    assert (case.bucket, case.due_at - case.opened_at) == ("at_risk", timedelta(hours=24))


def test_risk_of_a_case_is_the_risk_of_the_rules(athlete: Athlete, session: PlannedSession) -> None:
    scored = check_in(athlete, HURT)

    expected = 0.45 * (70 - scored.score) / 70 + 0.35 * 0.6 + 0.10
    assert open_case(athlete).risk == pytest.approx(expected)


def test_worse_answers_shorten_the_clock_and_keep_the_case(athlete: Athlete, session: PlannedSession) -> None:
    athlete.organization.settings = {"sla": {"watch": 72.0, "stable": 72.0}}
    check_in(athlete, SORE)
    before = open_case(athlete)

    check_in(athlete, replace(HURT, problem=Problem.ILL, pain=8), minutes=30)

    case = open_case(athlete)
    assert (case.pk, case.bucket) == (before.pk, "at_risk")
    assert case.due_at == NOW + timedelta(minutes=30, hours=24)


def test_flags_of_several_days_are_one_case_with_today_s(athlete: Athlete) -> None:
    check_in(athlete, HURT, days_ago=1)
    check_in(athlete, SORE)

    live = Flag.objects.filter(withdrawn_at=None)
    assert Intervention.objects.count() == 1
    assert [(flag.kind, flag.day, flag.params["pain"]) for flag in live] == [("pain", TODAY, 4)]


def test_advice_that_no_longer_holds_takes_its_flags_and_the_case_along(athlete: Athlete) -> None:
    check_in(athlete, HURT)

    check_in(athlete, WELL, minutes=10)

    case = Intervention.objects.get()
    assert (case.state, case.closed_at) == (InterventionState.RESOLVED, NOW + timedelta(minutes=10))
    assert set(Flag.objects.values_list("withdrawn_at", flat=True)) == {NOW + timedelta(minutes=10)}


def test_case_that_somebody_has_worked_on_stays_without_a_proposal(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, HURT)
    case = open_case(athlete)
    services.message(
        intervention=case, member=inside.coach, now=NOW, version=case.version, body="Which calf?"
    )

    check_in(athlete, WELL, minutes=10)

    case = open_case(athlete)
    assert (case.state, case.proposal, case.factors) == (InterventionState.SEEN, None, [])


def test_decided_case_is_not_opened_again_by_the_same(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, SORE)
    approve(inside, athlete)

    check_in(athlete, SORE, minutes=60)

    assert not Intervention.objects.open().exists()


def test_same_kinds_stay_quiet_within_the_cooldown(inside: Club, athlete: Athlete) -> None:
    check_in(athlete, SORE, days_ago=1, minutes=16 * 60)
    approve(inside, athlete, now=NOW - timedelta(hours=8))

    check_in(athlete, SORE)

    assert not Intervention.objects.open().exists()
    assert Flag.objects.filter(day=TODAY, withdrawn_at=None, intervention=None).count() == 1


def test_same_kinds_open_a_case_after_the_cooldown(inside: Club, athlete: Athlete) -> None:
    check_in(athlete, SORE, days_ago=1)
    approve(inside, athlete, now=NOW - timedelta(hours=24))

    check_in(athlete, SORE)

    assert codes(open_case(athlete)) == ["pain"]


def test_risk_that_rose_opens_a_case_within_the_cooldown(inside: Club, athlete: Athlete) -> None:
    check_in(athlete, SORE)
    decided = approve(inside, athlete).intervention

    check_in(athlete, replace(SORE, pain=9), minutes=30)

    assert open_case(athlete).pk != decided.pk
    assert Intervention.objects.get(pk=decided.pk).factors[0]["params"]["pain"] == 4


@pytest.mark.parametrize("news", [{"problem": Problem.ILL}, {"body_part": "knee"}], ids=["ill", "elsewhere"])
def test_new_illness_or_pain_opens_a_case_within_the_cooldown(
    inside: Club, athlete: Athlete, news: dict[str, object]
) -> None:
    check_in(athlete, SORE)
    approve(inside, athlete)

    check_in(athlete, replace(SORE, **news), minutes=30)

    assert open_case(athlete).opened_at == NOW + timedelta(minutes=30)


def test_news_ends_a_snooze(inside: Club, athlete: Athlete) -> None:
    check_in(athlete, SORE)
    case = open_case(athlete)
    until = NOW + timedelta(hours=24)
    services.snooze(intervention=case, member=inside.coach, now=NOW, version=case.version, until=until)

    check_in(athlete, SORE, minutes=5)
    asleep = open_case(athlete).snoozed_until
    check_in(athlete, replace(SORE, problem=Problem.ILL), minutes=10)

    assert (asleep, open_case(athlete).snoozed_until) == (until, None)


def test_session_that_was_run_is_no_longer_proposed_for(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, SORE)
    run = Activity.objects.create(athlete=athlete, day=TODAY, started_at=NOW, duration_s=3000)
    PlannedSession.objects.filter(pk=session.pk).update(activity=run)

    services.rescore(athlete=athlete, day=TODAY, now=NOW + timedelta(hours=2))

    case = open_case(athlete)
    assert (case.proposal, case.session_id, codes(case)) == (None, None, ["pain"])


def test_proposal_is_drawn_up_again_for_a_changed_session(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, TIRED)
    before = open_case(athlete)
    PlannedSession.objects.filter(pk=session.pk).update(version=2, load=60)

    services.renew_proposal(intervention=before, now=NOW)

    after = open_case(athlete)
    assert (after.session_version, after.version, after.action) == (2, before.version + 1, before.action)


def test_renewing_an_up_to_date_or_closed_case_changes_nothing(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, TIRED)
    case = open_case(athlete)

    services.renew_proposal(intervention=case, now=NOW)
    version = open_case(athlete).version
    approve(inside, athlete)
    services.renew_proposal(intervention=case, now=NOW)

    assert (version, Intervention.objects.get().version) == (case.version, case.version + 1)


def test_seen_case_keeps_its_version(athlete: Athlete) -> None:
    check_in(athlete, SORE)
    case = open_case(athlete)

    services.mark_seen(intervention=case)

    seen = open_case(athlete)
    assert (seen.state, seen.version) == (InterventionState.SEEN, case.version)


def test_kinds_from_elsewhere_count_by_the_worst_of_them(athlete: Athlete) -> None:
    for kind, strength in ((FlagKind.MISSED, 0.4), (FlagKind.ACTIVITY_PAIN, 0.7)):
        params = {"pain": 7} if kind == FlagKind.ACTIVITY_PAIN else {"count": 2, "days": 7}
        raised = keep(
            athlete=athlete,
            kinds={kind},
            evidence=[Evidence(kind, TODAY, strength, params)],
            until=TODAY,
            now=NOW,
        )
        follow(athlete=athlete, raised=raised, course=None, now=NOW)

    case = open_case(athlete)
    assert (case.risk, case.bucket, codes(case)) == (0.7, "at_risk", ["activity_pain", "missed"])


@pytest.mark.parametrize("planned", [None, "rest"])
def test_red_morning_of_a_day_of_rest_is_told_and_changes_nothing(inside: Club, planned: str | None) -> None:
    plan, athlete = plan_for(inside, inside.athlete), inside.athlete
    if planned:
        session_for(plan, steps=None, category="rest", key=False)
    check_in(athlete, TIRED)

    case = open_case(athlete)
    assert (case.action, case.proposal, codes(case)[0]) == ("keep", None, "low_readiness")


def test_red_once_the_day_s_run_is_done_is_no_news(athlete: Athlete, session: PlannedSession) -> None:
    run = Activity.objects.create(athlete=athlete, day=TODAY, started_at=NOW, duration_s=3000)
    PlannedSession.objects.filter(pk=session.pk).update(activity=run)

    check_in(athlete, TIRED)

    assert not Intervention.objects.open().exists()
