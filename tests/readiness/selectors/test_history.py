"""The mornings before a check-in, in one query, and what was measured on its own."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, WellnessDay
from readiness import selectors
from tests.readiness.given import TIRED, TODAY, check_in, mornings


def test_history_is_one_query(athlete: Athlete, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    mornings(athlete, 30, hrv_ms=60.0)

    with django_assert_num_queries(1):
        found = selectors.answers_before(athlete=athlete, day=TODAY)

    assert (len(found.sleep), len(found.scores), len(found.hrv_ms)) == (28, 28, 28)


def test_history_is_oldest_first_and_without_today(athlete: Athlete) -> None:
    mornings(athlete, 2, hrv_ms=60.0)
    check_in(athlete, TIRED)

    found = selectors.answers_before(athlete=athlete, day=TODAY)

    assert (found.sleep, found.hrv_ms) == ((5, 4), (62.0, 61.0))


def test_hrv_of_another_kind_is_never_mixed_in(athlete: Athlete) -> None:
    mornings(athlete, 3, hrv_ms=60.0)

    found = selectors.answers_before(athlete=athlete, day=TODAY, hrv_kind="sdnn")

    assert (len(found.sleep), found.hrv_ms) == (3, ())


def test_typed_value_counts_once_for_its_day(athlete: Athlete) -> None:
    mornings(athlete, 1, hrv_ms=60.0)
    yesterday = TODAY - timedelta(days=1)
    WellnessDay.objects.create(athlete=athlete, day=yesterday, source="check-in", hrv_ms=45.0)

    assert selectors.answers_before(athlete=athlete, day=TODAY).hrv_ms == (45.0,)


def test_measurements_of_a_morning_come_from_several_sources(athlete: Athlete) -> None:
    WellnessDay.objects.create(athlete=athlete, day=TODAY, source="garmin", hrv_ms=50.0, sleep_h=7.0)
    WellnessDay.objects.create(athlete=athlete, day=TODAY, source="check-in", sleep_h=6.5)

    found = selectors.measured_on(athlete=athlete, day=TODAY)

    assert (found.hrv_ms, found.sleep_h, found.resting_hr_bpm) == (50.0, 6.5, None)
