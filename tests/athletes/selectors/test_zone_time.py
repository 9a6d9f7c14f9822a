"""A season's time in zone: what the samples say, of the athlete's own runs of these days."""

from datetime import timedelta

import numpy as np
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from analytics.samples import Array
from analytics.zones import time_in_zone
from athletes.columns import encoded
from athletes.models import Activity, ActivityStreams, Athlete
from athletes.selectors import time_in_zones
from tests.athletes.factories import TODAY
from tests.factories import Club

BOUNDS = (110.0, 125.5, 138.0, 150.0)
FIRST = TODAY - timedelta(days=2)


def test_runs_of_the_days_count_alike_to_their_samples(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beats = [kept_run(inside.athlete, days_ago=days) for days in (0, 1, 2)]
    expected = time_in_zone(np.concatenate(beats), bounds=BOUNDS).tolist()

    with django_assert_num_queries(1):
        first = in_zones(inside.athlete)

    assert [first, in_zones(inside.athlete)] == [expected, expected]


def test_no_other_run_counts(inside: Club) -> None:
    beats = kept_run(inside.athlete, days_ago=1)
    kept_run(inside.athlete, days_ago=3)
    kept_run(inside.athlete, days_ago=-1)
    kept_run(inside.stranger, days_ago=1)
    kept_run(inside.athlete, days_ago=1, deleted_at=timezone.now())

    assert in_zones(inside.athlete) == time_in_zone(beats, bounds=BOUNDS).tolist()


def test_without_runs_no_second_counts(inside: Club) -> None:
    assert in_zones(inside.athlete) == [0.0] * 5


def in_zones(athlete: Athlete) -> list[float]:
    found: list[float] = time_in_zones(
        athlete=athlete, first=FIRST, last=TODAY, stream="heart_rate_bpm", bounds=BOUNDS
    ).tolist()
    return found


def kept_run(athlete: Athlete, *, days_ago: int, **fields: object) -> Array:
    """A run of ten minutes; returns its heart rates."""
    beats = np.random.default_rng(100 + days_ago).integers(95, 190, 600).astype(np.float64)
    day, now = TODAY - timedelta(days=days_ago), timezone.now()
    activity = Activity.objects.create(athlete=athlete, day=day, started_at=now, duration_s=600, **fields)
    streams = encoded({"heart_rate_bpm": beats})
    ActivityStreams.objects.create(athlete=athlete, activity=activity, length=600, **streams)
    return beats
