"""Days of Garmin's export: one sample of each category, and what a day is."""

from datetime import date, timedelta

import pytest

from analytics.wellness import Measure
from ingest.parsers import Origin
from tests.ingest.parsers.garmin.samples import DAY, DAY_MS, read, values

ISO = DAY.isoformat()
STRESS = {
    "aggregatorList": [
        {"type": "AWAKE", "averageStressLevel": 40},
        {"type": "TOTAL", "averageStressLevel": 31},
    ]
}
BATTERY = {
    "bodyBatteryStatList": [
        {"bodyBatteryStatType": "HIGHEST", "statsValue": 92},
        {"bodyBatteryStatType": "LOWEST", "statsValue": 18},
        {"bodyBatteryStatType": "MOSTRECENT", "statsValue": 40},
    ]
}
NIGHT = {
    "calendarDate": ISO,
    "sleepWindowConfirmationType": "ENHANCED_CONFIRMED_FINAL",
    "deepSleepSeconds": 5400,
    "lightSleepSeconds": 14_400,
    "remSleepSeconds": 6000,
    "awakeSleepSeconds": 900,
    "unmeasurableSeconds": 0,
    "averageRespiration": 13.5,
    "sleepScores": {"overallScore": 84},
    "spo2SleepSummary": {"averageSPO2": 95.5},
}


def readiness(score: int | None, at: str, context: str, **more: object) -> dict[str, object]:
    row = {"calendarDate": ISO, "timestamp": f"{ISO}T{at}.0", "score": score, "inputContext": context}
    return row | {"recoveryTime": 90, "level": "HIGH"} | more


def test_daily_summary():
    row = {
        "calendarDate": ISO,
        "totalSteps": 12_345,
        "restingHeartRate": 47,
        "currentDayRestingHeartRate": 61,
    }
    row |= {"minHeartRate": 43, "maxHeartRate": 176, "allDayStress": STRESS, "bodyBattery": BATTERY}

    assert values("daily", row) == {
        DAY: {
            Measure.STEPS: 12_345,
            Measure.RESTING_HR_BPM: 47,
            Measure.MIN_HR_BPM: 43,
            Measure.MAX_HR_BPM: 176,
            Measure.STRESS_AVG: 31,
            Measure.BODY_BATTERY_HIGH: 92,
            Measure.BODY_BATTERY_LOW: 18,
        }
    }


def test_daily_summary_without_a_value_has_none():
    stress = {"aggregatorList": [{"type": "TOTAL", "averageStressLevel": -1}]}

    assert values("daily", {"calendarDate": ISO, "allDayStress": stress, "bodyBattery": {}}) == {}


def test_daily_summary_of_no_steps_is_a_measurement():
    assert values("daily", {"calendarDate": ISO, "totalSteps": 0}) == {DAY: {Measure.STEPS: 0}}


def test_sleep():
    assert values("sleep", NIGHT) == {
        DAY: {
            Measure.SLEEP_S: 25_800,
            Measure.SLEEP_DEEP_S: 5400,
            Measure.SLEEP_LIGHT_S: 14_400,
            Measure.SLEEP_REM_S: 6000,
            Measure.SLEEP_AWAKE_S: 900,
            Measure.SLEEP_UNKNOWN_S: 0,
            Measure.SLEEP_SCORE: 84,
            Measure.RESPIRATION_BR_MIN: 13.5,
            Measure.SPO2_AVG_PCT: 95.5,
        }
    }


@pytest.mark.parametrize(
    "row",
    [
        {"calendarDate": ISO, "sleepWindowConfirmationType": "UNCONFIRMED"},
        {
            "calendarDate": ISO,
            "sleepWindowConfirmationType": "OFF_WRIST",
            "deepSleepSeconds": 0,
            "lightSleepSeconds": 0,
            "awakeSleepSeconds": 0,
            "unmeasurableSeconds": 0,
        },
    ],
    ids=["unconfirmed", "off wrist"],
)
def test_sleep_that_nobody_measured_is_not_a_night_without_sleep(row: dict[str, object]):
    assert read("sleep", row).days == ()


@pytest.mark.parametrize("nap_first", [True, False])
def test_sleep_of_a_day_with_several_rows_is_the_longest(nap_first: bool):
    nap = NIGHT | {"deepSleepSeconds": 0, "lightSleepSeconds": 1200, "remSleepSeconds": 0}
    rows = (nap, NIGHT) if nap_first else (NIGHT, nap)

    assert values("sleep", *rows)[DAY][Measure.SLEEP_S] == 25_800


def test_health_status():
    metrics = [
        {"type": "HRV", "value": 52.0},
        {"type": "HR", "value": 46.0},
        {"type": "SPO2", "value": None, "status": "NO_DATA"},
        {"type": "SKIN_TEMP_C", "value": -0.4},
        {"type": "RESPIRATION", "value": 13.8},
    ]

    assert values("health", {"calendarDate": ISO, "metrics": metrics}) == {
        DAY: {Measure.HRV_RMSSD_MS: 52, Measure.RESPIRATION_BR_MIN: 13.8, Measure.SKIN_TEMP_DELTA_C: -0.4}
    }


def test_readiness_is_the_one_of_the_morning():
    early = readiness(60, "05:00:00", "AFTER_POST_EXERCISE_RESET", level="LOW", recoveryTime=600)
    late = readiness(50, "18:00:00", "UPDATE_REALTIME_VARIABLES", level="LOW")

    day = read("readiness", early, late, readiness(81, "06:54:37", "AFTER_WAKEUP_RESET")).days[0]

    assert day.values == {Measure.READINESS_SCORE: 81, Measure.RECOVERY_TIME_S: 5400}
    assert day.words == {"readiness_level": "high"}


def test_readiness_without_one_of_the_morning_is_the_first_that_there_is():
    nothing = readiness(None, "05:00:00", "AFTER_WAKEUP_RESET")
    late = readiness(50, "18:00:00", "UPDATE_REALTIME_VARIABLES")
    early = readiness(60, "07:00:00", "UPDATE_REALTIME_VARIABLES")

    assert values("readiness", nothing, late, early)[DAY][Measure.READINESS_SCORE] == 60


def test_race_predictions():
    row = {"raceTime5K": 1256, "raceTime10K": 2626, "raceTimeHalf": 5856, "raceTimeMarathon": 12_442}

    assert values("predictions", {"calendarDate": ISO, **row}) == {
        DAY: {
            Measure.RACE_5K_S: 1256,
            Measure.RACE_10K_S: 2626,
            Measure.RACE_HALF_S: 5856,
            Measure.RACE_MARATHON_S: 12_442,
        }
    }


def test_endurance_score_with_its_day_in_milliseconds():
    row = {"calendarDate": DAY_MS, "overallScore": 6190, "contributors": [{"group": 0}]}

    assert values("endurance", row) == {DAY: {Measure.ENDURANCE_SCORE: 6190}}


def test_hill_score():
    row = {"calendarDate": DAY_MS, "overallScore": 56, "strengthScore": 27, "enduranceScore": 25}

    assert values("hill", row) == {
        DAY: {Measure.HILL_SCORE: 56, Measure.HILL_STRENGTH: 27, Measure.HILL_ENDURANCE: 25}
    }


def test_training_load():
    row = {"calendarDate": DAY_MS, "dailyTrainingLoadAcute": 325, "dailyTrainingLoadChronic": 301}

    assert values("load", row) == {DAY: {Measure.ACUTE_LOAD: 325, Measure.CHRONIC_LOAD: 301}}


def test_training_load_of_a_day_with_several_rows_is_the_latest():
    rows = [
        {"calendarDate": DAY_MS, "timestamp": DAY_MS + at, "dailyTrainingLoadAcute": load}
        for at, load in ((7_000, 330), (99_000, 360), (50_000, 345))
    ]

    assert values("load", *rows) == {DAY: {Measure.ACUTE_LOAD: 360}}


def test_training_status_is_a_word():
    day = read("status", {"calendarDate": ISO, "sport": "RUNNING", "trainingStatus": "UNPRODUCTIVE"}).days[0]

    assert (day.origin, day.day) == (Origin.GARMIN, DAY)
    assert (day.values, day.words) == ({}, {"training_status": "unproductive"})


def test_no_training_status_is_no_word():
    assert read("status", {"calendarDate": ISO, "trainingStatus": "NO_STATUS"}).days == ()


@pytest.mark.parametrize("kind", ["vo2max", "activity_vo2max"])
def test_vo2max_is_a_runners(kind: str):
    running = {"calendarDate": ISO, "sport": "RUNNING", "vo2MaxValue": 52.0, "updateTimestamp": f"{ISO}T09"}
    cycling = running | {"sport": "CYCLING", "vo2MaxValue": 58.0, "updateTimestamp": f"{ISO}T12"}

    assert values(kind, cycling, running) == {DAY: {Measure.VO2MAX: 52}}


def test_body_of_a_scale():
    scale = {
        "weight": 68_400.0,
        "bodyFat": 14.2,
        "bodyWater": 58.0,
        "muscleMass": 31_500.0,
        "boneMass": 3400.0,
    }
    row = {"metaData": {"calendarDate": f"{ISO}T07:06:06.141"}, "weight": scale}

    assert values("body", row) == {
        DAY: {
            Measure.WEIGHT_KG: pytest.approx(68.4),
            Measure.BODY_FAT_PCT: 14.2,
            Measure.BODY_WATER_PCT: 58,
            Measure.MUSCLE_KG: pytest.approx(31.5),
            Measure.BONE_KG: pytest.approx(3.4),
        }
    }


def test_body_says_vo2max_too():
    row = {"metaData": {"calendarDate": f"{ISO}T11:27:28.0"}, "vo2MaxRunning": 44.0, "sportId": 1}

    assert values("body", row) == {DAY: {Measure.VO2MAX: 44}}


def test_days_come_oldest_first():
    rows = [{"calendarDate": (DAY - timedelta(days=ago)).isoformat(), "totalSteps": 1} for ago in (0, 2, 1)]

    assert list(values("daily", *rows)) == [date(2026, 2, 28), date(2026, 3, 1), DAY]


@pytest.mark.parametrize("day", [None, "", "yesterday", "0001-01-01", 1e18, -1, [], {}, True])
def test_a_row_without_a_day_is_left_out(day: object):
    assert values("daily", {"calendarDate": day, "totalSteps": 1}) == {}


def test_impossible_values_are_taken_as_not_measured():
    assert values("daily", {"calendarDate": ISO, "totalSteps": -3, "restingHeartRate": 900}) == {}
