"""The scales of a check-in."""

from typing import Any

import pytest

from analytics.answers import Answers, BadAnswer

GOOD: dict[str, Any] = {"sleep": 4, "energy": 3, "recovery": 2, "stress": 5}


def test_answers_take_the_ends_of_each_scale() -> None:
    answers = Answers(
        sleep=1, energy=5, recovery=1, stress=5, pain=10, hrv_ms=0.1, resting_hr_bpm=30, sleep_h=0
    )

    assert (answers.pain, answers.sleep_h, answers.problem) == (10, 0, "none")


@pytest.mark.parametrize(
    "wrong",
    [
        {"sleep": 0},
        {"energy": 6},
        {"recovery": -1},
        {"stress": 9},
        {"pain": -1},
        {"pain": 11},
        {"hrv_ms": 0.0},
        {"hrv_ms": float("nan")},
        {"resting_hr_bpm": -50.0},
        {"resting_hr_bpm": float("inf")},
        {"sleep_h": 24.5},
        {"sleep_h": float("nan")},
    ],
)
def test_answers_outside_their_scale_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer):
        Answers(**(GOOD | wrong))
