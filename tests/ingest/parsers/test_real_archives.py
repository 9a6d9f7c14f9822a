"""Archives of real exports, where somebody has them: they may not be given away, so the project has none."""

import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from analytics.wellness import Measure
from ingest.parsers import Contents, apple, garmin
from ingest.parsers.archives import members
from ingest.parsers.kinds import Kind
from ingest.parsers.plan import Plan, Source, survey
from ingest.parsers.reading import read

_BESIDE = Path(__file__).resolve().parents[3].parent / "shared" / "data"
FOLDER = Path(os.environ.get("RUNSEASON_REAL_DATA", _BESIDE)) / "archives"
NOTHING = "no real files: set RUNSEASON_REAL_DATA to a folder that has them"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=NOTHING)


@cache
def plan(name: str) -> Plan:
    with (FOLDER / name).open("rb") as file:
        return survey(members(file))


@cache
def read_garmin() -> dict[str, Contents]:
    """Contents of each JSON file by category."""
    with (FOLDER / "garmin_takeout_export.zip").open("rb") as file:
        return {
            garmin.category_of(member.path): garmin.read(member.read(), member.path)
            for member in members(file)
            if member.kind is Kind.GARMIN_JSON
        }


@cache
def read_apple() -> Contents:
    with (FOLDER / "apple_health_export.zip").open("rb") as file:
        for member in members(file):
            if member.kind is Kind.APPLE_XML:
                return apple.read(member.open())
    return Contents()


@pytest.mark.parametrize(
    "name, source, files, recordings, tables",
    [
        ("garmin_takeout_export.zip", Source.GARMIN, 28, 3, 0),
        ("strava_bulk_export.zip", Source.STRAVA, 6, 5, 1),
        ("apple_health_export.zip", Source.APPLE, 5, 3, 0),
        ("run_history_gpx_2020.zip", Source.FOLDER, 36, 36, 0),
    ],
)
def test_what_is_in_an_archive(name: str, source: Source, files: int, recordings: int, tables: int):
    found = plan(name)

    assert (found.source, found.files, found.recordings, found.tables) == (source, files, recordings, tables)
    assert found.refused == ()


def test_garmins_categories_that_are_not_read():
    assert plan("garmin_takeout_export.zip").unread == {
        "CalendarItems": 1,
        "GOLF": 1,
        "MetricsHeatAltitudeAcclimation": 1,
        "UserGoal": 1,
        "json": 1,
        "personalRecord": 1,
        "social-profile": 1,
        "text": 1,
        "trainingPlan": 1,
        "userBioMetricProfileData": 1,
        "workout": 1,
    }


def test_garmins_days_by_category():
    days = {category: len(contents.days) for category, contents in read_garmin().items() if contents.days}

    assert days == {
        "ActivityVo2Max": 43,
        "EnduranceScore": 98,
        "HillScore": 98,
        "MetricsAcuteTrainingLoad": 98,
        "MetricsMaxMetData": 33,
        "RunRacePredictions": 98,
        "TrainingHistory": 49,
        "TrainingReadinessDTO": 98,
        "UDSFile": 94,
        "healthStatusData": 98,
        "userBioMetrics": 44,
    }


def test_garmins_nights_without_a_watch_are_no_nights():
    assert read_garmin()["sleepData"] == Contents()


def test_garmins_activities():
    contents = read_garmin()["summarizedActivities"]

    sports = Counter((entry.sport, entry.sub_sport) for entry in contents.entries)
    assert sports == {
        ("running", "generic"): 46,
        ("running", "treadmill"): 19,
        ("generic", "generic"): 3,
        ("cycling", "generic"): 1,
    }
    assert contents.warnings == ()


def test_garmins_activity_agrees_with_its_file():
    """The FIT file of the same run: 10 010.82 m in 2223.803 s."""
    (entry,) = (
        entry for entry in read_garmin()["summarizedActivities"].entries if entry.external_id == "7100000002"
    )

    assert entry.summary.distance_m == pytest.approx(10_010.82)
    assert entry.summary.timer_s == pytest.approx(2223.803)


def test_garmins_speed_is_distance_over_time():
    for entry in read_garmin()["summarizedActivities"].entries:
        summary = entry.summary
        if entry.sport == "running":
            assert summary.avg_speed_m_s == pytest.approx(summary.distance_m / summary.timer_s, rel=0.01)


def test_apples_workouts():
    found = read_apple().entries

    assert [(entry.sport, entry.sub_sport, entry.day.year) for entry in found] == [
        ("walking", "generic", 2018),
        ("running", "generic", 2021),
        ("swimming", "lap_swimming", 2025),
        ("training", "strength_training", 2025),
        ("running", "generic", 2025),
    ]


def test_apples_run_in_paris_on_the_clock_of_paris():
    run = read_apple().entries[-1]

    assert (str(run.started_at), run.local_offset_s) == ("2025-09-16 15:14:50+00:00", 7200)
    assert (run.summary.distance_m, run.summary.ascent_m) == (pytest.approx(8955.12), pytest.approx(65.75))
    assert run.filename == "workout-routes/route_2025-09-16_6.15pm.gpx"


def test_apples_days():
    measured = Counter(measure for day in read_apple().days for measure in day.values)

    assert measured == {
        Measure.WEIGHT_KG: 12,
        Measure.VO2MAX: 10,
        Measure.RESTING_HR_BPM: 3,
        Measure.SLEEP_S: 1,
        Measure.SLEEP_LIGHT_S: 1,
    }
    assert len(read_apple().pulses) == 2


def test_the_recordings_of_stravas_archive_are_read_though_they_are_packed():
    with (FOLDER / "strava_bulk_export.zip").open("rb") as file:
        packed = {member.path: member.read() for member in members(file) if member.kind is Kind.FIT_GZ}

    found = {path: len(read(data, path).recordings) for path, data in packed.items()}

    assert found == dict.fromkeys(packed, 1)
    assert len(found) == 3
