"""Plans as coaches read them."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from planning import selectors
from planning.models import Plan, PlannedSession
from tests.factories import NOW, Club
from tests.planning.making import MONDAY, make_plan, make_race, make_run, make_session


@pytest.mark.parametrize("sessions", [1, 3])
def test_a_plan_is_three_queries(
    bare: Plan, sessions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(sessions):
        make_session(bare, MONDAY + timedelta(days=number))

    with django_assert_num_queries(3):
        detail = selectors.plan_detail(plan=bare)

    assert [len(day) for _, day in detail.weeks[0].days] == [1] * sessions + [0] * (7 - sessions)


def test_a_week_of_a_plan_adds_up(bare: Plan) -> None:
    make_session(bare, MONDAY, duration_s=2700, load=38, distance_m=8000)
    make_session(bare, MONDAY + timedelta(days=2), duration_s=5400, load=80, distance_m=None)

    week = selectors.plan_detail(plan=bare).weeks[0]

    assert (week.duration_s, week.distance_m, week.load, week.longest_s) == (8100, 8000, 118, 5400)


def test_a_whole_season_has_its_weeks_in_order(draft: Plan) -> None:
    detail = selectors.plan_detail(plan=draft)

    assert [one.week.number for one in detail.weeks] == list(range(1, 19))
    planned = sum(len(one.sessions) for one in detail.weeks)
    assert planned == PlannedSession.objects.filter(plan=draft).count()


def test_removed_sessions_are_left_out(bare: Plan) -> None:
    make_session(bare, MONDAY, deleted_at=NOW)

    assert selectors.plan_detail(plan=bare).weeks[0].sessions == ()


def test_drafts_come_newest_first(inside: Club) -> None:
    old, new = (make_plan(inside.athlete, inside.coach, state="draft") for _ in range(2))
    make_plan(inside.athlete, inside.coach)

    assert selectors.drafts_of(athlete=inside.athlete) == [new, old]


def test_the_published_plan_comes_with_its_race(
    inside: Club, bare: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = selectors.published_plan(athlete=inside.athlete)
        name = found.race.name if found else ""

    assert (found, name) == (bare, "Seoul Marathon")


def test_races_to_come_start_today(inside: Club) -> None:
    today = NOW.date()
    past, now, later = (make_race(inside.athlete, day=today + timedelta(days=days)) for days in (-1, 0, 9))
    make_race(inside.athlete, day=later.day, deleted_at=NOW)

    assert selectors.upcoming_races(athlete=inside.athlete, today=today) == [now, later]
    assert past not in selectors.upcoming_races(athlete=inside.athlete, today=today)


def test_the_usual_week_is_the_mean_of_six(inside: Club) -> None:
    today = date(2026, 11, 21)
    for days, metres in ((1, 12_000), (42, 30_000), (43, 99_000), (0, 50_000)):
        make_run(inside.athlete, today - timedelta(days=days), distance_m=metres)
    make_run(inside.athlete, today - timedelta(days=5), sport="cycling", distance_m=60_000)
    make_run(inside.athlete, today - timedelta(days=6), distance_m=None)

    assert selectors.usual_week_m(athlete=inside.athlete, today=today) == 7000


def test_nobody_ran_is_nothing(inside: Club) -> None:
    assert selectors.usual_week_m(athlete=inside.athlete, today=NOW.date()) == 0
