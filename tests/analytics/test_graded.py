"""Minetti's cost of hills and the normalised graded speed."""

import numpy as np
import pytest

from analytics.graded import grade, grade_adjusted_speed, normalised_graded_speed, normalised_mean

NAN = np.nan
VARIED_SPEED = 3.0 + np.sin(np.arange(600) / 20)


def on_slope(slope: float) -> np.ndarray:
    """Altitude of a run at VARIED_SPEED up an even slope."""
    return 100.0 + slope * np.cumsum(VARIED_SPEED)


@pytest.mark.parametrize("slope", [-0.2, -0.031, 0.0, 0.1, 0.37])
def test_grade_of_an_even_slope_is_exact_at_any_pacing(slope: float) -> None:
    assert np.allclose(grade(VARIED_SPEED, on_slope(slope)), slope)


def test_grade_is_clipped_to_what_minetti_measured() -> None:
    assert np.allclose(grade(VARIED_SPEED, on_slope(0.8)), 0.45)


def test_grade_is_flat_where_the_runner_stands() -> None:
    speed, altitude = np.full(90, 0.2), 100.0 + np.sin(np.arange(90))

    assert np.array_equal(grade(speed, altitude), np.zeros(90))


def test_grade_fills_missing_altitude_along_the_distance() -> None:
    altitude = on_slope(0.05)
    altitude[100:300] = NAN

    assert np.allclose(grade(VARIED_SPEED, altitude), 0.05)


def test_grade_fills_missing_altitude_of_a_standing_runner() -> None:
    speed = np.array([0.0, 0.0, 0.0, 0.0, 2e-308, 0.0])

    assert np.array_equal(grade(speed, np.array([7.0, NAN, 90.0, NAN, 7.0, NAN])), np.zeros(6))


def test_grade_takes_an_altitude_off_this_earth_as_missing() -> None:
    altitude = on_slope(0.05)
    altitude[200:260:20] = [65_535.0, -5_000.0, np.inf]

    assert np.allclose(grade(VARIED_SPEED, altitude), 0.05)


@pytest.mark.parametrize("count", [0, 1, 50])
def test_grade_without_altitude_is_flat(count: int) -> None:
    assert np.array_equal(grade(np.full(count, 3.0), np.full(count, NAN)), np.zeros(count))


@pytest.mark.parametrize("slope, factor", [(0.1, 5.968214 / 3.6), (-0.1, 2.151706 / 3.6), (0.0, 1.0)])
def test_grade_adjusted_speed_follows_minetti(slope: float, factor: float) -> None:
    adjusted = grade_adjusted_speed(VARIED_SPEED, on_slope(slope))

    assert np.allclose(adjusted, VARIED_SPEED * factor)


def test_grade_adjusted_speed_finds_the_cheapest_slope_near_minus_eighteen_percent() -> None:
    slopes = np.arange(-0.40, 0.01, 0.01)
    worth = [float(grade_adjusted_speed(VARIED_SPEED, on_slope(slope))[300]) for slope in slopes]

    assert slopes[int(np.argmin(worth))] == pytest.approx(-0.18)


def test_normalised_mean_of_two_paces_by_hand() -> None:
    speed = np.array([3.0] * 30 + [5.0] * 30)

    # The 31 windows climb from 3 to 5 in steps of 1/15; the mean of their 4th powers is 290.3606.
    assert normalised_mean(speed) == pytest.approx(4.127950, abs=1e-6)


def test_normalised_mean_equals_brute_force() -> None:
    windows = [VARIED_SPEED[at : at + 30].mean() for at in range(571)]

    assert normalised_mean(VARIED_SPEED) == pytest.approx((sum(w**4 for w in windows) / 571) ** 0.25)


def test_normalised_mean_leaves_pauses_out() -> None:
    paused = np.concatenate((VARIED_SPEED[:200], np.full(500, NAN), VARIED_SPEED[200:]))

    assert normalised_mean(paused) == normalised_mean(VARIED_SPEED)


def test_normalised_mean_of_less_than_one_window_is_the_mean() -> None:
    assert normalised_mean(np.array([2.0, 3.0, 4.0])) == pytest.approx(3.0)


def test_normalised_graded_speed_without_a_speed_is_undefined() -> None:
    assert normalised_graded_speed(np.full(100, NAN), np.zeros(100)) is None


def test_normalised_graded_speed_uphill_is_worth_more() -> None:
    flat = normalised_graded_speed(VARIED_SPEED)

    assert normalised_graded_speed(VARIED_SPEED, on_slope(0.1)) == pytest.approx(flat * 5.968214 / 3.6)


def test_normalised_graded_speed_shrugs_off_spikes_and_short_holes() -> None:
    disturbed = VARIED_SPEED.copy()
    disturbed[100:103], disturbed[400], disturbed[200:220] = 12.0, 300.0, NAN

    assert normalised_graded_speed(disturbed) == pytest.approx(
        normalised_graded_speed(VARIED_SPEED), rel=0.003
    )
