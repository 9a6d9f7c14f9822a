"""Runalyze: activities by name of column, and health in one file or in many."""

from datetime import UTC, date, datetime

import pytest

from analytics.wellness import Measure
from ingest.parsers import Contents, Origin, Refusal, Score, Unreadable, tables

HEADER = (
    "id,time,timezoneOffset,sportid,typeid,title,distance,s,elapsedTime,elevationUp,pulseAvg,pulseMax,cadence,"
    "notes,original_file,vo2max,trimp,rpe,race_name,anything_new"
)
ROW = '7,1740868620,60,1,11,"Easy; ""home""",11.62,3763,3769,232,150,171,86,"two\nlines",a.fit,46.96,168,8,,x'


def _read(*lines: str) -> Contents:
    return tables.read("\n".join(lines).encode(), "runalyze.csv")


def test_read_takes_totals_and_scores():
    (entry,) = _read(HEADER, ROW).entries

    assert (entry.origin, entry.external_id, entry.filename) == (Origin.RUNALYZE, "7", "a.fit")
    assert (entry.summary.distance_m, entry.summary.timer_s, entry.summary.elapsed_s) == (11_620, 3763, 3769)
    assert (entry.summary.avg_cadence_spm, entry.rpe) == (172, 8)
    assert entry.scores == {Score.TRIMP: 168, Score.EFFECTIVE_VO2MAX: 46.96}
    assert (entry.name, entry.notes) == ('Easy; "home"', "two\nlines")


def test_read_takes_the_local_day():
    """23:37 in UTC is the next day an hour further east."""
    (entry,) = _read(HEADER, ROW).entries

    assert entry.started_at == datetime(2025, 3, 1, 22, 37, tzinfo=UTC)
    (later,) = _read(HEADER, ROW.replace("1740868620,60", "1740872220,60")).entries
    assert (entry.day, later.day, later.local_offset_s) == (date(2025, 3, 1), date(2025, 3, 2), 3600)


def test_read_calls_a_race_a_race():
    (entry,) = _read(HEADER, ROW.replace(",8,,x", ",8,City Run,x")).entries

    assert entry.workout_type == "race"


@pytest.mark.parametrize(
    "text, values",
    [
        ("date,weight,fat\n2026-01-05,61.4,12.5", {Measure.WEIGHT_KG: 61.4, Measure.BODY_FAT_PCT: 12.5}),
        ("date,heartRate\n2026-01-05 07:00:00,47", {Measure.RESTING_HR_BPM: 47}),
        ("id,date,hrv,metric,measurementType\n1,2026-01-05,62,rmssd,1", {Measure.HRV_RMSSD_MS: 62}),
        ("id,date,hrv,metric,measurementType\n1,2026-01-05,62,SDNN,1", {Measure.HRV_SDNN_MS: 62}),
        (
            (
                "date,startTime,endTime,duration,remDuration,awakeDuration,deepSleepDuration\n"
                "2026-01-05,22:10,06:10,480,80,20,90"
            ),
            {
                Measure.SLEEP_S: 460 * 60,
                Measure.SLEEP_REM_S: 80 * 60,
                Measure.SLEEP_AWAKE_S: 20 * 60,
                Measure.SLEEP_DEEP_S: 90 * 60,
            },
        ),
        (
            (
                "date,hrv.hrv,restingHeartRate.heartRate,sleep.duration,bodyComposition.weight\n"
                "2026-01-05,62,47,460,61.4"
            ),
            {
                Measure.HRV_RMSSD_MS: 62,
                Measure.RESTING_HR_BPM: 47,
                Measure.SLEEP_S: 460 * 60,
                Measure.WEIGHT_KG: 61.4,
            },
        ),
    ],
    ids=["weight", "resting heart rate", "rMSSD", "SDNN", "sleep", "all in one"],
)
def test_read_takes_health_of_a_day(text: str, values: dict[Measure, float]):
    (found,) = _read(text).days

    assert (found.origin, found.day) == (Origin.RUNALYZE, date(2026, 1, 5))
    assert dict(found.values) == values


def test_read_puts_the_rows_of_a_day_together_and_drops_the_impossible():
    (found,) = _read("date,weight,heartRate", "2026-01-05,61.4,", "2026-01-05,,47", "2026-01-06,9000,").days

    assert dict(found.values) == {Measure.WEIGHT_KG: 61.4, Measure.RESTING_HR_BPM: 47}


def test_read_refuses_health_without_values():
    with pytest.raises(Unreadable) as refused:
        _read("date,weight", "2026-01-05,")

    assert refused.value.code == Refusal.NO_RECORDS
