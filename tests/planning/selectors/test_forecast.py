"""Fitness over a planned season."""

from datetime import timedelta

import pytest

from athletes.selectors import fitness_on
from planning import selectors
from tests.factories import NOW, Club
from tests.planning.making import make_run

TODAY = NOW.date()
DAY = timedelta(days=1)


def test_the_past_is_what_was_done_and_the_rest_what_is_planned(inside: Club) -> None:
    make_run(inside.athlete, TODAY - 3 * DAY, load=100.0)
    planned = {TODAY - DAY: 500.0, TODAY: 60.0, TODAY + DAY: 60.0}

    days = [TODAY - 9 * DAY, TODAY - DAY, TODAY, TODAY + 2 * DAY]
    found = selectors.fitness_ahead(athlete=inside.athlete, planned=planned, days=days, today=TODAY)

    yesterday = fitness_on(athlete=inside.athlete, day=TODAY - DAY).ctl
    kept = 0.976472  # e^(-1/42)
    assert found[:2] == [None, yesterday]
    assert found[2] == pytest.approx(yesterday * kept + 60 * (1 - kept), rel=1e-4)
    assert found[3] == pytest.approx(((found[2] or 0) * kept + 60 * (1 - kept)) * kept, rel=1e-4)


def test_without_a_run_it_begins_with_the_plan(inside: Club) -> None:
    found = selectors.fitness_ahead(
        athlete=inside.athlete, planned={TODAY: 42.0}, days=[TODAY - DAY, TODAY], today=TODAY
    )

    assert found == [None, pytest.approx(0.988, abs=0.01)]


def test_no_days_are_no_forecast(inside: Club) -> None:
    assert selectors.fitness_ahead(athlete=inside.athlete, planned={}, days=[], today=TODAY) == []
