"""Days of wellness from files that watches and scales write."""

import zipfile
from datetime import UTC, date
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from analytics.wellness import Measure
from ingest.parsers import Contents, Unreadable, fit
from tests.ingest.parsers.samples import START, encoded, message
from tests.ingest.parsers.sources import NIGHT, SCALE, WELLNESS
from tests.ingest.parsers.test_fit_real_files import FOLDER, needs_files

SEOUL = ZoneInfo("Asia/Seoul")
MIDNIGHT = START - START % 86_400  # in UTC


def values(contents: Contents) -> dict[date, dict[str, float]]:
    return {day.day: {str(name): value for name, value in day.values.items()} for day in contents.days}


def monitored(*messages: dict[str, object], ahead: int = 0) -> bytes:
    info = message("MONITORING_INFO", timestamp=MIDNIGHT, local_timestamp=MIDNIGHT + ahead)
    return encoded(message("FILE_ID", type="monitoring_b", time_created=MIDNIGHT), info, *messages)


def steps(time: int, count: float, activity_type: str = "walking") -> dict[str, object]:
    return message("MONITORING", timestamp=MIDNIGHT + time, activity_type=activity_type, cycles=count / 2)


def test_read_of_a_monitoring_file_gives_the_day():
    assert values(fit.read(WELLNESS)) == {
        date(2026, 3, 1): {
            "resting_hr_bpm": 48,
            "steps": 400,
            "stress_avg": 22,
            "respiration_br_min": 14.5,
            "spo2_avg_pct": 96,
        }
    }


def test_read_of_a_night_gives_stages_score_and_hrv_on_the_day_of_waking():
    night = values(fit.read(NIGHT, zone=SEOUL))

    assert night == {
        date(2026, 3, 1): {
            "sleep_light_s": 1800,
            "sleep_deep_s": 1800,
            "sleep_rem_s": 1800,
            "sleep_awake_s": 1800,
            "sleep_s": 5400,
            "sleep_score": 81,
            "hrv_rmssd_ms": 61.5,
            "skin_temp_delta_c": -0.25,
            "vo2max": pytest.approx(52.3),
        }
    }


def test_read_adds_steps_of_walking_and_running_and_takes_the_highest_count():
    data = monitored(
        steps(3600, 500), steps(7200, 900), steps(7200, 300, "running"), steps(9000, 40, "cycling")
    )

    assert values(fit.read(data)) == {date(2026, 3, 1): {"steps": 1200}}


def test_read_counts_the_steps_at_midnight_to_the_day_that_ends():
    data = monitored(steps(0, 0), steps(80_000, 9000), steps(86_400, 9500), steps(90_000, 100))

    assert values(fit.read(data)) == {date(2026, 3, 1): {"steps": 9500}, date(2026, 3, 2): {"steps": 100}}


def test_read_takes_days_from_the_local_time_that_the_file_says():
    data = monitored(steps(20 * 3600, 700), ahead=9 * 3600)

    assert values(fit.read(data, zone=UTC)) == {date(2026, 3, 2): {"steps": 700}}


def test_read_takes_days_from_the_zone_where_the_file_does_not_say_its_local_time():
    woken = message("HRV_STATUS_SUMMARY", timestamp=MIDNIGHT + 21 * 3600, last_night_average=60)
    data = encoded(message("FILE_ID", type=68, time_created=MIDNIGHT), woken)

    assert list(values(fit.read(data, zone=SEOUL))) == [date(2026, 3, 2)]
    assert list(values(fit.read(data))) == [date(2026, 3, 1)]


def test_read_gives_heart_rates_minute_by_minute():
    times_and_rates = [(0, 60), (60, 70), (90, 80), (3600, 100)]
    data = monitored(
        *(
            message("MONITORING", timestamp=MIDNIGHT + time, heart_rate=rate)
            for time, rate in times_and_rates
        ),
        message("MONITORING", timestamp=MIDNIGHT + 120, heart_rate=0),
    )

    (pulse,) = fit.read(data).pulses

    assert pulse.day == date(2026, 3, 1)
    assert pulse.minutes.shape == (1440,)
    assert pulse.minutes[[0, 1, 60]].tolist() == [60, 75, 100]
    assert np.isnan(pulse.minutes).sum() == 1437


def test_read_counts_half_times_on_from_the_last_whole_one():
    rates = [(MIDNIGHT + 70_000 * i, 60 + i) for i in range(2)]
    data = monitored(
        *(
            message("MONITORING", timestamp_16=(time + 60) & 0xFFFF, heart_rate=rate)
            for time, rate in rates[:1]
        ),
        message("MONITORING", timestamp=rates[1][0], heart_rate=61),
        message("MONITORING", timestamp_16=(rates[1][0] + 120) & 0xFFFF, heart_rate=62),
    )

    (pulse,) = fit.read(data).pulses

    assert np.flatnonzero(~np.isnan(pulse.minutes)).tolist() == [1, 70_000 // 60, 70_000 // 60 + 2]


def test_read_leaves_out_stress_that_says_why_there_is_none():
    levels = [
        message("STRESS_LEVEL", stress_level_time=MIDNIGHT + i, stress_level_value=v)
        for i, v in enumerate((-1, 30, -2, 50))
    ]

    assert values(fit.read(monitored(*levels))) == {date(2026, 3, 1): {"stress_avg": 40}}


def test_read_of_a_scale_gives_the_weight():
    assert values(fit.read(SCALE)) == {date(2026, 3, 1): {"weight_kg": 62.5, "body_fat_pct": 14.2}}


def test_read_of_a_scale_for_several_people_is_refused():
    data = encoded(
        message("FILE_ID", type="weight", time_created=START),
        message("WEIGHT_SCALE", timestamp=START, weight=62.5, user_profile_index=0),
        message("WEIGHT_SCALE", timestamp=START + 60, weight=81.0, user_profile_index=1),
    )

    with pytest.raises(Unreadable) as refused:
        fit.read(data)

    assert refused.value.params == {"category": "weight_of_several_people"}


def test_read_leaves_out_what_nobody_weighs():
    data = encoded(
        message("FILE_ID", type="weight", time_created=START),
        message("WEIGHT_SCALE", timestamp=START, weight=3.0, percent_fat=15.0),
    )

    assert values(fit.read(data)) == {date(2026, 3, 1): {"body_fat_pct": 15}}


@needs_files
def test_read_of_a_real_wristband_counts_its_steps():
    contents = fit.read((FOLDER / "fit" / "monitoring_b_vivofit.fit").read_bytes())

    assert {day.day: day.values[Measure.STEPS] for day in contents.days} == {date(2014, 12, 27): 3173}


@needs_files
def test_read_of_a_day_of_a_watch_gives_every_measure():
    found: dict[date, dict[str, float]] = {}
    with zipfile.ZipFile(FOLDER / "synthetic" / "garmin_wellness_day_2026-01-05.zip") as files:
        for name in files.namelist():
            for day, measured in values(fit.read(files.read(name))).items():
                found.setdefault(day, {}).update(measured)

    assert found[date(2026, 1, 5)]["steps"] == 11_400
    assert (found[date(2026, 1, 6)]["hrv_rmssd_ms"], found[date(2026, 1, 6)]["sleep_score"]) == (53, 56)
    assert found[date(2026, 1, 6)]["sleep_s"] == 21_360
