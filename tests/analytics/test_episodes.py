"""What open episodes allow, and the days they cost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.episodes import ALLOWED_IN, Allowance, Held, Lost, ReturnState, days_lost, held_to, strictest

TODAY = date(2026, 11, 21)
days = st.integers(0, 60).map(lambda ago: TODAY - timedelta(days=ago))


@pytest.mark.parametrize(
    "allowance,category,key,held",
    [
        (Allowance.NOTHING, "easy", False, Held.RESTED),
        (Allowance.EASY, "easy", False, Held.NOT),
        (Allowance.EASY, "recovery", False, Held.NOT),
        (Allowance.EASY, "long", False, Held.EASED),
        (Allowance.NO_KEY, "long", False, Held.NOT),
        (Allowance.NO_KEY, "threshold", True, Held.EASED),
        (Allowance.ALL, "threshold", True, Held.NOT),
    ],
)
def test_a_session_is_held_to_what_is_allowed(
    allowance: Allowance, category: str, key: bool, held: Held
) -> None:
    assert held_to(allowance, category=category, key=key) is held


def test_the_strictest_counts_and_nothing_open_allows_everything() -> None:
    assert strictest([Allowance.NO_KEY, Allowance.NOTHING, Allowance.ALL]) is Allowance.NOTHING
    assert strictest([]) is Allowance.ALL


def test_each_step_of_the_way_back_allows_more() -> None:
    ranks = [list(Allowance).index(ALLOWED_IN[state]) for state in ReturnState]

    assert ranks == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "spans,lost",
    [
        ([(3, None)], 4),
        ([(10, 3)], 7),
        ([(10, 3), (5, None)], 11),
        ([(10, 8), (8, 6)], 4),
        ([], 0),
    ],
)
def test_days_lost(spans: list[tuple[int, int | None]], lost: int) -> None:
    ago = [None if back is None else TODAY - timedelta(days=back) for _began, back in spans]
    told = [
        Lost(TODAY - timedelta(days=began), back) for (began, _back), back in zip(spans, ago, strict=True)
    ]

    assert days_lost(told, TODAY) == lost


@given(st.lists(st.tuples(days, st.one_of(st.none(), days)), max_size=8))
def test_days_lost_are_the_days_that_any_episode_covers(spans: list[tuple[date, date | None]]) -> None:
    told = [Lost(began, back) for began, back in spans]

    covered = {
        began + timedelta(days=number)
        for began, back in spans
        for number in range(((back or TODAY + timedelta(days=1)) - began).days)
    }

    assert days_lost(told, TODAY) == len(covered)
