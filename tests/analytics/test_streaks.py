"""Days running, against the own days before."""

import pytest

from analytics.streaks import Streak, deviations, shortfalls, streak

USUAL = [(day, 50.0 + day % 3) for day in range(1, 29)]


def low(days: list[tuple[int, float]], today: int, limit: float = 1.0) -> Streak | None:
    off = deviations(days, floor=0.5, sign=-1, least=7, window=28)
    return streak(days, today=today, off=off, limit=limit)


def test_streak_counts_the_days_and_knows_the_first() -> None:
    found = low([*USUAL, (29, 40.0), (30, 41.0), (31, 40.0)], 31)

    assert found is not None
    assert (found.count, found.first, found.last) == (3, 29, 31)
    assert found.off > 1.0


def test_usual_day_ends_it() -> None:
    assert low([*USUAL, (29, 40.0), (30, 51.0)], 30) is None


def test_yesterday_s_counts_while_today_is_young() -> None:
    assert low([*USUAL, (29, 40.0)], 30) is not None
    assert low([*USUAL, (29, 40.0)], 31) is None


def test_one_morning_without_a_value_does_not_end_it_but_two_do() -> None:
    found = low([*USUAL, (29, 40.0), (31, 40.0)], 31)
    apart = low([*USUAL, (29, 40.0), (32, 40.0)], 32)

    assert found is not None
    assert apart is not None
    assert (found.count, apart.count) == (2, 1)


def test_baseline_that_is_too_short_says_nothing() -> None:
    assert low([*USUAL[-6:], (29, 10.0)], 29) is None


def test_shortfall_is_the_difference_to_the_mean() -> None:
    days = [*((day, 8.0) for day in range(1, 8)), (8, 6.0)]

    off = shortfalls(days, least=7, window=28)

    assert off(7) == pytest.approx(2.0)
    assert off(3) is None
