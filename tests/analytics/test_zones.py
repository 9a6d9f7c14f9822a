"""Zones: Friel's bounds, membership and time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.streams import histogram
from analytics.zones import (
    ZONES,
    BadBounds,
    default_hr_bounds,
    default_pace_bounds,
    time_in_zone,
    time_in_zone_from_histogram,
    zone_midpoint_fraction,
    zone_of,
)

NAN = np.nan
BOUNDS = default_hr_bounds(170)


def test_default_hr_bounds_by_friel() -> None:
    # 85, 90, 95, 100, 106 % of 170 bpm: 144.5, 153, 161.5, 170, 180.2
    assert default_hr_bounds(170) == (145.0, 153.0, 162.0, 170.0, 180.0)


def test_default_pace_bounds_by_friel() -> None:
    # Threshold 4:00/km: zone 2 starts at 5:09.6, 3 at 4:33.6, 4 at 4:14.4, 5 at 4:00, 6 at 3:36 per km.
    paces = [1000 / bound for bound in default_pace_bounds(1000 / 240)]

    assert paces == pytest.approx([309.6, 273.6, 254.4, 240.0, 216.0])


@pytest.mark.parametrize("threshold", [0.0, -170.0, NAN])
def test_default_bounds_need_a_threshold(threshold: float) -> None:
    with pytest.raises(BadBounds):
        default_hr_bounds(threshold)
    with pytest.raises(BadBounds):
        default_pace_bounds(threshold)


@pytest.mark.parametrize(
    "value, zone",
    [(30, 1), (144, 1), (145, 2), (153, 3), (161.9, 3), (162, 4), (170, 5), (180, 6), (999, 6)],
)
def test_zone_of_a_heart_rate(value: float, zone: int) -> None:
    assert zone_of(value, BOUNDS) == zone


def test_zone_midpoint_fraction_lies_inside_its_zone() -> None:
    fractions = [zone_midpoint_fraction(zone) for zone in ZONES]

    assert [zone_of(fraction, default_pace_bounds(1.0)) for fraction in fractions] == list(ZONES)
    # Zone 4 of a 4 m/s threshold: between 4/1.06 and 4/1.00.
    assert 4 * fractions[3] == pytest.approx((3.773585 + 4.0) / 2)


@pytest.mark.parametrize("zone", [0, 7])
def test_zone_midpoint_fraction_of_no_zone(zone: int) -> None:
    with pytest.raises(BadBounds):
        zone_midpoint_fraction(zone)


def test_time_in_zone_counts_seconds_and_leaves_missing_out() -> None:
    heart_rate = np.array([100.0, 144.0, 145.0, 150.0, 153.0, NAN, 165.0, 170.0, 171.0, 181.0, 190.0, 200.0])

    assert time_in_zone(heart_rate, bounds=BOUNDS).tolist() == [2, 2, 1, 1, 2, 3]
    assert time_in_zone(heart_rate, bounds=BOUNDS, seconds_per_sample=5).tolist() == [10, 10, 5, 5, 10, 15]


def test_time_in_zone_of_nothing_is_no_time() -> None:
    assert time_in_zone(np.array([]), bounds=BOUNDS).tolist() == [0.0] * 6


@pytest.mark.parametrize("bounds", [(3.0, 2.0), (2.0, 2.0)])
def test_time_in_zone_needs_rising_bounds(bounds: tuple[float, float]) -> None:
    with pytest.raises(BadBounds):
        time_in_zone(np.array([1.0]), bounds=bounds)


@given(st.lists(st.integers(30, 230), max_size=200), st.floats(80, 210))
def test_time_in_zone_from_histogram_equals_the_stream(beats: list[int], threshold: float) -> None:
    heart_rate, bounds = np.array(beats, dtype=np.float64), default_hr_bounds(threshold)

    counts = histogram(heart_rate, lo=0, step=1)

    assert np.array_equal(
        time_in_zone_from_histogram(counts, bounds=bounds, lo=0, step=1),
        time_in_zone(heart_rate, bounds=bounds),
    )


def test_time_in_zone_from_histogram_of_speed_is_true_to_half_a_bin() -> None:
    speed = 2.0 + np.arange(3000) / 1000
    bounds = default_pace_bounds(4.0)

    spread = time_in_zone_from_histogram(histogram(speed, lo=0, step=0.03), bounds=bounds, lo=0, step=0.03)

    assert np.abs(spread - time_in_zone(speed, bounds=bounds)).max() <= 30
    assert spread.sum() == 3000
