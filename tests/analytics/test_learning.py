"""A threshold is suggested where it spares most false alarms and hides nothing that somebody acted upon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.learning import Direction, Judged, Outcome, Rate, Threshold, Verdict, suggest

RAMP = Threshold(5.0, Direction.ABOVE)
SCORE = Threshold(70.0, Direction.BELOW)


def judged(verdict: Verdict, *values: float) -> list[Judged]:
    return [Judged(value, verdict) for value in values]


FALSE, TAKEN, GONE = Verdict.FALSE_ALARM, Verdict.APPROVED, Verdict.UNDONE
some = st.lists(
    st.builds(Judged, value=st.integers(5, 20).map(float), verdict=st.sampled_from(Verdict)), max_size=40
)


def test_the_nearest_threshold_that_spares_most_is_suggested() -> None:
    found = suggest([*judged(FALSE, 5, 6, 6, 7, 12), *judged(TAKEN, 9, 10, 11)], RAMP)

    assert (found.outcome, found.value, found.params["spared"]) == (Outcome.SUGGESTED, 7.0, 3)


def test_below_its_limit_a_rule_is_moved_down() -> None:
    found = suggest([*judged(FALSE, 69, 68, 66, 40), *judged(TAKEN, 60, 50, 30, 20)], SCORE)

    assert (found.outcome, found.value) == (Outcome.SUGGESTED, 65.0)


def test_nothing_that_was_acted_upon_is_hidden() -> None:
    found = suggest([*judged(FALSE, 6, 7, 8, 9), *judged(TAKEN, 6, 9, 10, 11)], RAMP)

    assert (found.outcome, found.value, found.params["hidden"]) == (Outcome.WOULD_HIDE, None, 1)


@pytest.mark.parametrize(
    "decisions, outcome",
    [
        (judged(FALSE, 5, 5, 5, 5, 5, 5, 5), Outcome.TOO_FEW),
        (judged(TAKEN, 5, 6, 7, 8, 9, 10, 11, 12), Outcome.NO_FALSE_ALARMS),
        ([*judged(FALSE, 5, 5, 5), *judged(GONE, 5, 5, 5, 5, 5)], Outcome.TOO_FEW),
    ],
)
def test_too_little_to_go_by_suggests_nothing(decisions: list[Judged], outcome: Outcome) -> None:
    found = suggest(decisions, RAMP)

    assert (found.outcome, found.value) == (outcome, None)


@given(some)
def test_a_suggestion_keeps_what_it_promises(decisions: list[Judged]) -> None:
    found = suggest(decisions, RAMP)

    false = [one.value for one in decisions if one.verdict is FALSE]
    taken = [one.value for one in decisions if one.verdict in {Verdict.APPROVED, Verdict.EDITED}]
    if found.value is not None:
        assert found.value > RAMP.now
        assert all(value >= found.value for value in taken)
        assert sum(value < found.value for value in false) > len(false) / 2
        nearer = found.value - RAMP.step
        assert sum(value < nearer for value in false) <= len(false) / 2


def test_what_was_undone_is_no_decision() -> None:
    rate = Rate(approved=3, edited=1, undone=5)

    assert (rate.decided, rate.acceptance, Rate(undone=1).acceptance) == (4, 0.75, None)
