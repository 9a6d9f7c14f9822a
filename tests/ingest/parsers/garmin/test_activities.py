"""Activities of Garmin's listing: units, times, sports, scores."""

from datetime import UTC, date, datetime

import pytest

from ingest.parsers import Notice, Origin, Score, Warning, garmin
from tests.ingest.parsers.garmin.samples import ACTIVITY, PATHS, document, entry, listing


def test_totals_are_in_si_units():
    summary = entry().summary

    assert (summary.timer_s, summary.elapsed_s, summary.moving_s) == (3000, 3060, 2990)
    assert (summary.distance_m, summary.ascent_m, summary.descent_m) == (10_000, 65, 64)
    assert (summary.avg_speed_m_s, summary.max_speed_m_s) == (pytest.approx(3.333), 4.5)
    assert (summary.avg_hr_bpm, summary.max_hr_bpm) == (150, 171)
    assert (summary.avg_cadence_spm, summary.max_cadence_spm) == (171, 190)
    assert (summary.avg_power_w, summary.max_power_w) == (250, 380)
    assert summary.calories == pytest.approx(650)


def test_the_day_is_the_local_one():
    found = entry()

    assert found.started_at == datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
    assert (found.day, found.local_offset_s) == (date(2026, 3, 2), 32_400)


def test_words_and_marks_are_kept():
    found = entry()

    assert (found.origin, found.external_id, found.place) == (Origin.GARMIN, "21000000001", "0")
    assert (found.name, found.notes) == ("Seoul Running", "Along the river")
    assert (found.rpe, found.feel) == (6, 4)


def test_scores_of_garmin_are_kept_beside_ours():
    assert entry().scores == {
        Score.VO2MAX: 52,
        Score.AEROBIC_EFFECT: 3.4,
        Score.ANAEROBIC_EFFECT: 1.1,
        Score.TRAINING_LOAD: 142.5,
    }


def test_an_activity_without_a_local_time_has_no_offset():
    found = entry(startTimeLocal=None)

    assert (found.day, found.local_offset_s) == (date(2026, 3, 1), None)


def test_an_impossible_offset_is_not_believed():
    assert entry(startTimeLocal=ACTIVITY["startTimeGmt"] + 20 * 3_600_000).local_offset_s is None


@pytest.mark.parametrize("name", ["startTimeGMT", "beginTimestamp"])
def test_the_start_may_have_another_name(name: str):
    found = entry(startTimeGmt=None, **{name: ACTIVITY["startTimeGmt"]})

    assert found.started_at == datetime(2026, 3, 1, 21, 30, tzinfo=UTC)


def test_nought_is_what_no_sensor_measured():
    summary = entry(distance=0.0, avgHr=0.0, avgSpeed=0.0, avgPower=0.0, movingDuration=0.0).summary

    assert (summary.distance_m, summary.avg_hr_bpm, summary.avg_speed_m_s) == (None, None, None)
    assert (summary.avg_power_w, summary.moving_s) == (None, None)


def test_no_ascent_is_a_measurement_and_not_nothing():
    assert entry(elevationGain=0.0).summary.ascent_m == 0


def test_cadence_of_one_foot_is_doubled():
    assert entry(avgDoubleCadence=None).summary.avg_cadence_spm == 170


def test_cadence_of_a_ride_is_that_of_the_bike():
    summary = entry(activityType="cycling", avgBikeCadence=88.0).summary

    assert summary.avg_cadence_spm == 88


@pytest.mark.parametrize("value", ["text", None, True, [], {}, 1e400, -5.0])
def test_what_is_no_number_is_unknown(value: object):
    assert entry(duration=value).summary.timer_s is None


def test_activities_come_oldest_first_and_say_where_they_stand():
    later = ACTIVITY | {"startTimeGmt": ACTIVITY["startTimeGmt"] + 1000.0}

    found = garmin.read(listing([later, ACTIVITY]), PATHS["activities"]).entries

    assert [entry.place for entry in found] == ["1", "0"]


def test_an_activity_that_says_not_when_is_left_out_with_a_warning():
    timeless = {key: value for key, value in ACTIVITY.items() if not key.startswith("startTime")}

    contents = garmin.read(listing([ACTIVITY, timeless]), PATHS["activities"])

    assert len(contents.entries) == 1
    assert contents.warnings == (Warning(Notice.ROWS_REFUSED, {"rows": 1, "first": 2}),)


def test_the_shoe_is_the_one_that_was_worn():
    contents = garmin.read(listing([ACTIVITY]), PATHS["activities"], {"21000000001": "Red ones"})

    assert contents.entries[0].shoe == "Red ones"


def test_texts_lose_what_no_database_takes():
    assert entry(name="a\x00b\ud800").name == "ab"


def test_activities_may_stand_in_a_list_without_wrapping():
    assert len(garmin.read(document([ACTIVITY]), PATHS["activities"]).entries) == 1
