"""The week's load beside the three loaded weeks before it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.load_band import LoadBand, load_band

LOADS = st.lists(st.floats(0, 300), max_size=90)


def test_band_lies_around_the_three_loaded_weeks_before() -> None:
    weeks = [[40, 0, 60, 0, 50, 0, 150], [30, 0, 70, 0, 60, 0, 170], [50, 10, 40, 0, 80, 0, 190]]
    now = [20, 0, 90, 0, 70, 0, 200]

    found = load_band(np.array([day for week in [*weeks, now] for day in week], dtype=float))

    mean = (300 + 330 + 370) / 3
    assert found == LoadBand(380, pytest.approx(mean * 0.7), pytest.approx(mean * 1.1), pytest.approx(1.14))


def test_a_week_without_load_is_no_loaded_week() -> None:
    weeks = [[100.0] * 7, [90.0] * 7, [0.0] * 7, [80.0] * 7, [10.0, 20, 30, 40, 50, 60, 70]]

    found = load_band(np.array(weeks).ravel())

    assert found.share == pytest.approx(280 / 630)


def test_nothing_is_usual_before_three_loaded_weeks() -> None:
    assert load_band(np.array([50.0] * 20 + [70.0] * 7)) == LoadBand(490)
    assert load_band(np.empty(0)) == LoadBand(0)


@given(LOADS)
def test_band_holds_whatever_was_run(loads: list[float]) -> None:
    found = load_band(np.array(loads))

    assert found.week == pytest.approx(sum(loads[-7:]))
    if found.low is not None and found.high is not None and found.share is not None:
        assert 0 < found.low < found.high
        assert (found.week > found.high * (1 + 1e-9)) == (found.share > 1.1 * (1 + 1e-9))
