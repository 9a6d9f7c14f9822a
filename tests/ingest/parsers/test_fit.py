"""FIT files written by another library are read back as they were meant."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from demo.fitfile import encode_run
from demo.simulation import Stop
from ingest.parsers import Notice, Pause, Recording, fit
from tests.ingest.parsers.samples import (
    START,
    STARTED_AT,
    activity,
    message,
    records,
    session,
    simulated,
    timer,
)


def notices(recording: Recording) -> list[Notice]:
    return [warning.code for warning in recording.warnings]


def test_parse_reads_the_streams_back():
    run = simulated()

    streams = fit.parse(encode_run(run)).streams

    np.testing.assert_array_equal(streams["time_s"], np.arange(181))
    np.testing.assert_allclose(streams["distance_m"], run.distance_m, atol=0.005)
    np.testing.assert_allclose(streams["speed_m_s"], run.speed_m_s, atol=0.0005)
    np.testing.assert_array_equal(streams["heart_rate_bpm"], run.heart_rate_bpm)
    np.testing.assert_array_equal(streams["cadence_spm"], run.cadence_spm)
    np.testing.assert_allclose(streams["altitude_m"], run.altitude_m, atol=0.11)
    np.testing.assert_allclose(streams["lat_deg"], run.lat_deg, atol=1e-7)
    np.testing.assert_allclose(streams["lon_deg"], run.lon_deg, atol=1e-7)


def test_parse_reads_the_summary_back():
    run = simulated(stops=[Stop(at_s=90, duration_s=45)])

    summary = fit.parse(encode_run(run)).summary

    assert (summary.timer_s, summary.elapsed_s) == (180, 225)
    assert summary.distance_m == pytest.approx(run.distance_m[-1], abs=0.01)
    assert summary.avg_hr_bpm == round(run.heart_rate_bpm[1:].mean())
    assert summary.max_hr_bpm == run.heart_rate_bpm.max()
    assert summary.avg_cadence_spm == pytest.approx(run.cadence_spm[1:].mean(), abs=0.02)
    assert summary.avg_speed_m_s == pytest.approx(run.distance_m[-1] / 180, abs=0.001)
    assert summary.moving_s == 180


def test_parse_reads_who_when_and_what():
    recording = fit.parse(encode_run(simulated(local_offset_s=32_400, workout_name="5 × 4 min")))

    assert recording.started_at == STARTED_AT
    assert recording.local_offset_s == 32_400
    assert (recording.sport, recording.sub_sport) == ("running", "generic")
    assert (recording.device, recording.serial) == ("garmin fr255", "1234567")
    assert recording.workout_name == "5 × 4 min"
    assert recording.warnings == ()


def test_parse_reads_the_laps_back():
    run = simulated(stops=[Stop(at_s=90, duration_s=45)])

    laps = fit.parse(encode_run(run)).laps

    assert [lap.start_s for lap in laps] == [0, 60, 165]
    assert [lap.trigger for lap in laps] == ["manual", "manual", "session_end"]
    assert [lap.summary.timer_s for lap in laps] == [60, 60, 60]
    assert [lap.summary.elapsed_s for lap in laps] == [60, 105, 60]
    whole = sum(lap.summary.distance_m for lap in laps)
    assert whole == pytest.approx(run.distance_m[-1], abs=0.02)


def test_parse_reads_pauses_from_timer_events():
    run = simulated(stops=[Stop(at_s=30, duration_s=10), Stop(at_s=90, duration_s=45)])

    recording = fit.parse(encode_run(run))

    assert recording.pauses == (Pause(30, 40), Pause(100, 145))
    assert recording.streams["time_s"][[30, 31, 90, 91, 180]].tolist() == [30, 41, 100, 146, 235]


def test_parse_of_smart_recording_keeps_the_records_as_they_are():
    run = simulated()

    streams = fit.parse(encode_run(run, every_s=7)).streams

    assert streams["time_s"].tolist() == [*range(0, 180, 7), 180]
    np.testing.assert_allclose(streams["distance_m"][-1], run.distance_m[-1], atol=0.005)


def test_parse_of_a_treadmill_run_has_no_positions():
    recording = fit.parse(encode_run(simulated(course=None)))

    assert recording.sub_sport == "treadmill"
    assert sorted(recording.streams) == ["cadence_spm", "distance_m", "heart_rate_bpm", "speed_m_s", "time_s"]
    assert recording.summary.ascent_m is None


def test_parse_takes_a_heart_rate_of_zero_for_none():
    run = simulated()

    recording = fit.parse(encode_run(replace(run, heart_rate_bpm=np.zeros(181))))

    assert "heart_rate_bpm" not in recording.streams
    assert (recording.summary.avg_hr_bpm, recording.summary.max_hr_bpm) == (None, None)
    assert [(w.code, w.params) for w in recording.warnings] == [(Notice.HR_ZERO, {"records": 181})]


def test_parse_keeps_a_faulty_heart_rate_and_says_so():
    data = activity(*records(range(3), heart_rate=[150, 240, 152]), session(total_timer_time=2))

    recording = fit.parse(data)

    assert recording.streams["heart_rate_bpm"].tolist() == [150, 240, 152]
    assert recording.warnings[0].params == {"max_bpm": 240}


def test_parse_prefers_enhanced_fields():
    data = activity(
        *records(range(2), speed=3.0, enhanced_speed=3.5, altitude=100.0, enhanced_altitude=120.0),
        *records(range(2, 4), speed=3.0, altitude=100.0),
    )

    streams = fit.parse(data).streams

    assert streams["speed_m_s"].tolist() == [3.5, 3.5, 3.0, 3.0]
    assert streams["altitude_m"].tolist() == [120, 120, 100, 100]


def test_parse_marks_missing_values_with_nan():
    data = activity(*records([0, 1], heart_rate=150), *records([2], power=260), *records([3], heart_rate=152))

    streams = fit.parse(data).streams

    np.testing.assert_array_equal(streams["heart_rate_bpm"], [150, 150, np.nan, 152])
    np.testing.assert_array_equal(streams["power_w"], [np.nan, np.nan, 260, np.nan])


def test_parse_reads_running_dynamics():
    data = activity(*records(range(2), vertical_oscillation=89.5, stance_time=241.0, step_length=1105.0))

    streams = fit.parse(data).streams

    assert streams["vertical_oscillation_mm"].tolist() == [89.5, 89.5]
    assert streams["stance_time_ms"].tolist() == [241, 241]
    assert streams["step_length_mm"].tolist() == [1105, 1105]


@pytest.mark.parametrize(
    "sport, cadence, expected",
    [("running", 85, 170), ("cycling", 85, 85), ("running", 171, 171), ("walking", 55, 110)],
)
def test_parse_counts_the_steps_of_both_feet(sport: str, cadence: int, expected: int):
    data = activity(
        *records(range(3), cadence=cadence), session(sport=sport, total_timer_time=2, avg_cadence=cadence)
    )

    recording = fit.parse(data)

    assert recording.streams["cadence_spm"].tolist() == [expected] * 3
    assert recording.summary.avg_cadence_spm == expected


def test_parse_computes_the_summary_that_a_file_lacks():
    data = activity(
        timer(0, "start"),
        *records(
            range(0, 61, 10), distance=[0.0, 30, 60, 90, 120, 150, 180], heart_rate=[140] * 4 + [150] * 3
        ),
    )

    recording = fit.parse(data)

    assert (recording.summary.timer_s, recording.summary.distance_m) == (60, 180)
    assert (recording.summary.avg_hr_bpm, recording.summary.max_hr_bpm) == (145, 150)
    fields = "timer_s,elapsed_s,distance_m,avg_hr_bpm,max_hr_bpm,avg_speed_m_s"
    assert recording.warnings[-1].params == {"fields": fields}


def test_parse_reads_a_session_without_records():
    recording = fit.parse(activity(session(total_timer_time=1800, total_distance=5000)))

    assert (recording.summary.timer_s, recording.summary.distance_m) == (1800, 5000)
    assert recording.started_at == STARTED_AT
    assert {name: stream.tolist() for name, stream in recording.streams.items()} == {"time_s": []}


def test_parse_of_several_sports_is_multisport_and_counts_steps_where_feet_run():
    data = activity(
        *records(range(6), cadence=90),
        session(sport="cycling", total_timer_time=3, avg_heart_rate=120, total_distance=30),
        session(
            sport="running", start_time=START + 3, total_timer_time=2, avg_heart_rate=150, total_distance=8
        ),
    )

    recording = fit.parse(data)

    assert recording.sport == "multisport"
    assert [(part.sport, part.start_s) for part in recording.sessions] == [("cycling", 0), ("running", 3)]
    assert (recording.summary.timer_s, recording.summary.distance_m) == (5, 38)
    assert recording.summary.avg_hr_bpm == pytest.approx((3 * 120 + 2 * 150) / 5)
    assert recording.streams["cadence_spm"].tolist() == [90, 90, 90, 180, 180, 180]


def test_parse_hides_a_position_that_leaps():
    places = [450_000_000 + 40 * i for i in range(6)]
    places[3] += 5_000_000
    data = activity(*records(range(6), position_lat=places, position_long=1_500_000_000))

    recording = fit.parse(data)

    assert np.isnan(recording.streams["lat_deg"]).tolist() == [False, False, False, True, False, False]
    assert recording.warnings[0].params == {"records": 1}


def test_parse_mends_a_clock_that_was_set_back_an_hour():
    data = activity(
        *records([3600, 3601, 3602, 3603, 3604], heart_rate=120),
        *records(range(5, 25), heart_rate=130),
    )

    recording = fit.parse(data)

    assert recording.streams["time_s"].tolist() == list(range(25))
    assert recording.started_at == STARTED_AT
    assert recording.warnings[0].params == {"jumps": 1, "dropped": 0}


def test_parse_leaves_out_a_record_of_another_decade():
    data = activity(*records([*range(10), 500_000_000], heart_rate=130))

    recording = fit.parse(data)

    assert recording.streams["time_s"].tolist() == list(range(10))
    assert recording.warnings[0].params == {"jumps": 0, "dropped": 1}


def test_parse_of_a_run_that_was_resumed_after_days_has_a_long_pause():
    day = 86_400
    data = activity(
        *records(range(10)), timer(9, "stop_all"), timer(3 * day, "start"), *records([3 * day + 1])
    )

    recording = fit.parse(data)

    assert recording.pauses == (Pause(9, 3 * day),)
    assert recording.summary.timer_s == 10
    assert Notice.CLOCK_JUMP not in notices(recording)


def test_parse_of_a_device_without_a_date_takes_its_local_time():
    data = activity(
        *(message("RECORD", timestamp=1000 + i, heart_rate=120) for i in range(5)),
        message("ACTIVITY", timestamp=1004, local_timestamp=START + 3604, num_sessions=1),
    )

    recording = fit.parse(data)

    assert recording.started_at == datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
    assert recording.local_offset_s is None
    assert notices(recording)[0] == Notice.CLOCK_UNSET


def test_parse_leaves_out_records_without_a_time():
    data = activity(*records(range(4), heart_rate=120), message("RECORD", heart_rate=200))

    recording = fit.parse(data)

    assert recording.streams["heart_rate_bpm"].tolist() == [120] * 4
    assert recording.warnings[0].params == {"records": 1}
