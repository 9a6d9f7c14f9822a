"""Recording runs and rating them."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from athletes import services
from athletes.models import Activity, ActivitySource, ActivityStreams, AthleteState, Lap
from athletes.recorded import Source
from athletes.selectors import streams_of
from tests.athletes.factories import TODAY, a_recording, a_run, record
from tests.factories import NOW, Club


def test_record_activity_stores_run_source_laps_and_streams(inside: Club) -> None:
    activity = record(inside.athlete, a_recording(name="Morning Run", avg_hr_bpm=150.0), "a" * 64)

    stored = Activity.objects.get(pk=activity.pk)
    assert (stored.name, stored.day, stored.duration_s, stored.avg_hr_bpm) == (
        "Morning Run",
        TODAY,
        1800.0,
        150.0,
    )
    source = ActivitySource.objects.get(activity=stored)
    assert (source.kind, source.sha256, source.device, source.received_at) == (
        "fit",
        "a" * 64,
        "Forerunner",
        NOW,
    )
    assert list(Lap.objects.filter(activity=stored).values_list("number", "start_s")) == [
        (1, 0.0),
        (2, 900.0),
    ]
    assert ActivityStreams.objects.get(activity=stored).length == 1800


def test_record_activity_gives_the_streams_back(inside: Club) -> None:
    run = a_recording()
    run.streams["heart_rate_bpm"][5] = np.nan

    activity = record(inside.athlete, run)

    found = streams_of(activity=activity, names=("heart_rate_bpm", "speed_m_s", "power_w"))
    assert found.keys() == {"heart_rate_bpm", "speed_m_s"}
    np.testing.assert_array_equal(found["heart_rate_bpm"], run.streams["heart_rate_bpm"])
    np.testing.assert_array_equal(found["speed_m_s"], run.streams["speed_m_s"])


def test_record_activity_computes_load_from_pace(inside: Club) -> None:
    activity = record(inside.athlete, a_recording(speed_m_s=3.0))

    # Half an hour at 3 of 4 m/s: 0.5 h · 0.75² · 100.
    assert (activity.load, activity.load_method) == (pytest.approx(28.125), "rtss")
    assert activity.load_inputs["threshold_speed_m_s"] == 4.0
    assert activity.load_inputs["category"] == "easy"


def test_record_activity_counts_time_in_the_zones_of_the_athlete(inside: Club) -> None:
    activity = record(inside.athlete, a_recording(speed_m_s=3.0))

    # Threshold 172 bpm: bounds 146, 155, 163, 172, 182; the heart beats 30 s at each of 120 to 179 bpm.
    assert activity.hr_zone_s == [780, 270, 240, 270, 240, 0]
    # Threshold 4 m/s: zone 1 ends at 3.10 m/s.
    assert activity.pace_zone_s == [1800, 0, 0, 0, 0, 0]


def test_record_activity_keeps_histograms(inside: Club) -> None:
    activity = record(inside.athlete, a_recording(speed_m_s=3.0))

    streams = ActivityStreams.objects.get(activity=activity)
    heart_rate = np.frombuffer(streams.heart_rate_histogram, "<u2")
    speed = np.frombuffer(streams.speed_histogram, "<u2")
    assert (heart_rate[120], heart_rate[179], heart_rate.sum()) == (30, 30, 1800)
    assert (speed[60], speed.sum(), streams.power_histogram) == (1800, 1800, None)


def test_record_activity_without_streams_stores_none(inside: Club) -> None:
    activity = record(inside.athlete, a_run())

    assert not ActivityStreams.objects.filter(activity=activity).exists()
    assert (activity.hr_zone_s, activity.pace_zone_s) == (None, None)
    # 12 km in an hour, 3.33 of 4 m/s.
    assert activity.load == pytest.approx(69.444, abs=1e-3)


def test_record_activity_takes_no_pace_from_a_ride(inside: Club) -> None:
    ride = a_recording(speed_m_s=9.0, sport="cycling")

    activity = record(inside.athlete, ride)

    assert (activity.load_method, activity.pace_zone_s) == ("hrtss", None)


def test_record_activity_with_the_same_file_is_the_same_activity(inside: Club) -> None:
    first = record(inside.athlete, a_recording(), "b" * 64)

    second = record(inside.athlete, a_recording(), "b" * 64)

    assert second == first
    assert Activity.objects.count() == 1


def test_record_activity_with_the_same_file_of_two_athletes_makes_two(inside: Club) -> None:
    record(inside.athlete, a_recording(), "c" * 64)

    record(inside.stranger, a_recording(), "c" * 64)

    assert Activity.objects.count() == 2


def test_record_activity_cuts_overlong_texts(inside: Club) -> None:
    source = Source("fit", "", "D" * 300)

    activity = services.record_activity(
        athlete=inside.athlete, run=a_run(name="N" * 300), source=source, category="", now=NOW
    )

    assert (len(activity.name), len(activity.sources.get().device)) == (120, 120)


def test_record_activity_brings_the_state_up_to_date(inside: Club) -> None:
    activity = record(inside.athlete, a_run(duration_s=3600.0, distance_m=14_400.0))

    state = AthleteState.objects.get(athlete=inside.athlete)
    # One day of load 100: 100·(1 − e^(−1/42)) and 100·(1 − e^(−1/7)).
    assert (state.ctl, state.atl) == (pytest.approx(2.3528, abs=1e-4), pytest.approx(13.3122, abs=1e-4))
    assert (state.load_day, state.last_activity_at) == (TODAY, activity.started_at)


def test_record_activity_uses_the_local_day_of_the_athlete(inside: Club) -> None:
    inside.athlete.timezone = "Asia/Seoul"
    inside.athlete.save()
    evening = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)

    record(inside.athlete, a_run(), now=evening)

    assert AthleteState.objects.get(athlete=inside.athlete).load_day == date(2026, 11, 22)


def test_log_effort_replaces_a_typical_load(inside: Club) -> None:
    activity = record(inside.athlete, a_run(distance_m=None))
    assert activity.load_method == "typical"

    rated = services.log_effort(activity=activity, rpe=7, feel=4, pain=0, note="Fine")

    assert (rated.load, rated.load_method) == (pytest.approx(100), "srpe")
    assert (rated.rpe, rated.feel, rated.pain, rated.note, rated.version) == (7, 4, 0, "Fine", 2)
    assert AthleteState.objects.get(athlete=inside.athlete).ctl == pytest.approx(2.3528, abs=1e-4)


def test_log_effort_taken_back_returns_to_the_category(inside: Club) -> None:
    activity = record(inside.athlete, a_run(distance_m=None))
    before = activity.load
    services.log_effort(activity=activity, rpe=7, feel=4, pain=0, note="")

    again = services.log_effort(activity=activity, rpe=None, feel=None, pain=None, note="")

    assert (again.load, again.load_method) == (pytest.approx(before), "typical")


def test_log_effort_leaves_a_measured_load(inside: Club) -> None:
    activity = record(inside.athlete, a_recording())
    before = activity.load

    rated = services.log_effort(activity=activity, rpe=10, feel=1, pain=3, note="")

    assert (rated.load, rated.load_method, rated.pain) == (before, "rtss", 3)
