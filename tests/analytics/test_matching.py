"""Matching a run to the day's sessions."""

from analytics.matching import Candidate, match

EASY = Candidate(1, "running", 2400)
LONG = Candidate(2, "running", 7200)
RIDE = Candidate(3, "cycling", 3000)
UNTIMED = Candidate(4, "running", None)


def test_match_takes_the_closest_duration_of_the_sport() -> None:
    assert match(3000, [EASY, LONG, RIDE], "running") == 1
    assert match(6000, [EASY, LONG, RIDE], "running") == 2


def test_match_leaves_a_locked_session_alone() -> None:
    assert match(2400, [Candidate(1, "running", 2400, locked=True), LONG], "running") == 2


def test_match_of_nothing_open_is_none() -> None:
    assert match(2400, [RIDE, Candidate(1, "running", 2400, locked=True)], "running") is None
    assert match(2400, [], "running") is None


def test_match_takes_a_session_of_unknown_length_last() -> None:
    assert match(600, [UNTIMED, LONG], "running") == 2
    assert match(600, [UNTIMED, RIDE], "running") == 4


def test_match_between_equals_takes_the_first() -> None:
    assert match(3000, [Candidate("a", "running", 2400), Candidate("b", "running", 3600)], "running") == "a"
