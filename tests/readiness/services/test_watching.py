"""What the clock tells: silence, and key sessions missed; each said once, and taken back when it is over."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes import services as athletes
from athletes.models import Athlete, Race
from athletes.services import change_athlete_settings, change_settings
from planning.models import Outcome, Plan
from readiness import services
from readiness.models import Flag, Intervention
from tests.factories import NOW, Club
from tests.readiness.given import (
    SORE,
    TODAY,
    WELL,
    check_in,
    codes,
    open_case,
    plan_for,
    run_for,
    session_for,
)

DAY = timedelta(days=1)


@pytest.fixture
def plan(inside: Club) -> Plan:
    return plan_for(inside, inside.athlete)


def test_four_days_without_a_check_in_are_flagged(athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=4)

    services.watch_the_clock(now=NOW)

    case = open_case(athlete)
    assert (codes(case), case.bucket) == (["silent"], "watch")
    assert case.factors[0]["params"] == {"days": 4, "since": "2026-11-17"}


def test_three_days_are_not(athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=3)

    services.watch_the_clock(now=NOW)

    assert not Flag.objects.exists()


def test_athlete_without_a_plan_may_be_silent(athlete: Athlete) -> None:
    services.watch_the_clock(now=NOW)

    assert not Flag.objects.exists()


def test_plan_just_published_has_not_been_met_with_silence(inside: Club) -> None:
    plan_for(inside, inside.athlete, published_at=NOW - 3 * DAY)

    services.watch_the_clock(now=NOW)

    assert not Flag.objects.exists()


def test_season_that_is_over_expects_nothing(inside: Club) -> None:
    plan_for(inside, inside.athlete, weeks=3)

    services.watch_the_clock(now=NOW)

    assert not Flag.objects.exists()


def test_silence_is_flagged_once(inside: Club, athlete: Athlete, plan: Plan) -> None:
    services.watch_the_clock(now=NOW)
    case = open_case(athlete)
    services.dismiss(
        intervention=case, member=inside.coach, now=NOW, version=case.version, reason="On holiday"
    )

    services.watch_the_clock(now=NOW + 2 * DAY)

    assert Flag.objects.count() == 1
    assert not Intervention.objects.open().exists()


def test_check_in_ends_the_silence(athlete: Athlete, plan: Plan) -> None:
    services.watch_the_clock(now=NOW)

    check_in(athlete, WELL, minutes=60)

    assert not Intervention.objects.open().exists()


def test_new_silence_is_flagged_again(athlete: Athlete, plan: Plan) -> None:
    services.watch_the_clock(now=NOW)
    check_in(athlete, WELL, minutes=60)

    services.watch_the_clock(now=NOW + 4 * DAY)

    assert open_case(athlete).factors[0]["params"]["since"] == TODAY.isoformat()


def test_two_missed_key_sessions_in_a_week_are_flagged(athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL)
    run_for(athlete, day=TODAY - DAY, started_at=NOW - DAY)
    athletes.refresh_load(athlete=athlete, today=TODAY)
    for ago in (2, 5):
        session_for(plan, TODAY - ago * DAY, outcome=Outcome.MISSED)

    services.watch_the_clock(now=NOW)

    flag = Flag.objects.get()
    assert (flag.kind, flag.day, flag.params) == ("missed", TODAY - 2 * DAY, {"count": 2, "days": 7})


def test_missed_sessions_that_are_far_apart_or_easy_are_not(athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL)
    run_for(athlete, day=TODAY - DAY, started_at=NOW - DAY)
    athletes.refresh_load(athlete=athlete, today=TODAY)
    session_for(plan, TODAY - 2 * DAY, outcome=Outcome.MISSED)
    session_for(plan, TODAY - 3 * DAY, outcome=Outcome.MISSED, key=False)
    session_for(plan, TODAY - 8 * DAY, outcome=Outcome.MISSED)

    services.watch_the_clock(now=NOW)

    assert not Flag.objects.exists()


def test_missed_sessions_are_flagged_once_and_again_for_another(athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL)
    for ago in (2, 5):
        session_for(plan, TODAY - ago * DAY, outcome=Outcome.MISSED)
    services.watch_the_clock(now=NOW)
    services.watch_the_clock(now=NOW + DAY)

    session_for(plan, TODAY + DAY, outcome=Outcome.MISSED)
    services.watch_the_clock(now=NOW + 2 * DAY)

    live = Flag.objects.get(withdrawn_at=None, kind="missed")
    assert (Flag.objects.filter(kind="missed").count(), live.day) == (2, TODAY + DAY)


def test_silence_joins_the_open_case(athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, SORE, days_ago=5)
    before = open_case(athlete)

    services.watch_the_clock(now=NOW)

    case = open_case(athlete)
    assert (case.pk, codes(case)) == (before.pk, ["silent", "pain"])


def test_what_lasts_is_one_flag_and_opens_no_second_case(inside: Club, athlete: Athlete) -> None:
    for days_ago in range(5, -1, -1):
        check_in(athlete, SORE, days_ago=days_ago)
    services.watch_the_clock(now=NOW)
    case = open_case(athlete)
    services.dismiss(intervention=case, member=inside.coach, now=NOW, version=case.version, reason="Seen")

    services.watch_the_clock(now=NOW + DAY)

    flag = Flag.objects.get(kind="pain_lasting")
    assert (flag.day, flag.params["days"], flag.basis["facts"]["pain_days"]) == (TODAY - 5 * DAY, 7, 7)
    assert not Intervention.objects.open().exists()


def test_what_lasts_and_gets_worse_is_news(inside: Club, athlete: Athlete) -> None:
    for days_ago in range(5, -1, -1):
        check_in(athlete, SORE, days_ago=days_ago)
    services.watch_the_clock(now=NOW)
    case = open_case(athlete)
    services.dismiss(intervention=case, member=inside.coach, now=NOW, version=case.version, reason="Seen")

    for days in (1, 2, 3, 4):
        check_in(athlete, SORE, days_ago=-days)
    services.watch_the_clock(now=NOW + 4 * DAY)

    case = open_case(athlete)
    assert (codes(case)[0], case.factors[0]["share"], case.bucket) == ("pain_lasting", 0.7, "at_risk")


def test_pain_that_is_over_is_taken_back_at_the_check_in(athlete: Athlete) -> None:
    for days_ago in range(6, 0, -1):
        check_in(athlete, SORE, days_ago=days_ago)
    services.watch_the_clock(now=NOW - DAY)
    assert Flag.objects.filter(kind="pain_lasting", withdrawn_at=None).exists()

    check_in(athlete, WELL)

    assert not Flag.objects.filter(kind="pain_lasting", withdrawn_at=None).exists()


def test_what_weighs_little_joins_a_case_and_opens_none(athlete: Athlete) -> None:
    Race.objects.create(athlete=athlete, name="Half", day=TODAY + 5 * DAY, distance_m=21097, priority="A")

    services.watch_the_clock(now=NOW)
    assert not Intervention.objects.open().exists()
    check_in(athlete, SORE, minutes=1)

    assert codes(open_case(athlete)) == ["pain", "race_near"]


def test_case_is_closed_when_only_what_weighs_little_is_left(athlete: Athlete) -> None:
    Race.objects.create(athlete=athlete, name="Half", day=TODAY + 5 * DAY, distance_m=21097, priority="A")
    services.watch_the_clock(now=NOW)
    check_in(athlete, SORE, minutes=1)

    check_in(athlete, WELL, minutes=2)

    assert not Intervention.objects.open().exists()


def test_rule_switched_off_takes_back_what_it_said(inside: Club, athlete: Athlete, plan: Plan) -> None:
    services.watch_the_clock(now=NOW)
    assert codes(open_case(athlete)) == ["silent"]

    change_settings(organization=inside.organization, changes={"watch.silent": False})
    services.watch_the_clock(now=NOW + DAY)

    assert not Intervention.objects.open().exists()


def test_weight_of_the_athlete_s_own_settings_counts(athlete: Athlete, plan: Plan) -> None:
    change_athlete_settings(
        athlete=athlete, changes={"evidence.silent_weight": 0.8, "evidence.silent_days": 2}
    )
    check_in(athlete, WELL, days_ago=2)

    services.watch_the_clock(now=NOW)

    assert open_case(athlete).bucket == "at_risk"


def test_each_rule_has_its_own_cooldown(inside: Club, athlete: Athlete) -> None:
    changes = {"cooldown.pain": 72, "cooldown.low_readiness": 1}
    change_settings(organization=inside.organization, changes=changes)
    athlete = Athlete.objects.select_related("organization").get(pk=athlete.pk)
    check_in(athlete, SORE)
    case = open_case(athlete)
    services.dismiss(intervention=case, member=inside.coach, now=NOW, version=case.version, reason="Old scar")

    check_in(athlete, SORE, days_ago=-2)
    assert not Intervention.objects.open().exists()
    check_in(athlete, SORE, days_ago=-4)

    assert codes(open_case(athlete)) == ["pain"]


def test_same_watch_twice_writes_nothing(
    athlete: Athlete, plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    services.watch_the_clock(now=NOW)

    with django_assert_num_queries(10):
        services.watch_the_clock(now=NOW)


def test_rated_runs_open_a_case_and_a_milder_one_takes_it_back(athlete: Athlete, plan: Plan) -> None:
    change_athlete_settings(athlete=athlete, changes={"evidence.effort_runs": 2})
    athlete = Athlete.objects.select_related("organization").get(pk=athlete.pk)
    runs = []
    for ago in (3, 2):
        run = run_for(athlete, day=TODAY - ago * DAY, started_at=NOW - ago * DAY)
        session_for(plan, run.day, activity=run, outcome="done", category="easy", key=False)
        runs.append(services.log_effort(activity=run, rpe=6, feel=3, pain=0, now=NOW))

    assert codes(open_case(athlete)) == ["effort_high"]
    services.log_effort(activity=runs[-1], rpe=2, feel=3, pain=0, now=NOW)

    assert not Intervention.objects.open().exists()
