"""Heart-rate reserve, TRIMP and hrTSS, with numbers worked by hand."""

import numpy as np
import pytest

from analytics.heart_rate import NoReserve, heart_rate_reserve, hrtss, trimp

NAN = np.nan
VARIED = np.array([100.0, 120.0, 140.0, 160.0, 180.0])
LIMITS = {"resting_hr_bpm": 50.0, "max_hr_bpm": 190.0}


def test_heart_rate_reserve_by_karvonen() -> None:
    reserve = heart_rate_reserve(np.array([40.0, 50.0, 120.0, 155.0, 190.0, 200.0, NAN]), **LIMITS)

    assert np.allclose(reserve, [0.0, 0.0, 0.5, 0.75, 1.0, 1.0, NAN], equal_nan=True)


@pytest.mark.parametrize("max_hr_bpm", [50.0, 40.0, NAN])
def test_heart_rate_reserve_needs_a_reserve(max_hr_bpm: float) -> None:
    with pytest.raises(NoReserve):
        heart_rate_reserve(VARIED, resting_hr_bpm=50.0, max_hr_bpm=max_hr_bpm)


# Reserve 0.3571, 0.5, 0.6429, 0.7857, 0.9286; for men the five weights are
# 0.4538 + 0.8357 + 1.4136 + 2.2730 + 3.5341 = 8.5103, over 60.
@pytest.mark.parametrize("sex, expected", [("m", 0.141838), ("f", 0.157352), ("", 0.149595)])
def test_trimp_by_banister(sex: str, expected: float) -> None:
    assert trimp(VARIED, sex=sex, **LIMITS) == pytest.approx(expected, abs=1e-6)


def test_trimp_of_an_hour_at_one_heart_rate() -> None:
    # 60 min · 0.857143 · 0.64 · e^(1.92 · 0.857143)
    hour = trimp(np.array([170.0]), sex="m", seconds_per_sample=3600, **LIMITS)

    assert hour == pytest.approx(170.651090)


def test_trimp_counts_nothing_for_a_missing_beat() -> None:
    holed = np.array([100.0, NAN, 120.0, 140.0, NAN, 160.0, 180.0])

    assert trimp(holed, sex="f", **LIMITS) == trimp(VARIED, sex="f", **LIMITS)


@pytest.mark.parametrize("beats", [[], [NAN, NAN]])
def test_trimp_without_a_heart_rate_is_undefined(beats: list[float]) -> None:
    assert trimp(np.array(beats), sex="m", **LIMITS) is None


@pytest.mark.parametrize("sex, expected", [("m", 35.159459), ("f", 32.418044), ("", 33.733145)])
def test_hrtss_relates_to_the_hour_at_threshold(sex: str, expected: float) -> None:
    # An hour at 170 is 170.6511 (men), 185.0821 (women), 177.8666 (the mean); 60 as a part of it.
    assert hrtss(60.0, threshold_hr_bpm=170.0, sex=sex, **LIMITS) == pytest.approx(expected, abs=1e-5)


def test_hrtss_is_undefined_where_threshold_is_not_above_rest() -> None:
    assert hrtss(60.0, threshold_hr_bpm=50.0, sex="m", **LIMITS) is None
