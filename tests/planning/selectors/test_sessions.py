"""Planned sessions as athletes, rules and pages read them."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.recommendation import SessionFacts
from athletes.models import Zones
from planning import selectors
from planning.models import Plan
from tests.factories import NOW, Club
from tests.planning.making import EASY_RUN, INTERVALS, MONDAY, make_plan, make_race, make_session

DAY = date(2026, 11, 18)


def test_of_two_sessions_the_key_one_is_the_days(inside: Club, bare: Plan) -> None:
    make_session(bare, DAY)
    hard = make_session(bare, DAY, INTERVALS, key=True, position=1)

    assert selectors.session_on(athlete=inside.athlete, day=DAY) == hard


def test_of_two_easy_sessions_the_first_is_the_days(inside: Club, bare: Plan) -> None:
    make_session(bare, DAY, position=1)
    first = make_session(bare, DAY, position=0)

    assert selectors.session_on(athlete=inside.athlete, day=DAY) == first


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_draft_is_nobodys_day(inside: Club, state: str) -> None:
    make_session(make_plan(inside.athlete, inside.coach, state=state), DAY)

    found = selectors.session_on(athlete=inside.athlete, day=DAY)

    assert (found is not None) == (state == "published")


def test_a_removed_session_is_nobodys_day(inside: Club, bare: Plan) -> None:
    make_session(bare, DAY, deleted_at=NOW)

    assert selectors.session_on(athlete=inside.athlete, day=DAY) is None


def test_a_day_is_one_query(
    inside: Club, bare: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        selectors.session_on(athlete=inside.athlete, day=DAY)


def test_sessions_come_in_order_with_both_ends(inside: Club, bare: Plan) -> None:
    days = [MONDAY + timedelta(days=number) for number in (3, 0, 2, 1)]
    for day in days:
        make_session(bare, day)

    found = selectors.sessions_between(athlete=inside.athlete, first=MONDAY, last=MONDAY + timedelta(days=2))

    assert [one.day.day for one in found] == [16, 17, 18]


def test_facts_are_what_the_rules_ask(bare: Plan) -> None:
    session = make_session(bare, DAY, INTERVALS, category="vo2", key=True, duration_s=3000, load=60)

    assert selectors.facts_of(session) == SessionFacts("vo2", key=True, duration_s=3000, load=60)


def test_facts_name_the_race_itself(inside: Club) -> None:
    race = make_race(inside.athlete, day=DAY)
    session = make_session(make_plan(inside.athlete, inside.coach, race=race), DAY)

    assert selectors.facts_of(session).race


@pytest.mark.parametrize("workout", [EASY_RUN, INTERVALS, None])
def test_steps_come_back_as_a_workout(bare: Plan, workout: object) -> None:
    session = make_session(bare, DAY, workout)  # type: ignore[arg-type]
    session.refresh_from_db()

    assert selectors.workout_of(session) == workout


@pytest.mark.parametrize("sessions", [1, 3])
def test_a_week_is_six_queries(
    inside: Club, bare: Plan, sessions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(sessions):
        make_session(bare, MONDAY + timedelta(days=number))

    inside.athlete.organization = inside.organization

    with django_assert_num_queries(6):
        week = selectors.athlete_week(athlete=inside.athlete, day=DAY, today=DAY, units="metric")

    assert len(week.sessions) == sessions


def test_a_week_adds_up(inside: Club, bare: Plan) -> None:
    make_session(bare, MONDAY, duration_s=2700, load=38)
    make_session(bare, DAY, INTERVALS, duration_s=3000, load=60)

    week = selectors.athlete_week(athlete=inside.athlete, day=DAY, today=DAY, units="metric")

    assert (week.duration_s, week.load, week.before, week.after) == (
        5700,
        98,
        MONDAY - timedelta(days=7),
        MONDAY + timedelta(days=7),
    )


def test_a_session_with_its_steps_is_two_queries(
    bare: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = make_session(bare, DAY, INTERVALS)
    session.athlete  # noqa: B018  (the view has selected it)

    with django_assert_num_queries(2):
        detail = selectors.session_detail(session=session, units="metric")

    assert (len(detail.steps), detail.cues) == (5, {})


def test_past_sessions_keep_the_paces_of_their_day(inside: Club, bare: Plan) -> None:
    bounds = ([3.0, 3.4, 3.7, 3.9, 4.3], [3.4, 3.8, 4.1, 4.5, 5.0])
    for first, speeds in zip((date(2026, 1, 1), DAY + timedelta(days=1)), bounds, strict=True):
        Zones.objects.create(athlete=inside.athlete, kind="pace", valid_from=first, bounds=speeds)
    session = make_session(bare, DAY)

    own = selectors.session_detail(session=session, units="metric").steps[0].own

    assert own == "slower than 4:54/km · under 155 bpm"
