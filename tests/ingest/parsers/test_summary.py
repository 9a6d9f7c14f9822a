"""Totals computed from streams, and of several parts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers import Pause, Summary
from ingest.parsers.summary import SMALLEST_CLIMB_M, climb, combine, fill, summarise


def test_summarise_weights_each_record_with_its_timer_time():
    streams = {
        "time_s": np.array([0.0, 10, 12, 62, 72]),
        "heart_rate_bpm": np.array([100.0, 120, 150, 160, 140]),
    }

    summary = summarise(streams, [Pause(12, 62)])

    assert summary.avg_hr_bpm == pytest.approx((10 * 120 + 2 * 150 + 10 * 140) / 22)
    assert (summary.timer_s, summary.elapsed_s, summary.max_hr_bpm) == (22, 72, 160)


def test_summarise_leaves_standing_out_of_moving_time():
    streams = {"time_s": np.arange(6.0), "speed_m_s": np.array([0.0, 3, 3, 0.2, np.nan, 2])}

    assert summarise(streams, []).moving_s == 3


def test_summarise_leaves_zero_cadence_out_of_its_mean():
    streams = {"time_s": np.arange(4.0), "cadence_spm": np.array([170.0, 0, 174, 178])}

    assert summarise(streams, []).avg_cadence_spm == 176


def test_summarise_of_nothing_knows_nothing():
    assert summarise({"time_s": np.array([])}, []) == Summary()


def test_climb_counts_no_noise():
    altitude = np.array([100.0, 101, 99.5, 100.5, 104, 103, 110, np.nan, 105, 106, 104])

    assert climb(altitude) == (10.0, 5.0)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=80))
def test_climb_is_what_the_plain_sum_says(fifths: list[int]):
    altitude = [100 + value / 5 for value in fifths]
    ascent = descent = 0.0
    level = altitude[0]
    for here in altitude:
        if abs(here - level) >= SMALLEST_CLIMB_M:
            ascent, descent = ascent + max(0.0, here - level), descent + max(0.0, level - here)
            level = here

    assert climb(np.array(altitude)) == (ascent, descent)


def test_climb_of_no_altitude_is_unknown():
    assert climb(None) == (None, None)


def test_summarise_computes_only_what_is_not_known():
    streams = {"time_s": np.arange(4.0), "heart_rate_bpm": np.array([150.0, 151, 152, 153])}

    summary = summarise(streams, [], Summary(avg_hr_bpm=140, timer_s=3))

    assert (summary.timer_s, summary.avg_hr_bpm, summary.max_hr_bpm, summary.elapsed_s) == (
        None,
        None,
        153,
        3,
    )


def test_fill_takes_only_what_is_missing():
    written = Summary(timer_s=100, distance_m=0.0)

    filled, names = fill(written, Summary(timer_s=99, distance_m=300, max_hr_bpm=170))

    assert filled == Summary(timer_s=100, distance_m=0.0, max_hr_bpm=170)
    assert names == ("max_hr_bpm",)


def test_combine_adds_sums_and_weights_means():
    parts = [
        Summary(timer_s=600, distance_m=1500, avg_hr_bpm=120, max_hr_bpm=140, ascent_m=10),
        Summary(timer_s=1200, distance_m=4500, avg_hr_bpm=150, max_hr_bpm=175),
    ]

    combined = combine(parts)

    expected = Summary(timer_s=1800, distance_m=6000, avg_hr_bpm=140, max_hr_bpm=175, ascent_m=10)
    assert combined == expected
