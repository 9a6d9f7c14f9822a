"""Watch values on their page: the coach sees all, the athlete today's once they have answered."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from analytics.wellness import Measure
from athletes.recorded import MeasuredDay
from athletes.services import put_days
from tenancy import scope
from tests.factories import NOW, Club
from tests.readiness.given import TODAY, WELL, check_in
from tests.readiness.views.conftest import At, Browse

MORNING = {
    Measure.HRV_RMSSD_MS: 52.0,
    Measure.SLEEP_S: 25_800.0,
    Measure.SLEEP_DEEP_S: 6000.0,
    Measure.SLEEP_LIGHT_S: 18_000.0,
    Measure.READINESS_SCORE: 81.0,
    Measure.BODY_BATTERY_HIGH: 92.0,
    Measure.BODY_BATTERY_LOW: 18.0,
    Measure.RACE_10K_S: 2626.0,
    Measure.STEPS: 12_345.0,
}


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def measured(club: Club) -> Club:
    """This morning, by a watch."""
    with scope.enter(club.organization.pk):
        put_days(athlete=club.athlete, days=[MeasuredDay(TODAY, "garmin", MORNING)])
    return club


def test_coach_sees_what_was_measured(measured: Club, browse: Browse, at: At) -> None:
    page = browse(measured.coach).get(at("watch_values", measured.athlete.public_id)).content.decode()

    for words in ("52 ms", "HRV (rMSSD)", "7 h 10 m", "deep 25 %", "18 – 92", "43:46", "12,345", ">81<"):
        assert words in page


def test_our_score_stands_beside_the_providers(measured: Club, browse: Browse, at: At) -> None:
    with scope.enter(measured.organization.pk):
        ours = check_in(measured.athlete, WELL).score

    answer = browse(measured.coach).get(at("watch_values", measured.athlete.public_id))

    (row,) = answer.context["table"].rows
    assert (row.readiness, row.ours) == ("81", ours)


def test_athlete_sees_today_once_they_have_answered(measured: Club, runner: Client, at: At) -> None:
    url = at("watch_values", measured.athlete.public_id)
    before = runner.get(url)
    with scope.enter(measured.organization.pk):
        check_in(measured.athlete, WELL)

    after = runner.get(url)

    assert (len(before.context["table"].rows), len(after.context["table"].rows)) == (0, 1)
    assert "once you have answered" in before.content.decode()


def test_page_says_what_to_do_where_nothing_was_measured(club: Club, runner: Client, at: At) -> None:
    page = runner.get(at("watch_values", club.athlete.public_id)).content.decode()

    assert "Nothing measured yet" in page


def test_watch_values_of_others_are_not_found(club: Club, other_club: Club, runner: Client, at: At) -> None:
    for public_id in (club.stranger.public_id, other_club.athlete.public_id, uuid4()):
        assert runner.get(at("watch_values", public_id)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_as_many_queries_for_one_day_as_for_three(
    club: Club, runner: Client, at: At, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with scope.enter(club.organization.pk):
        days = [MeasuredDay(TODAY - timedelta(days=age), "garmin", MORNING) for age in range(count)]
        put_days(athlete=club.athlete, days=days)
    runner.get(at("watch_values", club.athlete.public_id))

    with django_assert_num_queries(9):
        runner.get(at("watch_values", club.athlete.public_id))
