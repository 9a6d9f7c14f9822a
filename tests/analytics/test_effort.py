"""How hard runs were, against what they were planned for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.effort import (
    EXPECTED_RPE,
    decoupling_rise,
    effort_over,
    expected_rpe,
    hard_share,
    was_too_hard,
)
from analytics.workout import Category


def test_every_category_has_an_expected_effort() -> None:
    assert set(EXPECTED_RPE) == {category.value for category in Category}


def test_target_of_the_steps_stands_over_the_category() -> None:
    assert (expected_rpe("easy"), expected_rpe("easy", target=8.0), expected_rpe("yoga")) == (3.0, 8.0, None)


def test_effort_over_is_the_mean_and_needs_enough_runs() -> None:
    runs = [(5.0, 3.0), (6.0, 4.0), (8.0, 8.0), (7.0, 4.0)]

    assert effort_over(runs, least=4) == pytest.approx(1.75)
    assert effort_over(runs[:3], least=4) is None
    assert effort_over([], least=0) is None


def test_hard_share_is_what_lies_above_the_second_zone() -> None:
    assert hard_share([600, 1200, 300, 300, 0, 0]) == pytest.approx(0.25)
    assert (hard_share(None), hard_share([0.0] * 6)) == (None, None)


@pytest.mark.parametrize(
    "share, rpe, hard",
    [(0.26, 2, True), (0.25, 9, False), (None, 5, True), (None, 4, False), (None, None, False)],
)
def test_zones_decide_and_rpe_where_they_are_unknown(
    share: float | None, rpe: float | None, hard: bool
) -> None:
    assert was_too_hard(share=share, rpe=rpe, expected=3.0, most_share=0.25, most_over=2.0) is hard


def test_decoupling_rises_against_the_runs_before() -> None:
    assert decoupling_rise([2.0, 4.0, 3.0, 9.0, 8.0, 10.0], runs=3) == pytest.approx(6.0)
    assert decoupling_rise([2.0, 4.0, 9.0, 8.0, 10.0], runs=3) is None


@given(st.lists(st.tuples(st.floats(1, 10), st.floats(1, 10)), min_size=1, max_size=20), st.randoms())
def test_effort_does_not_depend_on_the_order_of_the_runs(
    runs: list[tuple[float, float]], chance: object
) -> None:
    shuffled = [*runs]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert effort_over(shuffled, least=1) == effort_over(runs, least=1)
