"""Where it hurts, and for how many days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answers import BadAnswer
from analytics.spots import LONGEST_BACK, MOST_UNSAID, Place, Spot, merged, run_of, runs_on

DAY = date(2026, 11, 21)
CALF, FOOT = Place("calf", "left"), Place("foot", "right")
ONE = timedelta(days=1)


def mornings(*pains: int | None, place: Place = CALF) -> dict[date, tuple[Spot, ...]]:
    """Answers up to DAY, oldest first; None: nobody answered; 0: answered without pain."""
    days = {DAY - ONE * ago: pain for ago, pain in enumerate(reversed(pains))}
    return {day: (Spot(place, pain),) if pain else () for day, pain in days.items() if pain is not None}


@pytest.mark.parametrize(
    "pains,days,told",
    [
        ((3, 4, 4), 3, (3, 4, 4)),
        ((5, 0, 4, 4), 2, (4, 4)),
        ((3, None, 4), 3, (3, 4)),
        ((3, None, None, 4), 4, (3, 4)),
        ((3, None, None, None, 4), 1, (4,)),
        ((4, 4, 0), 0, ()),
        ((4, 4, None), 0, ()),
    ],
)
def test_days_run_on_until_a_morning_without_the_place(
    pains: tuple[int | None, ...], days: int, told: tuple[int, ...]
) -> None:
    found = run_of(CALF, mornings(*pains), DAY)

    assert (found.days, found.pains) == (days, told)


def test_the_other_side_is_another_place() -> None:
    found = run_of(Place("calf", "right"), mornings(3, 4, 4), DAY)

    assert found.days == 0


@given(st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=40))
def test_days_running_hold_their_promises(pains: list[int | None]) -> None:
    """From a painful morning to a painful one, none between without, within what is looked back over."""
    known = mornings(*pains)

    found = run_of(CALF, known, DAY)

    inside = [DAY - ONE * ago for ago in range(found.days)]
    said = [known.get(day) for day in inside]
    assert found.days <= LONGEST_BACK
    assert (found.days > 0) == bool(pains[-1])
    assert all(answer is None or answer for answer in said)
    assert list(found.pains) == [answer[0].pain for answer in reversed(said) if answer]
    assert not inside or known.get(inside[-1])


@given(st.lists(st.integers(1, 10), min_size=1, max_size=28), st.integers(0, MOST_UNSAID))
def test_another_painful_morning_never_shortens_a_run(pains: list[int], unsaid: int) -> None:
    shorter = run_of(CALF, mornings(*pains), DAY)
    longer = run_of(CALF, mornings(5, *[None] * unsaid, *pains), DAY)

    assert longer.days == min(LONGEST_BACK, shorter.days + 1 + unsaid) or longer.days == shorter.days


def test_runs_come_worst_first() -> None:
    both = {DAY: (Spot(CALF, 3), Spot(FOOT, 6)), DAY - ONE: (Spot(CALF, 3),)}

    assert [(run.place, run.days) for run in runs_on(both, DAY)] == [(FOOT, 1), (CALF, 2)]


def test_each_place_counts_once_with_the_most_that_was_said() -> None:
    found = merged([Spot(CALF, 3), Spot(FOOT, 6), Spot(CALF, 5), Spot(Place("hip"), 0)])

    assert found == (Spot(FOOT, 6), Spot(CALF, 5))


def test_pain_has_a_scale() -> None:
    with pytest.raises(BadAnswer):
        Spot(CALF, 11)
