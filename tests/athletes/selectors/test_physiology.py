"""Thresholds and zones by day."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.workout import Physiology
from athletes import selectors
from athletes.models import Athlete, ZoneKind, Zones
from tests.athletes.factories import TODAY
from tests.factories import Club

OLD, NEW = [3.0, 3.4, 3.7, 3.9, 4.3], [3.2, 3.6, 3.9, 4.2, 4.6]
MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


@pytest.fixture
def twice(inside: Club) -> Athlete:
    """Pace zones of March and of June."""
    for day, bounds in ((JUNE, NEW), (MARCH, OLD)):
        Zones.objects.create(athlete=inside.athlete, kind=ZoneKind.PACE, valid_from=day, bounds=bounds)
    return inside.athlete


@pytest.mark.parametrize(
    "day, bounds",
    [
        (date(2026, 1, 1), OLD),
        (date(2026, 3, 1), OLD),
        (date(2026, 5, 31), OLD),
        (date(2026, 6, 1), NEW),
        (TODAY, NEW),
    ],
)
def test_zones_on_a_day_are_those_in_force(day: date, bounds: list[float], twice: Athlete) -> None:
    assert selectors.zones_on(athlete=twice, day=day).speed_m_s == tuple(bounds)


def test_zones_on_a_day_follow_from_thresholds_where_none_were_set(twice: Athlete) -> None:
    assert selectors.zones_on(athlete=twice, day=TODAY).hr_bpm == (146, 155, 163, 172, 182)


def test_zones_on_a_day_are_none_without_a_threshold(inside: Club) -> None:
    Athlete.objects.update(threshold_hr_bpm=None, threshold_speed_m_s=None)
    inside.athlete.refresh_from_db()

    found = selectors.zones_on(athlete=inside.athlete, day=TODAY)

    assert (found.hr_bpm, found.speed_m_s) == (None, None)


def test_physiology_has_the_threshold_of_the_day(twice: Athlete) -> None:
    may = selectors.physiology(athlete=twice, day=date(2026, 5, 1))

    assert may == Physiology("f", 190, 48, 172, 3.9)
    assert selectors.physiology(athlete=twice, day=TODAY).threshold_speed_m_s == 4.2


def test_physiology_is_one_query(twice: Athlete, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        selectors.physiology(athlete=twice, day=TODAY)
