"""Measurements from elsewhere: kept, and the scores that rest on them renewed."""

from datetime import date, timedelta

from athletes.models import Athlete, WellnessDay
from athletes.recorded import Measurements
from readiness import services
from readiness.models import CheckIn
from tests.factories import NOW
from tests.readiness.given import TODAY, WELL, check_in, mornings


def take(athlete: Athlete, day: date, **values: float) -> WellnessDay | None:
    return services.take_wellness(
        athlete=athlete, day=day, source="api", values=Measurements(**values), now=NOW + timedelta(hours=1)
    )


def score_of(athlete: Athlete, day: date) -> int:
    return CheckIn.objects.get(athlete=athlete, day=day).score


def test_measurement_of_today_scores_today_again(athlete: Athlete) -> None:
    mornings(athlete, 10, hrv_ms=60.0)
    before = check_in(athlete, WELL)

    take(athlete, TODAY, hrv_ms=30.0)
    take(athlete, TODAY, hrv_ms=30.0)

    assert score_of(athlete, TODAY) < before.score
    assert CheckIn.objects.get(pk=before.pk).version == before.version + 1


def test_measurement_of_another_day_moves_the_baseline_of_today(athlete: Athlete) -> None:
    mornings(athlete, 10, hrv_ms=60.0)
    take(athlete, TODAY, hrv_ms=55.0)
    before = check_in(athlete, WELL)

    for ago in range(11, 20):
        take(athlete, TODAY - timedelta(days=ago), hrv_ms=40.0)

    assert score_of(athlete, TODAY) > before.score


def test_measurement_before_the_baseline_leaves_today(athlete: Athlete) -> None:
    mornings(athlete, 10, hrv_ms=60.0)
    before = check_in(athlete, WELL)

    take(athlete, TODAY - timedelta(days=40), hrv_ms=20.0)

    assert CheckIn.objects.get(pk=before.pk).version == before.version


def test_measurement_without_a_check_in_is_kept(athlete: Athlete) -> None:
    kept = take(athlete, TODAY, sleep_h=7.0)

    assert kept is not None
    assert (kept.source, kept.sleep_h) == ("api", 7.0)
    assert take(athlete, TODAY) is None
    assert not WellnessDay.objects.exists()
