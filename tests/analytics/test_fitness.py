"""CTL, ATL, TSB and the ratios made from daily loads."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.fitness import acwr, acwr_ewma, fitness, forecast, monotony, one_more_day, ramp, strain

LOADS = st.lists(st.floats(0, 500), max_size=120)
VARIED_WEEK = [0.0, 60.0, 45.0, 0.0, 80.0, 30.0, 120.0]
VARIED_MONTH = [float(day * 37 % 90) for day in range(28)]


def brute_force(loads: list[float], days: float, start: float) -> list[float]:
    series, value = [], start
    for load in loads:
        value = value * math.exp(-1 / days) + load * (1 - math.exp(-1 / days))
        series.append(value)
    return series


def test_fitness_of_four_days_by_hand() -> None:
    series = fitness(np.array([100.0, 0.0, 50.0, 80.0]))

    assert series.ctl.tolist() == pytest.approx([2.352831, 2.297473, 3.419833, 5.221635], abs=1e-6)
    assert series.atl.tolist() == pytest.approx([13.312210, 11.540061, 16.659929, 25.091892], abs=1e-6)
    assert series.tsb.tolist() == pytest.approx([0.0, -10.959379, -9.242588, -13.240096], abs=1e-6)


@given(LOADS, st.floats(1, 60), st.floats(1, 20), st.floats(0, 150), st.floats(0, 150))
def test_fitness_equals_a_plain_loop(loads: list[float], c: float, a: float, ctl: float, atl: float) -> None:
    series = fitness(np.array(loads), c, a, ctl, atl)

    expected_ctl, expected_atl = brute_force(loads, c, ctl), brute_force(loads, a, atl)
    before = zip([ctl, *expected_ctl[:-1]], [atl, *expected_atl[:-1]], strict=True)
    assert series.ctl.tolist() == pytest.approx(expected_ctl)
    assert series.atl.tolist() == pytest.approx(expected_atl)
    assert series.tsb.tolist() == pytest.approx([x - y for x, y in before][: len(loads)])


def test_fitness_of_many_athletes_equals_each_alone() -> None:
    loads = np.random.default_rng(7).uniform(0, 150, (90, 5))
    start = np.array([0.0, 10.0, 20.0, 30.0, 40.0])

    together = fitness(loads, start_ctl=start, start_atl=2 * start)

    for athlete in range(5):
        alone = fitness(loads[:, athlete], start_ctl=start[athlete], start_atl=2 * start[athlete])
        assert np.array_equal(together.ctl[:, athlete], alone.ctl)
        assert np.array_equal(together.atl[:, athlete], alone.atl)
        assert np.array_equal(together.tsb[:, athlete], alone.tsb)


def test_fitness_keeps_single_precision_and_its_argument() -> None:
    loads = np.full((30, 3), 50, dtype=np.float32)

    series = fitness(loads)

    assert {series.ctl.dtype, series.atl.dtype, series.tsb.dtype} == {np.dtype(np.float32)}
    assert np.array_equal(loads, np.full((30, 3), 50))


def test_fitness_marks_the_warm_up() -> None:
    assert fitness(np.zeros(3)).warm_up_days == 42
    assert fitness(np.zeros(3), ctl_days=30).warm_up_days == 30


def test_fitness_starts_from_what_the_coach_sets() -> None:
    series = fitness(np.array([0.0, 0.0]), start_ctl=60, start_atl=80)

    assert series.ctl.tolist() == pytest.approx([60 * math.exp(-1 / 42), 60 * math.exp(-2 / 42)])
    assert series.tsb.tolist() == pytest.approx([-20.0, 60 * math.exp(-1 / 42) - 80 * math.exp(-1 / 7)])


@given(LOADS, LOADS, st.floats(0, 100), st.floats(0, 100))
def test_forecast_equals_history_exactly(
    done: list[float], planned: list[float], ctl: float, atl: float
) -> None:
    past = fitness(np.array(done), start_ctl=ctl, start_atl=atl)

    spliced = forecast(np.array(done), np.array(planned), start_ctl=ctl, start_atl=atl)

    days = len(done)
    assert len(spliced.ctl) == days + len(planned)
    assert np.array_equal(spliced.ctl[:days], past.ctl)
    assert np.array_equal(spliced.atl[:days], past.atl)
    assert np.array_equal(spliced.tsb[:days], past.tsb)


def test_forecast_goes_on_with_the_planned_loads() -> None:
    spliced = forecast(np.array([100.0, 0.0]), np.array([50.0, 80.0]))

    assert spliced.ctl.tolist() == fitness(np.array([100.0, 0.0, 50.0, 80.0])).ctl.tolist()


@given(st.lists(st.floats(0, 500), min_size=1, max_size=60))
def test_one_more_day_equals_fitness(loads: list[float]) -> None:
    before, after = (
        fitness(np.array(loads[:-1]), start_ctl=40, start_atl=30),
        fitness(np.array(loads), start_ctl=40, start_atl=30),
    )
    ctl = float(before.ctl[-1]) if len(loads) > 1 else 40.0
    atl = float(before.atl[-1]) if len(loads) > 1 else 30.0

    assert one_more_day(ctl, atl, loads[-1]) == (after.ctl[-1], after.atl[-1])


def test_one_more_day_of_many_athletes_at_once() -> None:
    ctl, atl = one_more_day(np.array([40.0, 50.0]), np.array([30.0, 70.0]), np.array([0.0, 120.0]))

    assert ctl.tolist() == pytest.approx([40 * math.exp(-1 / 42), 50 + 70 * (1 - math.exp(-1 / 42))])
    assert atl.tolist() == pytest.approx([30 * math.exp(-1 / 7), 70 + 50 * (1 - math.exp(-1 / 7))])


def test_ramp_is_the_rise_in_a_week() -> None:
    assert ramp([40.0, 41.5, 41.0, 43.0, 44.0, 43.5, 46.0, 48.5]) == pytest.approx(8.5)
    assert ramp(np.array([9.0, 40.0, 41.5, 41.0, 43.0, 44.0, 43.5, 36.0])) == pytest.approx(27.0)


def test_ramp_needs_eight_days() -> None:
    assert ramp([40.0] * 7) is None


def test_monotony_and_strain_by_foster() -> None:
    # Mean 47.857143, sample standard deviation 43.383670, weekly load 335.
    assert monotony(VARIED_WEEK) == pytest.approx(1.103114, abs=1e-6)
    assert strain(VARIED_WEEK) == pytest.approx(369.543257, abs=1e-5)


@pytest.mark.parametrize("week", [[0.0] * 7, [33.3] * 7, [30.1 + 3.2, *[33.3] * 6], [50.0, 60.0]])
def test_monotony_is_undefined_without_seven_days_that_differ(week: list[float]) -> None:
    assert monotony(week) is None
    assert strain(week) is None


def test_acwr_is_coupled() -> None:
    # 7 days of mean 39.428571 within 28 of mean 43.071429
    assert acwr(VARIED_MONTH) == pytest.approx(0.915423, abs=1e-6)
    assert acwr([500.0, *VARIED_MONTH]) == acwr(VARIED_MONTH)


def test_acwr_ewma_by_williams() -> None:
    # λ = 0.25 gives 37.933986, λ = 2/29 gives 37.206727.
    assert acwr_ewma(VARIED_MONTH) == pytest.approx(1.019546, abs=1e-6)


@pytest.mark.parametrize("month", [[50.0] * 27, [0.0] * 28, []])
def test_acwr_is_undefined_without_a_chronic_load(month: list[float]) -> None:
    assert acwr(month) is None
    assert acwr_ewma(month) is None
