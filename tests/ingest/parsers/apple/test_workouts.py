"""Workouts of Apple Health."""

from datetime import UTC, date, datetime

import pytest

from ingest.parsers import Origin
from tests.ingest.parsers.apple.samples import element, entry, event, metadata, statistic


def test_a_run_with_statistics():
    summary = entry(
        statistic("DistanceWalkingRunning", "km", sum="12.5"),
        statistic("HeartRate", "count/min", average="151.2", minimum="90", maximum="174"),
        statistic("StepCount", "count", sum="10200"),
        statistic("RunningPower", "W", average="241.5", maximum="390"),
        statistic("RunningSpeed", "km/hr", average="12.5", maximum="16.2"),
        statistic("ActiveEnergyBurned", "kJ", sum="2928.8"),
        metadata("HKElevationAscended", "6575 cm"),
        duration="60.0",
        durationUnit="min",
    ).summary

    assert (summary.distance_m, summary.timer_s, summary.elapsed_s) == (12_500, 3600, 3600)
    assert (summary.avg_hr_bpm, summary.max_hr_bpm) == (151.2, 174)
    assert (summary.avg_cadence_spm, summary.avg_power_w, summary.max_power_w) == (170, 241.5, 390)
    assert (summary.avg_speed_m_s, summary.max_speed_m_s) == (pytest.approx(12.5 / 3.6), pytest.approx(4.5))
    assert (summary.calories, summary.ascent_m) == (pytest.approx(700), 65.75)


def test_a_run_of_an_old_export_has_its_totals_as_attributes():
    summary = entry(
        totalDistance="6.2137",
        totalDistanceUnit="mi",
        totalEnergyBurned="640",
        totalEnergyBurnedUnit="Cal",
    ).summary

    assert (summary.distance_m, summary.calories) == (pytest.approx(10_000, abs=0.1), 640)


def test_a_run_without_anything_measured_has_its_times():
    found = entry()

    assert (found.origin, found.sport, found.sub_sport) == (Origin.APPLE, "running", "generic")
    assert found.started_at == datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert (found.summary.distance_m, found.summary.avg_hr_bpm, found.summary.calories) == (None, None, None)


def test_the_device_is_its_name_without_odd_blanks():
    assert entry().device == "Kim's Apple Watch"


@pytest.mark.parametrize("indoors, sub_sport", [("1", "treadmill"), ("0", "generic")])
def test_a_run_indoors_is_on_a_treadmill(indoors: str, sub_sport: str):
    assert entry(metadata("HKIndoorWorkout", indoors)).sub_sport == sub_sport


def test_the_day_is_that_of_the_place_of_the_run():
    found = entry(metadata("HKTimeZone", "America/Los_Angeles"))

    assert (found.day, found.local_offset_s) == (date(2026, 3, 1), -8 * 3600)


@pytest.mark.parametrize("name", ["", "Mars/Base", "../../etc/passwd", "Europe", "\x7f" * 5000])
def test_a_zone_that_nobody_knows_leaves_the_offset_as_written(name: str):
    assert entry(metadata("HKTimeZone", name)).local_offset_s == 3600


def test_an_offset_of_the_phone_is_not_that_of_the_run():
    summer = {"startDate": "2025-09-16 16:14:50 +0100", "endDate": "2025-09-16 17:14:50 +0100"}

    found = entry(metadata("HKTimeZone", "Europe/Paris"), **summer)

    assert (found.started_at, found.local_offset_s) == (datetime(2025, 9, 16, 15, 14, 50, tzinfo=UTC), 7200)


def test_pauses_are_no_time_of_the_timer():
    summary = entry(
        event("Pause", "07:10:00"),
        event("MotionPaused", "07:11:00"),
        event("Resume", "07:15:00"),
        event("Pause", "07:50:00"),
    ).summary

    assert (summary.timer_s, summary.elapsed_s) == (45 * 60, 60 * 60)


def test_a_duration_without_pauses_is_believed():
    assert entry(duration="2700", durationUnit="s").summary.timer_s == 2700


@pytest.mark.parametrize("duration", ["-5", "0", "nan", "inf", "1e99", "long"])
def test_an_impossible_duration_is_not_believed(duration: str):
    assert entry(duration=duration, durationUnit="min").summary.timer_s == 3600


def test_events_out_of_order_are_put_into_it():
    summary = entry(
        event("Resume", "07:15:00"), event("Pause", "07:10:00"), event("Resume", "07:12:00")
    ).summary

    assert summary.timer_s == 3600 - 120


def test_the_first_route_is_the_recording():
    routes = [element("FileReference", path=f"/workout-routes/route_{number}.gpx") for number in (2, 1)]

    assert (
        entry(*[element("WorkoutRoute", route) for route in routes]).filename == "workout-routes/route_2.gpx"
    )


def test_statistics_of_a_part_are_not_those_of_the_whole():
    part = element("WorkoutActivity", statistic("DistanceWalkingRunning", "km", sum="3"), uuid="1")

    assert entry(part).summary.distance_m is None


def test_a_swim_in_open_water():
    found = entry(
        metadata("HKSwimmingLocationType", "2"),
        statistic("DistanceSwimming", "yd", sum="1000"),
        statistic("StepCount", "count", sum="100"),
        workoutActivityType="HKWorkoutActivityTypeSwimming",
    )

    assert (found.sport, found.sub_sport, found.summary.distance_m) == ("swimming", "open_water", 914.4)
    assert found.summary.avg_cadence_spm is None


@pytest.mark.parametrize("unit", ["furlong", ""])
def test_a_distance_in_an_unknown_unit_is_unknown(unit: str):
    assert entry(statistic("DistanceWalkingRunning", unit, sum="5")).summary.distance_m is None
