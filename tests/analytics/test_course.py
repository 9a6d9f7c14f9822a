"""The course of fitness: mornings, evenings, ramps, and what a load adds."""

import math
from datetime import date, timedelta

import numpy as np
import pytest

from analytics.course import Rules, Standing, course, ctl_kept, ctl_weights
from analytics.fitness import fitness

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)


def test_a_race_is_run_with_the_form_of_its_morning() -> None:
    found = course([100.0, 0.0], [50.0], today=TODAY, rules=Rules())

    evening, morning = found.evening(TODAY - DAY), found.morning(TODAY)

    assert evening is not None
    assert morning == Standing(evening.ctl, evening.atl, evening.ctl - evening.atl)
    assert found.evening(TODAY) == Standing(found.ctl[2], found.atl[2], morning.tsb)


def test_before_the_first_day_stands_what_the_coach_has_set() -> None:
    found = course([], [10.0], today=TODAY, rules=Rules(start_ctl=40.0, start_atl=30.0))

    assert found.morning(TODAY) == Standing(40.0, 30.0, 10.0)
    assert (found.evening(TODAY - DAY), found.evening(TODAY + DAY)) == (None, None)
    assert found.morning(TODAY + DAY) is not None


def test_the_ramp_is_told_once_fitness_has_warmed_up() -> None:
    cold = course([50.0] * 42, [50.0] * 7, today=TODAY, rules=Rules())
    warm = course([50.0] * 8, [], today=TODAY, rules=Rules(start_ctl=20.0))

    assert (cold.ramp(TODAY - DAY), cold.ramp(TODAY + 9 * DAY)) == (None, None)
    assert cold.ramp(TODAY) == pytest.approx(cold.ctl[42] - cold.ctl[35])
    assert warm.ramp(TODAY - DAY) == pytest.approx(warm.ctl[7] - warm.ctl[0])


def test_weights_say_what_each_days_load_adds() -> None:
    loads, before = [30.0, 0.0, 80.0, 45.0], 52.0
    added = sum(load * weight for load, weight in zip(loads, ctl_weights(4), strict=True))

    found = fitness(np.array(loads), start_ctl=before).ctl[-1]

    assert ctl_kept(before, 4) + added == pytest.approx(found)
    assert ctl_weights(1) == [pytest.approx(1 - math.exp(-1 / 42))]
