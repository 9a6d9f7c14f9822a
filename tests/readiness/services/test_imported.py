"""What imports measured of a morning as optional inputs of readiness, and what never is one."""

from datetime import date, timedelta

import pytest

from analytics.wellness import Measure
from athletes import services as athletes
from athletes.models import Athlete
from athletes.recorded import MeasuredDay
from readiness import services
from readiness.models import CheckIn
from tests.factories import NOW
from tests.readiness.given import TODAY, WELL, check_in, mornings

USUAL = {Measure.RESTING_HR_BPM: 48.0, Measure.SLEEP_S: 7.5 * 3600}


def imported(athlete: Athlete, source: str, day: date = TODAY, **values: float) -> None:
    told = {Measure[name.upper()]: value for name, value in values.items()}
    athletes.put_days(athlete=athlete, days=[MeasuredDay(day, source, told, {})])


def weeks(athlete: Athlete, source: str, hrv: str, value: float) -> None:
    """Twelve mornings that vary a little around their usual values."""
    mornings(athlete, 12)
    for ago in range(1, 13):
        wave = ago % 3
        imported(
            athlete,
            source,
            TODAY - timedelta(days=ago),
            **{hrv: value + wave, "resting_hr_bpm": 48.0 + wave, "sleep_s": (7.5 + wave / 10) * 3600},
        )


def scored(athlete: Athlete) -> CheckIn:
    services.rescore(athlete=athlete, day=TODAY, now=NOW)
    return CheckIn.objects.get(athlete=athlete, day=TODAY)


@pytest.mark.parametrize(
    "source, hrv", [("garmin", "hrv_rmssd_ms"), ("apple", "hrv_sdnn_ms"), ("runalyze", "hrv_rmssd_ms")]
)
@pytest.mark.parametrize("bad", [{"hrv": 30.0}, {"resting_hr_bpm": 60.0}, {"sleep_s": 3.5 * 3600}])
def test_each_imported_measure_is_an_input_of_its_own(
    athlete: Athlete, source: str, hrv: str, bad: dict[str, float]
) -> None:
    weeks(athlete, source, hrv, 60.0)
    without = check_in(athlete, WELL).score

    imported(athlete, source, **{hrv if name == "hrv" else name: value for name, value in bad.items()})

    assert scored(athlete).score < without


def test_a_kind_of_variability_is_compared_with_its_own_kind_only(athlete: Athlete) -> None:
    weeks(athlete, "garmin", "hrv_rmssd_ms", 60.0)
    without = check_in(athlete, WELL).score

    imported(athlete, "apple", hrv_sdnn_ms=20.0)

    assert scored(athlete).score == without


def test_the_score_of_a_provider_is_never_mixed_in(athlete: Athlete) -> None:
    weeks(athlete, "garmin", "hrv_rmssd_ms", 60.0)
    without = check_in(athlete, WELL)

    for ago in range(12):
        imported(athlete, "garmin", TODAY - timedelta(days=ago), readiness_score=5.0, body_battery_high=4.0)

    now_scored = scored(athlete)
    assert (now_scored.score, now_scored.band) == (without.score, without.band)
