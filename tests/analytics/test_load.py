"""The load of a run, by each of its four methods, and the choice between them."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.graded import cleaned_graded_speed
from analytics.load import BadDuration, BadRpe, Load, load_of, rtss, session_rpe_load, typical_load

NAN = np.nan
HOUR = 3600
VARIED_SPEED = 3.2 + 0.6 * np.sin(np.arange(HOUR) / 90)
VARIED_HR = 150.0 + 15 * np.sin(np.arange(HOUR) / 200)
KNOWN: dict[str, Any] = {
    "speed_m_s": VARIED_SPEED,
    "altitude_m": None,
    "heart_rate_bpm": VARIED_HR,
    "duration_s": HOUR,
    "mean_speed_m_s": 3.2,
    "mean_hr_bpm": 150.0,
    "rpe": 6,
    "category": "tempo",
    "sex": "m",
    "max_hr_bpm": 190.0,
    "resting_hr_bpm": 50.0,
    "threshold_hr_bpm": 170.0,
    "threshold_speed_m_s": 4.0,
}
NO_SPEED = {"speed_m_s": None, "mean_speed_m_s": None}
NO_HR = {"heart_rate_bpm": None, "mean_hr_bpm": None}


def load_with(**changes: Any) -> Load:
    facts = KNOWN | changes
    speed, altitude = facts.pop("speed_m_s"), facts.pop("altitude_m")
    return load_of(graded_m_s=None if speed is None else cleaned_graded_speed(speed, altitude), **facts)


def test_rtss_by_hand() -> None:
    # 45 min at 90 % of threshold speed: 0.75 · 0.81 · 100
    assert rtss(duration_s=2700, normalised_speed_m_s=3.6, threshold_speed_m_s=4.0) == pytest.approx(60.75)


@pytest.mark.parametrize("threshold", [0.0, -1.0, NAN])
def test_rtss_without_a_threshold_is_undefined(threshold: float) -> None:
    assert rtss(duration_s=2700, normalised_speed_m_s=3.6, threshold_speed_m_s=threshold) is None


@pytest.mark.parametrize("minutes, rpe, expected", [(60, 7, 100.0), (50, 4, 47.619048), (90, 3, 64.285714)])
def test_session_rpe_load_by_foster(minutes: int, rpe: int, expected: float) -> None:
    assert session_rpe_load(duration_s=minutes * 60, rpe=rpe) == pytest.approx(expected)


@pytest.mark.parametrize("rpe", [0, 11])
def test_session_rpe_load_refuses_other_scales(rpe: int) -> None:
    with pytest.raises(BadRpe):
        session_rpe_load(duration_s=HOUR, rpe=rpe)


@pytest.mark.parametrize("category, expected", [("easy", 91.26), ("threshold", 124.215), ("juggling", 91.26)])
def test_typical_load_of_ninety_minutes(category: str, expected: float) -> None:
    assert typical_load(duration_s=5400, category=category) == pytest.approx(expected)


@pytest.mark.parametrize(
    "changes, method",
    [
        ({}, "rtss"),
        ({"threshold_speed_m_s": None}, "hrtss"),
        ({"threshold_speed_m_s": 0.0}, "hrtss"),
        (NO_SPEED, "hrtss"),
        (NO_SPEED | {"max_hr_bpm": None}, "srpe"),
        (NO_SPEED | {"resting_hr_bpm": None}, "srpe"),
        (NO_SPEED | {"resting_hr_bpm": 190.0}, "srpe"),
        (NO_SPEED | {"threshold_hr_bpm": None}, "srpe"),
        (NO_SPEED | {"threshold_hr_bpm": 45.0}, "srpe"),
        (NO_SPEED | NO_HR, "srpe"),
        (NO_SPEED | NO_HR | {"rpe": None}, "typical"),
        (NO_SPEED | NO_HR | {"rpe": 0}, "typical"),
        (NO_SPEED | NO_HR | {"rpe": 15}, "typical"),
    ],
)
def test_load_of_takes_the_best_method_that_is_known(changes: dict[str, Any], method: str) -> None:
    assert load_with(**changes).method == method


def test_load_of_a_speed_stream_keeps_its_inputs() -> None:
    windows = np.convolve(VARIED_SPEED, np.full(30, 1 / 30), mode="valid")
    normalised = float(np.mean(windows**4) ** 0.25)

    load = load_with()

    assert load.value == pytest.approx((normalised / 4.0) ** 2 * 100)
    assert load.inputs == {
        "source": "stream",
        "duration_s": HOUR,
        "normalised_speed_m_s": pytest.approx(normalised),
        "threshold_speed_m_s": 4.0,
    }


def test_load_of_a_summary_takes_the_mean_speed() -> None:
    load = load_with(speed_m_s=None)

    assert (load.value, load.inputs["source"]) == (pytest.approx(64.0), "mean")


@pytest.mark.parametrize(
    "stream",
    [np.zeros(HOUR), np.full(HOUR, NAN), np.array([]), np.where(np.arange(HOUR) < 1700, 3.0, NAN)],
)
def test_load_of_a_speed_stream_that_says_too_little_takes_the_summary(stream: np.ndarray) -> None:
    assert load_with(speed_m_s=stream).inputs["source"] == "mean"


def test_load_of_a_broken_stream_counts_the_whole_duration() -> None:
    holed = np.where(np.arange(HOUR) < 2600, VARIED_SPEED, NAN)
    first_part = load_with(speed_m_s=VARIED_SPEED[:2600], duration_s=2600)

    assert load_with(speed_m_s=holed).value == pytest.approx(first_part.value * HOUR / 2600)


def test_load_of_hills_counts_the_climb() -> None:
    climbing = load_with(altitude_m=0.1 * np.cumsum(VARIED_SPEED))

    assert climbing.value == pytest.approx(load_with().value * (5.968214 / 3.6) ** 2)


def test_load_of_ignores_satellite_spikes() -> None:
    spiked = VARIED_SPEED.copy()
    spiked[500:503], spiked[2000] = 11.5, 80.0

    assert load_with(speed_m_s=spiked).value == pytest.approx(load_with().value, rel=0.001)


def test_load_of_an_hour_at_threshold_heart_rate_is_100() -> None:
    load = load_with(**NO_SPEED, heart_rate_bpm=np.full(HOUR, 170.0))

    assert load.value == pytest.approx(100.0)


def test_load_of_a_mean_heart_rate_by_hand() -> None:
    # 40 min at 150 of 50..190: reserve 0.714286, TRIMP 40 · 0.714286 · 0.64 · e^1.371429 = 72.0636
    load = load_with(**NO_SPEED, heart_rate_bpm=None, duration_s=2400)

    assert (load.value, load.inputs["trimp"]) == (
        pytest.approx(42.2286, abs=1e-3),
        pytest.approx(72.0636, abs=1e-3),
    )


def test_load_of_heart_rate_counts_an_unknown_stretch_as_the_rest() -> None:
    lost = np.where(np.arange(HOUR) % 500 < 100, 0.0, 160.0)

    assert load_with(**NO_SPEED, heart_rate_bpm=lost).value == pytest.approx(
        load_with(**NO_SPEED, heart_rate_bpm=np.full(HOUR, 160.0)).value
    )


def test_load_of_an_unplausible_mean_goes_on_to_the_next_method() -> None:
    load = load_with(speed_m_s=None, mean_speed_m_s=25.0, heart_rate_bpm=None, mean_hr_bpm=0.0)

    assert load.method == "srpe"


@pytest.mark.parametrize("duration_s", [-1.0, NAN, np.inf])
def test_load_of_refuses_a_duration_that_is_none(duration_s: float) -> None:
    with pytest.raises(BadDuration):
        load_with(duration_s=duration_s)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=120), st.floats(0, 1e6))
def test_load_of_any_stream_is_a_finite_number(values: list[float], duration_s: float) -> None:
    stream = np.array(values)

    load = load_with(speed_m_s=stream, altitude_m=stream, heart_rate_bpm=stream, duration_s=duration_s)

    assert 0 <= load.value < np.inf
