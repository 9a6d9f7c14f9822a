"""Readings of Apple Health by local day."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from analytics.wellness import Measure
from ingest.parsers import Notice, Origin, Warning
from tests.ingest.parsers.apple.samples import DAY, read, record, values


def test_heart_rate_variability_is_the_mean_of_the_day_and_sdnn():
    readings = [
        record("HeartRateVariabilitySDNN", ms, "ms", at)
        for ms, at in ((40, f"{DAY} 03:00:00"), (60, f"{DAY} 23:59:59"))
    ]

    assert values(*readings) == {DAY: {Measure.HRV_SDNN_MS: 50}}


@pytest.mark.parametrize(
    "kind, value, unit, measure, expected",
    [
        ("RestingHeartRate", "47", "count/min", Measure.RESTING_HR_BPM, 47),
        ("BodyMass", "151.2", "lb", Measure.WEIGHT_KG, 68.583),
        ("BodyMass", "68.4", "kg", Measure.WEIGHT_KG, 68.4),
        ("BodyFatPercentage", "0.142", "%", Measure.BODY_FAT_PCT, 14.2),
        ("VO2Max", "51.3", "mL/min·kg", Measure.VO2MAX, 51.3),
        ("OxygenSaturation", "0.96", "%", Measure.SPO2_AVG_PCT, 96),
        ("RespiratoryRate", "13.5", "count/min", Measure.RESPIRATION_BR_MIN, 13.5),
    ],
)
def test_a_reading_in_its_unit(kind: str, value: str, unit: str, measure: Measure, expected: float):
    day = read(record(kind, value, unit)).days[0]

    assert (day.origin, day.day, dict(day.values)) == (
        Origin.APPLE,
        DAY,
        {measure: pytest.approx(expected, abs=1e-3)},
    )


def test_weight_is_the_last_of_the_day():
    later, earlier = (
        record("BodyMass", kg, "kg", at) for kg, at in ((68, f"{DAY} 20:00:00"), (69, f"{DAY} 07:00:00"))
    )

    assert values(later, earlier) == {DAY: {Measure.WEIGHT_KG: 68}}


def test_steps_are_those_of_the_source_that_counted_most():
    counted = [("Watch", 4000), ("Phone", 5500), ("Watch", 3000)]

    found = values(*[record("StepCount", steps, "count", source=source) for source, steps in counted])

    assert found == {DAY: {Measure.STEPS: 7000}}


@pytest.mark.parametrize("steps", [-1, 1e9, "nan"])
def test_impossible_steps_are_left_out(steps: object):
    assert values(record("StepCount", steps, "count"), record("StepCount", 10, "count")) == {
        DAY: {Measure.STEPS: 10}
    }


def test_the_day_is_cut_by_the_athletes_zone():
    late = record("BodyMass", "68", "kg", "2026-03-02 20:00:00")

    assert list(values(late)) == [DAY]
    assert list(values(late, zone=ZoneInfo("Asia/Seoul"))) == [date(2026, 3, 3)]


def test_summer_time_is_that_of_the_zone_and_not_of_the_export():
    night = record("BodyMass", "68", "kg", "2026-07-01 23:30:00")

    assert list(values(night, zone=ZoneInfo("Europe/Paris"))) == [date(2026, 7, 2)]


@pytest.mark.parametrize(
    "value, unit, at",
    [
        ("many", "kg", "2026-03-02 07:00:00"),
        ("nan", "kg", "2026-03-02 07:00:00"),
        ("5000", "kg", "2026-03-02 07:00:00"),
        ("68", "pood", "2026-03-02 07:00:00"),
        ("68", "kg", "yesterday"),
        ("68", "kg", "0001-03-02 07:00:00"),
        ("68", "kg", "2026-03-02 25:00:00"),
    ],
)
def test_a_reading_that_says_nothing_is_counted_and_left_out(value: str, unit: str, at: str):
    contents = read(record("StepCount", 0, "count"), record("BodyMass", value, unit, at))

    assert [list(day.values) for day in contents.days] == [[Measure.STEPS]]
    assert contents.warnings == (Warning(Notice.ROWS_REFUSED, {"rows": 1, "first": 2}),)


def test_records_that_are_not_read_are_counted_by_kind():
    contents = read(
        record("BasalEnergyBurned", 1, "kcal"), record("BasalEnergyBurned", 2, "kcal"), record("X", 1, "m")
    )

    assert contents.unread == {"BasalEnergyBurned": 2, "X": 1}


def test_kinds_without_end_are_counted_together():
    contents = read(*[record(f"Kind{number}", 1, "m") for number in range(600)])

    assert (len(contents.unread), contents.unread["other"]) == (501, 100)
