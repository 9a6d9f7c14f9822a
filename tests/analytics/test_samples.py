"""Cleaning, bridging and smoothing of 1 Hz series."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.samples import bridge_gaps, centred_mean, plausible_heart_rate, plausible_speed, rolling_mean

NAN = np.nan


def test_plausible_speed_drops_what_no_runner_does() -> None:
    speed = np.array([3.0, -0.1, 12.5, 12.6, np.inf, NAN, 0.0])

    cleaned = plausible_speed(speed)

    assert np.array_equal(cleaned, [3.0, NAN, 12.5, NAN, NAN, NAN, 0.0], equal_nan=True)


@pytest.mark.parametrize("seconds", [1, 2, 3])
def test_plausible_speed_drops_a_satellite_jump_whole(seconds: int) -> None:
    speed = np.array([3.0, 3.2, 2.9, 3.1, *[9.5] * seconds, 3.0, 3.3, 2.8, 3.1])

    cleaned = plausible_speed(speed)

    assert np.flatnonzero(np.isnan(cleaned)).tolist() == list(range(4, 4 + seconds))


def test_plausible_speed_keeps_an_eight_second_hill_sprint() -> None:
    speed = np.array([1.2, 1.3, 1.2, 3.5, 5.6, 7.0, 7.4, 7.3, 7.1, 6.8, 6.0, 3.0, 1.4, 1.2, 1.3])

    assert np.array_equal(plausible_speed(speed), speed)


def test_plausible_speed_leaves_its_argument_alone() -> None:
    speed = np.array([3.0, 3.0, 3.0, 11.0, 3.0, 3.0, 3.0])

    plausible_speed(speed)

    assert speed[3] == 11.0


def test_plausible_heart_rate_drops_lost_contact_and_sensor_faults() -> None:
    heart_rate = np.array([0.0, 29.0, 30.0, 151.0, 230.0, 241.0, 255.0, NAN])

    cleaned = plausible_heart_rate(heart_rate)

    assert np.array_equal(cleaned, [NAN, NAN, 30.0, 151.0, 230.0, NAN, NAN, NAN], equal_nan=True)


def test_bridge_gaps_draws_a_straight_line() -> None:
    assert bridge_gaps(np.array([2.0, NAN, NAN, 3.5])).tolist() == [2.0, 2.5, 3.0, 3.5]


def test_bridge_gaps_leaves_a_pause_and_the_ends() -> None:
    values = np.array([NAN, 2.0, *[NAN] * 31, 3.0, NAN, 5.0, NAN])

    bridged = bridge_gaps(values)

    expected = [NAN, 2.0, *[NAN] * 31, 3.0, 4.0, 5.0, NAN]
    assert np.array_equal(bridged, expected, equal_nan=True)


def test_bridge_gaps_bridges_thirty_seconds() -> None:
    bridged = bridge_gaps(np.array([0.0, *[NAN] * 30, 31.0]))

    assert bridged.tolist() == pytest.approx(list(range(32)))


@pytest.mark.parametrize("values", [[], [NAN], [NAN, NAN], [4.0]])
def test_bridge_gaps_of_nothing_to_bridge(values: list[float]) -> None:
    assert np.array_equal(bridge_gaps(np.array(values)), values, equal_nan=True)


@given(st.lists(st.floats(-100, 100), max_size=80), st.integers(0, 20))
def test_centred_mean_equals_the_mean_of_each_window(values: list[float], reach: int) -> None:
    last = len(values) - 1
    near = [min(at, last - at, reach) for at in range(len(values))]

    smooth = centred_mean(np.array(values), reach=reach)

    windows = [values[at - n : at + n + 1] for at, n in enumerate(near)]
    assert smooth.tolist() == pytest.approx([sum(w) / len(w) for w in windows], abs=1e-9)


def test_centred_mean_keeps_a_straight_line() -> None:
    line = 120.0 + 0.35 * np.arange(100)

    assert np.allclose(centred_mean(line, reach=15), line)


@pytest.mark.parametrize(
    "values, expected",
    [([1.0, 2.0, 6.0, 4.0], [3.0, 4.0]), ([1.0, 4.0], [2.5]), ([], [])],
)
def test_rolling_mean_takes_full_windows_only(values: list[float], expected: list[float]) -> None:
    assert rolling_mean(np.array(values), window=3).tolist() == expected
