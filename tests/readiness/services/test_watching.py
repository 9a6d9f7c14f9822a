"""What the clock tells: silence, and key sessions missed; each said once, and taken back when it is over."""

from datetime import timedelta

import pytest

from athletes import services as athletes
from athletes.models import Athlete
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
