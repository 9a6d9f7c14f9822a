"""How much of the last seven days' plan was run, as the squad shows it."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteState
from planning.services import match_day
from planning.services.kept_weeks import refresh_weeks
from planning.services.matching import mark_missed_everywhere
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import TODAY, plan_for, run_for, session_for


def week(athlete: Athlete) -> tuple[int, int, float | None]:
    state = AthleteState.objects.get(athlete=athlete)
    return state.week_done, state.week_due, state.compliance


def test_seven_days_before_today_without_the_excused(inside: Club) -> None:
    plan = plan_for(inside, inside.athlete)
    outcomes = (
        (0, "done"),
        (1, "done"),
        (2, "partly"),
        (3, "missed"),
        (4, "excused"),
        (7, "off"),
        (8, "done"),
    )
    for days_ago, outcome in outcomes:
        session_for(plan, TODAY - timedelta(days=days_ago), outcome=outcome)

    refresh_weeks(now=NOW)

    assert week(inside.athlete) == (3, 4, 0.75)
    assert week(inside.stranger) == (0, 0, None)


def test_a_run_that_comes_in_is_counted(inside: Club) -> None:
    yesterday = TODAY - timedelta(days=1)
    session_for(plan_for(inside, inside.athlete), yesterday)
    refresh_weeks(now=NOW)
    before = week(inside.athlete)

    run_for(inside.athlete, day=yesterday)
    match_day(athlete=inside.athlete, day=yesterday)

    assert (before, week(inside.athlete)) == ((0, 1, 0.0), (1, 1, 1.0))


def test_the_week_turns_at_the_athletes_midnight(inside: Club) -> None:
    """22:00 in UTC is the next day in Seoul."""
    Athlete.objects.filter(pk=inside.athlete.pk).update(timezone="Asia/Seoul")
    session_for(plan_for(inside, inside.athlete), TODAY)
    evening = NOW.replace(hour=22)
    refresh_weeks(now=NOW)
    before = week(inside.athlete)

    mark_missed_everywhere(now=evening)

    days = dict(AthleteState.objects.values_list("athlete", "week_day"))
    assert (before, week(inside.athlete)) == ((0, 0, None), (0, 1, 0.0))
    assert days == {inside.athlete.pk: TODAY + timedelta(days=1), inside.stranger.pk: TODAY}


@pytest.mark.parametrize("more", [0, 2])
def test_a_zone_is_turned_in_a_constant_number_of_queries(
    inside: Club, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        make_athlete(f"Runner {number}")

    with django_assert_num_queries(6):
        assert refresh_weeks(now=NOW) == 2 + more
    assert refresh_weeks(now=NOW) == 0
