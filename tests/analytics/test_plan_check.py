"""What speaks against a plan."""

from datetime import date, timedelta

import numpy as np
import pytest

from analytics.fitness import fitness
from analytics.plan_check import Found, PlannedDay, PlanRule, check_days, week_ramps

MON = date(2026, 11, 23)
HOUR = 3600.0


def day(number: int, **facts: object) -> PlannedDay:
    given = {"duration_s": HOUR, "load": 50.0, "available_s": HOUR, **facts}
    return PlannedDay(MON + timedelta(days=number), **given)


def on(number: int, rule: PlanRule, **params: float) -> Found:
    return Found(rule, MON + timedelta(days=number), params)


def test_key_sessions_on_two_days_running_are_found_on_the_second() -> None:
    days = [day(0, key=True), day(1, key=True), day(2), day(3, key=True)]

    assert check_days(days, first=MON) == (on(1, PlanRule.HARD_DAYS),)


def test_what_was_hard_before_today_counts_today() -> None:
    days = [day(0, key=True), day(1, key=True)]

    assert check_days(days, first=MON + timedelta(days=1)) == (on(1, PlanRule.HARD_DAYS),)
    assert check_days(days, first=MON + timedelta(days=2)) == ()


def test_more_than_the_athlete_has_time_for() -> None:
    days = [day(0), day(1, duration_s=HOUR + 600), day(2, duration_s=60, available_s=0)]

    assert check_days(days, first=MON) == (
        on(1, PlanRule.OVER_TIME, planned=70, available=60),
        on(2, PlanRule.OVER_TIME, planned=1, available=0),
    )


@pytest.mark.parametrize("apart, found", [(0, False), (1, True), (3, True), (4, False), (-1, False)])
def test_a_key_session_near_a_race(apart: int, found: bool) -> None:
    races = [MON + timedelta(days=apart)]

    expected = (on(0, PlanRule.NEAR_RACE, days=apart),) if found else ()
    assert check_days([day(0, key=True)], first=MON, races=races) == expected
    assert check_days([day(0)], first=MON, races=races) == ()


def test_open_flags_speak_against_today_where_something_is_planned() -> None:
    assert check_days([day(0), day(1)], first=MON, flags=2) == (on(0, PlanRule.FLAGS, flags=2),)
    assert check_days([day(0, duration_s=0), day(1)], first=MON, flags=2) == ()


def test_ramps_are_those_of_the_days_done_and_planned() -> None:
    loads = np.array([40.0 + 7 * (number % 5) for number in range(60)])
    ctl = fitness(loads).ctl

    found = week_ramps(loads[:50], loads[50:])

    assert (found[41], found[59]) == (None, pytest.approx(ctl[59] - ctl[52]))


def test_from_a_known_start_ramps_are_known_after_a_week() -> None:
    loads = np.array([60.0, 0.0, 45.0, 80.0, 0.0, 30.0, 120.0, 50.0, 20.0])

    found = week_ramps(loads, np.empty(0), start_ctl=30.0, start_atl=30.0)

    assert [one is None for one in found] == [True] * 7 + [False] * 2
