"""Categories of Garmin's export by path."""

import pytest

from ingest.parsers.garmin import Category, category_of, read_category
from tests.ingest.parsers.garmin.samples import FOLDER, PATHS


def test_each_category_that_is_read_has_a_sample():
    assert {read_category(path) for path in PATHS.values()} == set(Category)


@pytest.mark.parametrize(
    "path, category",
    [
        ("-Aggregator/HydrationLogFile_2026-01-01_2026-04-11.json", "HydrationLog"),
        ("-Social/kim-followers.json", "Social"),
        ("-Device/1_DeviceBackups.json", "Device"),
        ("-Routing/courses.json", "Routing"),
        ("-Fitness/kim@example.com_personalRecord.json", "personalRecord"),
        ("-Fitness/kim_runner_personalRecord.json", "personalRecord"),
        (
            "-Metrics/MetricsHeatAltitudeAcclimation_20260101_20260411_1.json",
            "MetricsHeatAltitudeAcclimation",
        ),
        ("-User/UserGoal_2026-01-01_2026-04-11.json", "UserGoal"),
        ("-User/kim@example.com-social-profile.json", "social-profile"),
        ("-User/kim@example.com.json", "other"),
        ("-Wellness/1_userBioMetricProfileData.json", "userBioMetricProfileData"),
    ],
)
def test_category_of_files_that_are_not_read(path: str, category: str):
    assert category_of(FOLDER + path) == category
    assert read_category(FOLDER + path) is None


def test_category_of_golf():
    assert category_of("DI_CONNECT/DI-GOLF/Golf-CLUB_TYPES.json") == "GOLF"


@pytest.mark.parametrize("path", ["notes.json", "customer_data/customer.json", "DI_CONNECT/a.fit", ""])
def test_category_of_what_is_not_garmins(path: str):
    assert category_of(path) == ""


def test_category_of_a_single_file_is_known_by_its_name():
    assert read_category("2026-01-01_2026-04-11_1_sleepData.json") == Category.SLEEP
