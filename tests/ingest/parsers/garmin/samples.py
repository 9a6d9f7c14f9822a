"""Files of Garmin's export, invented, with the keys and units of real ones."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from analytics.wellness import Measure
from ingest.parsers import Contents, Entry, garmin

FOLDER = "DI_CONNECT/DI-Connect"
PATHS = {
    "activities": f"{FOLDER}-Fitness/kim@example.com_0_summarizedActivities.json",
    "gear": f"{FOLDER}-Fitness/kim@example.com_gear.json",
    "daily": f"{FOLDER}-Aggregator/UDSFile_2026-01-01_2026-04-11.json",
    "sleep": f"{FOLDER}-Wellness/2026-01-01_2026-04-11_12345_sleepData.json",
    "health": f"{FOLDER}-Wellness/2026-01-01_2026-04-11_12345_healthStatusData.json",
    "body": f"{FOLDER}-Wellness/12345_userBioMetrics.json",
    "readiness": f"{FOLDER}-Metrics/TrainingReadinessDTO_20260101_20260411_12345.json",
    "predictions": f"{FOLDER}-Metrics/RunRacePredictions_20260101_20260411_12345.json",
    "endurance": f"{FOLDER}-Metrics/EnduranceScore_20260101_20260411_12345.json",
    "hill": f"{FOLDER}-Metrics/HillScore_20260101_20260411_12345.json",
    "load": f"{FOLDER}-Metrics/MetricsAcuteTrainingLoad_20260101_20260411_12345.json",
    "status": f"{FOLDER}-Metrics/TrainingHistory_20260101_20260411_12345.json",
    "vo2max": f"{FOLDER}-Metrics/MetricsMaxMetData_20260101_20260411_12345.json",
    "activity_vo2max": f"{FOLDER}-Metrics/ActivityVo2Max_20260101_20260411_12345.json",
}
DAY = date(2026, 3, 2)
DAY_MS = 1_772_409_600_000  # that day, 00:00 UTC
ACTIVITY: dict[str, Any] = {
    "activityId": 21_000_000_001,
    "name": "Seoul Running",
    "activityType": "running",
    "sportType": "RUNNING",
    "startTimeGmt": 1_772_400_600_000.0,  # 2026-03-01 21:30 UTC
    "startTimeLocal": 1_772_433_000_000.0,  # nine hours later
    "duration": 3_000_000.0,
    "elapsedDuration": 3_060_000.0,
    "movingDuration": 2_990_000.0,
    "distance": 1_000_000.0,
    "elevationGain": 6500.0,
    "elevationLoss": 6400.0,
    "avgSpeed": 0.3333,
    "maxSpeed": 0.45,
    "avgHr": 150.0,
    "maxHr": 171.0,
    "avgRunCadence": 85.0,
    "avgDoubleCadence": 171.0,
    "maxDoubleCadence": 190.0,
    "avgPower": 250.0,
    "maxPower": 380.0,
    "calories": 2721.42,
    "aerobicTrainingEffect": 3.4,
    "anaerobicTrainingEffect": 1.1,
    "activityTrainingLoad": 142.5,
    "vO2MaxValue": 52.0,
    "workoutFeel": 75.0,
    "workoutRpe": 60.0,
    "description": "Along the river",
}


def document(rows: object) -> bytes:
    return json.dumps(rows).encode()


def read(kind: str, *rows: object) -> Contents:
    return garmin.read(document(rows), PATHS[kind])


def values(kind: str, *rows: object) -> dict[date, dict[Measure, float]]:
    return {day.day: dict(day.values) for day in read(kind, *rows).days}


def listing(activities: Sequence[object]) -> bytes:
    return document([{"summarizedActivitiesExport": list(activities)}])


def entry(**changes: object) -> Entry:
    """The one entry of a listing whose activity is ACTIVITY with these changes; None takes a key away."""
    changed = {key: value for key, value in {**ACTIVITY, **changes}.items() if value is not None}
    (found,) = garmin.read(listing([changed]), PATHS["activities"]).entries
    return found
