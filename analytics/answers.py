"""A check-in as the rules read it: today's answers, and the days before."""

import math
from dataclasses import dataclass
from enum import StrEnum

LOWEST_ANSWER, HIGHEST_ANSWER = 1, 5
HIGHEST_PAIN = 10
RMSSD = "rmssd"


Spoken = tuple[str, str, int]
"""A place that hurts as it was said: part of the body, side, 0..10."""


class BadAnswer(ValueError):
    """An answer outside its scale."""


class Problem(StrEnum):
    NONE = "none"
    PAIN = "pain"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Answers:
    """One check-in: four answers 1..5 (5 is good), pain 0..10, and what a device or the athlete measured.

    `spots`: each place that hurts; `pain` is the worst of them and `body_part` its part.

    Raises BadAnswer outside the scales.
    """

    sleep: int
    energy: int
    recovery: int
    stress: int
    problem: Problem = Problem.NONE
    pain: int = 0
    body_part: str = ""
    spots: tuple[Spoken, ...] = ()
    hrv_ms: float | None = None
    hrv_kind: str = RMSSD
    resting_hr_bpm: float | None = None
    sleep_h: float | None = None

    def __post_init__(self) -> None:
        for answer in (self.sleep, self.energy, self.recovery, self.stress):
            if not LOWEST_ANSWER <= answer <= HIGHEST_ANSWER:
                raise BadAnswer(f"answer {answer} is not between 1 and 5")
        if not 0 <= self.pain <= HIGHEST_PAIN:
            raise BadAnswer(f"pain {self.pain} is not between 0 and 10")
        if not all(0 < value < math.inf for value in (self.hrv_ms, self.resting_hr_bpm) if value is not None):
            raise BadAnswer("HRV and resting heart rate are above 0")
        if self.sleep_h is not None and not 0 <= self.sleep_h <= 24:
            raise BadAnswer(f"{self.sleep_h} hours of sleep")


@dataclass(frozen=True, slots=True)
class History:
    """Up to 28 days before the check-in, oldest first; HRV in ms, of the same kind only; hours; bpm."""

    sleep: tuple[int, ...] = ()
    energy: tuple[int, ...] = ()
    recovery: tuple[int, ...] = ()
    stress: tuple[int, ...] = ()
    hrv_ms: tuple[float, ...] = ()
    resting_hr_bpm: tuple[float, ...] = ()
    sleep_h: tuple[float, ...] = ()
    scores: tuple[int, ...] = ()
