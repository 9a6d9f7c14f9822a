"""Days as each source measured them."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.wellness import Measure
from athletes.models import Athlete
from athletes.recorded import MeasuredDay
from athletes.selectors import MeasuredBy, wellness_table
from athletes.services import put_days
from tests.athletes.factories import TODAY
from tests.factories import Club

NIGHT = {
    Measure.SLEEP_S: 25_800.0,
    Measure.SLEEP_DEEP_S: 5400.0,
    Measure.SLEEP_LIGHT_S: 14_400.0,
    Measure.SLEEP_REM_S: 6000.0,
    Measure.SLEEP_AWAKE_S: 900.0,
}


def measured(athlete: Athlete, *days: MeasuredDay) -> list[MeasuredBy]:
    put_days(athlete=athlete, days=days)
    return wellness_table(athlete=athlete, first=TODAY - timedelta(days=13), last=TODAY)


def test_every_number_comes_back_under_its_own_name(inside: Club) -> None:
    values = {**NIGHT, Measure.HRV_SDNN_MS: 70.0, Measure.RESTING_HR_BPM: 47.0, Measure.RACE_5K_S: 1256.0}

    (row,) = measured(inside.athlete, MeasuredDay(TODAY, "apple", values, {"training_status": "peaking"}))

    assert (row.day, row.source, row.values) == (TODAY, "apple", values)
    assert row.words == {"training_status": "peaking"}


def test_both_kinds_of_hrv_of_a_night_are_kept_apart(inside: Club) -> None:
    both = {Measure.HRV_RMSSD_MS: 52.0, Measure.HRV_SDNN_MS: 70.0}

    (row,) = measured(inside.athlete, MeasuredDay(TODAY, "garmin", both))

    assert row.values == both


def test_shares_of_stages_sum_to_one(inside: Club) -> None:
    (row,) = measured(inside.athlete, MeasuredDay(TODAY, "garmin", NIGHT))

    assert sum(row.shares.values()) == pytest.approx(1.0)
    assert row.shares[Measure.SLEEP_LIGHT_S] == pytest.approx(14_400 / 26_700)


def test_newest_day_first_then_by_source(inside: Club) -> None:
    yesterday, last_month = TODAY - timedelta(days=1), TODAY - timedelta(days=30)
    steps = {Measure.STEPS: 1.0}
    days = [MeasuredDay(day, "garmin", steps) for day in (last_month, yesterday, TODAY)]

    rows = measured(inside.athlete, *days, MeasuredDay(TODAY, "apple", steps))

    assert [(row.day, row.source) for row in rows] == [
        (TODAY, "apple"),
        (TODAY, "garmin"),
        (yesterday, "garmin"),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_takes_one_query(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    days = [MeasuredDay(TODAY - timedelta(days=age), "garmin", NIGHT) for age in range(count)]
    put_days(athlete=inside.athlete, days=days)

    with django_assert_num_queries(1):
        wellness_table(athlete=inside.athlete, first=TODAY - timedelta(days=13), last=TODAY)
