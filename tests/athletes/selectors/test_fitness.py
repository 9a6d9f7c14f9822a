"""Load by day and what follows from it."""

from datetime import date, timedelta

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from athletes import selectors, services
from athletes.models import Activity
from athletes.recorded import RecordedRun
from tests.athletes.factories import TODAY, a_run, record, record_days
from tests.factories import NOW, Club

YESTERDAY = TODAY - timedelta(days=1)


def hour_at_threshold(day: date = TODAY, **facts: object) -> RecordedRun:
    return a_run(day, distance_m=14_400.0, **facts)


def test_daily_load_adds_up_the_runs_of_a_day(inside: Club) -> None:
    record(inside.athlete, hour_at_threshold(YESTERDAY))
    record(inside.athlete, hour_at_threshold())
    record(inside.athlete, a_run(duration_s=1800.0, distance_m=7200.0))

    loads = selectors.daily_load(athlete=inside.athlete, first=TODAY - timedelta(days=2), last=TODAY)

    np.testing.assert_allclose(loads, [0, 100, 150])


def test_daily_load_leaves_out_removed_runs_and_others(inside: Club) -> None:
    record(inside.stranger, hour_at_threshold())
    removed = record(inside.athlete, hour_at_threshold())
    Activity.objects.filter(pk=removed.pk).update(deleted_at=NOW)

    loads = selectors.daily_load(athlete=inside.athlete, first=TODAY, last=TODAY)

    np.testing.assert_array_equal(loads, [0])


def test_daily_load_is_one_query(inside: Club, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    record_days(inside.athlete, 3)

    with django_assert_num_queries(1):
        selectors.daily_load(athlete=inside.athlete, first=YESTERDAY, last=TODAY)


def test_load_context_is_of_the_days_before(inside: Club) -> None:
    record_days(inside.athlete, 3, last=YESTERDAY)

    before = selectors.load_context(athlete=inside.athlete, day=TODAY)
    record(inside.athlete, hour_at_threshold())

    assert selectors.load_context(athlete=inside.athlete, day=TODAY) == before
    assert before.days_without_rest == 3


def test_load_context_counts_from_the_last_rest_day(inside: Club) -> None:
    record_days(inside.athlete, 2, last=TODAY - timedelta(days=4))
    record_days(inside.athlete, 2, last=YESTERDAY)

    assert selectors.load_context(athlete=inside.athlete, day=TODAY).days_without_rest == 2


def test_load_context_after_a_rest_day_is_zero(inside: Club) -> None:
    record_days(inside.athlete, 2, last=TODAY - timedelta(days=2))

    assert selectors.load_context(athlete=inside.athlete, day=TODAY).days_without_rest == 0


def test_load_context_has_the_monotony_of_the_week(inside: Club) -> None:
    for age, hours in enumerate([1, 0.5, 1, 0.5, 1, 0.5, 2], start=1):
        day = TODAY - timedelta(days=age)
        record(inside.athlete, a_run(day, duration_s=3600 * hours, distance_m=14_400 * hours))

    # Mean 92.857, sample standard deviation 53.452.
    monotony = selectors.load_context(athlete=inside.athlete, day=TODAY).monotony
    assert monotony == pytest.approx(1.7372, abs=1e-4)


def test_load_context_has_a_ramp_once_fitness_is_warm(inside: Club) -> None:
    record_days(inside.athlete, 42, last=YESTERDAY)
    cold = selectors.load_context(athlete=inside.athlete, day=TODAY).ramp
    record(inside.athlete, hour_at_threshold(TODAY - timedelta(days=43)))

    warm = selectors.load_context(athlete=inside.athlete, day=TODAY).ramp

    # 100·(e^(−36/42) − e^(−43/42))
    assert (cold, warm) == (None, pytest.approx(6.5145, abs=1e-3))


def test_load_context_of_a_new_athlete_is_unknown(inside: Club) -> None:
    found = selectors.load_context(athlete=inside.athlete, day=TODAY)

    assert (found.ramp, found.monotony, found.days_without_rest) == (None, None, None)


def test_fitness_on_starts_where_the_coach_says(inside: Club) -> None:
    settings = {"start_ctl": 50.0, "start_atl": 40.0}
    services.change_athlete_settings(athlete=inside.athlete, changes=settings)
    inside.athlete.refresh_from_db()
    record(inside.athlete, hour_at_threshold())

    found = selectors.fitness_on(athlete=inside.athlete, day=TODAY)

    assert (found.ctl, found.tsb) == (pytest.approx(51.1764, abs=1e-4), 10.0)
