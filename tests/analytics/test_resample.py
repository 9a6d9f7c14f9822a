"""Streams on a grid of one sample a second of timer time."""

import numpy as np
import pytest

from analytics.resample import TooLong, at_one_hertz, timer_time

NAN = np.nan


def test_at_one_hertz_interpolates_between_samples():
    streams = {
        "time_s": np.array([0.0, 4, 5, 9]),
        "speed_m_s": np.array([2.0, 4, 3, 1]),
        "distance_m": np.array([0.0, 12, 15, 23]),
    }

    grid = at_one_hertz(streams)

    assert grid["time_s"].tolist() == list(range(10))
    assert grid["speed_m_s"].tolist() == [2, 2.5, 3, 3.5, 4, 3, 2.5, 2, 1.5, 1]
    assert grid["distance_m"].tolist() == [0, 3, 6, 9, 12, 15, 17, 19, 21, 23]


def test_at_one_hertz_cuts_pauses_out():
    streams = {"time_s": np.array([0.0, 1, 2, 50, 102, 103]), "distance_m": np.array([0.0, 3, 6, 7, 8, 11])}

    grid = at_one_hertz(streams, [(2.0, 101.0)])

    assert grid["time_s"].tolist() == [0, 1, 2, 3, 4]
    assert grid["distance_m"].tolist() == [0, 3, 6, 8, 11]


def test_at_one_hertz_leaves_long_gaps_open_except_in_distance():
    streams = {
        "time_s": np.array([0.0, 1, 12, 13]),
        "heart_rate_bpm": np.array([120.0, 121, 132, 133]),
        "distance_m": np.array([0.0, 3, 36, 39]),
    }

    grid = at_one_hertz(streams)

    np.testing.assert_array_equal(grid["heart_rate_bpm"], [120, 121, *[NAN] * 10, 132, 133])
    np.testing.assert_allclose(grid["distance_m"], 3.0 * np.arange(14))


def test_at_one_hertz_bridges_a_gap_of_ten_seconds():
    streams = {"time_s": np.array([0.0, 10]), "altitude_m": np.array([100.0, 110])}

    assert at_one_hertz(streams)["altitude_m"].tolist() == list(range(100, 111))


def test_at_one_hertz_bridges_missing_values_like_missing_records():
    streams = {"time_s": np.arange(5.0), "heart_rate_bpm": np.array([NAN, 120, NAN, 124, NAN])}

    np.testing.assert_array_equal(at_one_hertz(streams)["heart_rate_bpm"], [NAN, 120, 122, 124, NAN])


def test_at_one_hertz_takes_the_last_of_two_records_of_one_second():
    streams = {"time_s": np.array([0.0, 1, 1, 2]), "heart_rate_bpm": np.array([120.0, 121, 131, 132])}

    assert at_one_hertz(streams)["heart_rate_bpm"].tolist() == [120, 131, 132]


def test_at_one_hertz_keeps_a_stream_without_values():
    streams = {"time_s": np.arange(3.0), "power_w": np.full(3, NAN)}

    assert np.isnan(at_one_hertz(streams)["power_w"]).tolist() == [True] * 3


def test_at_one_hertz_of_nothing_is_nothing():
    grid = at_one_hertz({"time_s": np.array([]), "power_w": np.array([])})

    assert {name: stream.tolist() for name, stream in grid.items()} == {"time_s": [], "power_w": []}


def test_at_one_hertz_refuses_a_grid_of_weeks():
    with pytest.raises(TooLong):
        at_one_hertz({"time_s": np.array([0.0, 9 * 86_400])})


def test_timer_time_stands_in_pauses():
    elapsed = np.array([0.0, 10, 15, 20, 30, 40, 45])

    assert timer_time(elapsed, [(10, 20), (35, 40)]).tolist() == [0, 10, 10, 10, 20, 25, 30]
