"""Series behind the tiles of a case."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.evidence import Trend, expected_rpe, ramps, trend, weekly_loads
from analytics.fitness import fitness, ramp
from analytics.load import session_rpe_load

MORNINGS = st.lists(st.none() | st.integers(0, 100), max_size=40)
LOADS = st.lists(st.floats(0, 300), max_size=60)


@pytest.mark.parametrize(
    "days, found",
    [
        ([60, 62, 58, 61, 59, 60, 60, 70, 72, 74], Trend.RISING),
        ([60, 62, 58, 61, 59, 60, 60, 50, 41, 33], Trend.FALLING),
        ([60, 62, 58, 61, 59, 60, 60, 61, 63, 62], Trend.LEVEL),
        ([60, None, None, None, None, None, None, None, None, 50], Trend.FALLING),
        ([60, 60, 60, 60, 60, 60, 60, None, None, None], Trend.UNKNOWN),
        ([70, 71], Trend.UNKNOWN),
    ],
)
def test_a_trend_is_three_mornings_against_the_week_before(days: list[int | None], found: Trend) -> None:
    assert trend(days) == found


@given(MORNINGS)
def test_a_trend_turns_around_with_its_days_turned_upside_down(days: list[int | None]) -> None:
    other = {Trend.RISING: Trend.FALLING, Trend.FALLING: Trend.RISING}
    upside_down = [None if day is None else 100 - day for day in days]

    assert trend(upside_down) == other.get(trend(days), trend(days))


@given(LOADS)
def test_each_week_is_the_sum_of_its_seven_days(loads: list[float]) -> None:
    weeks = weekly_loads(np.array(loads), 14)

    assert len(weeks) == 14
    for ago, week in enumerate(reversed(weeks)):
        end = len(loads) - ago
        assert week == (pytest.approx(sum(loads[end - 7 : end])) if end >= 7 else None)


@given(LOADS)
def test_the_last_ramp_is_the_one_that_the_rules_read(loads: list[float]) -> None:
    ctl = fitness(np.array(loads)).ctl

    last = ramps(ctl, 14)[-1]

    assert last == pytest.approx(ramp(ctl))


@given(rpe=st.integers(1, 10), minutes=st.integers(5, 300))
def test_the_expected_rpe_is_the_load_of_a_session_turned_around(rpe: int, minutes: int) -> None:
    load = session_rpe_load(duration_s=minutes * 60, rpe=rpe)

    assert expected_rpe(load=load, duration_s=minutes * 60) == pytest.approx(rpe)


@pytest.mark.parametrize("load, duration_s", [(0, 3600), (50, 0)])
def test_nothing_is_expected_of_nothing(load: float, duration_s: float) -> None:
    assert expected_rpe(load=load, duration_s=duration_s) is None
