"""What is planted: who gets into which trouble on which day, and what the trouble does to a day."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

OF_EACH_KIND = 10
GROWS_IN = 3
"""Days until a trouble that creeps in is there in full."""
INCUBATION = 2
"""Mornings that are off before an illness is called one, where it is felt before."""


class Trouble(StrEnum):
    OVERREACHING = "overreaching"
    ILLNESS = "illness"
    INJURY = "injury"
    SILENCE = "silence"


LASTS = {Trouble.OVERREACHING: 9, Trouble.ILLNESS: 8, Trouble.INJURY: 10, Trouble.SILENCE: 10}
"""Days from the first evidence."""

RECOVERS_IN = 7
"""Days after it in which a case is no false alarm yet: the baseline has the trouble in it."""

SHOWS_AS = {
    Trouble.OVERREACHING: {
        *("low_readiness", "falling", "ramp", "monotony", "no_rest", "key_session"),
        *("hrv_low", "resting_hr_high", "sleep_short", "strain", "effort_high"),
    },
    Trouble.ILLNESS: {
        *("low_readiness", "falling", "illness", "ill_lasting", "unheard"),
        *("hrv_low", "resting_hr_high"),
    },
    Trouble.INJURY: {"pain", "pain_lasting", "activity_pain", "unheard"},
    Trouble.SILENCE: {"silent", "no_upload"},
}
"""The reasons by which a coach who reads them knows what is the matter."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a day is off by: `answers` in points of each, `hrv` in own deviations, `load` as a factor."""

    answers: float = 0.0
    hrv: float = 0.0
    resting_hr_bpm: float = 0.0
    sleep_h: float = 0.0
    pain: int = 0
    ill: bool = False
    load: float = 1.0
    rpe: float = 0.0
    silent: bool = False


NOTHING = Effect()


@dataclass(frozen=True, slots=True)
class Problem:
    """A person's trouble; `begins`: the day of the season with the first evidence, `severity` about 1.

    `felt_before`: an illness that announces itself by answers and heart rate for two days.
    """

    person: int
    trouble: Trouble
    begins: int
    severity: float
    felt_before: bool

    def on(self, day: int) -> Effect:
        """What it does to the day of the season."""
        since = day - self.begins
        if not 0 <= since < LASTS[self.trouble]:
            return NOTHING
        return EFFECTS[self.trouble](self, since)

    def explains(self, day: int) -> bool:
        """True while a case of the person is no false alarm."""
        return 0 <= day - self.begins < LASTS[self.trouble] + RECOVERS_IN


def plant(count: int, *, first: int, last: int, seed: int) -> dict[int, Problem]:
    """Ten problems of each kind, by person: no two of one person, at random days of the season."""
    dice = np.random.default_rng([seed, 1])
    chosen = [int(number) for number in dice.permutation(count)[: OF_EACH_KIND * len(Trouble)]]
    found = (
        _problem(person, list(Trouble)[i % len(Trouble)], first, last, dice)
        for i, person in enumerate(chosen)
    )
    return {problem.person: problem for problem in found}


def _problem(person: int, trouble: Trouble, first: int, last: int, dice: np.random.Generator) -> Problem:
    begins = int(dice.integers(first, last + 1))
    return Problem(person, trouble, begins, float(dice.uniform(0.85, 1.3)), bool(dice.random() < 0.5))


def _overreaching(problem: Problem, since: int) -> Effect:
    """Load far above what is usual; answers, HRV and sleep give way within three days."""
    full = problem.severity * min(1.0, (since + 1) / GROWS_IN)
    return Effect(
        answers=-1.8 * full,
        hrv=-2.4 * full,
        resting_hr_bpm=5 * full,
        sleep_h=-0.7 * full,
        load=1.7,
        rpe=1.5 * full,
    )


def _illness(problem: Problem, since: int) -> Effect:
    before = INCUBATION if problem.felt_before else 0
    if since < before:
        return Effect(answers=-0.9 * problem.severity, hrv=-1.5 * problem.severity, resting_hr_bpm=5)
    return Effect(answers=-1.6 * problem.severity, hrv=-2.0, resting_hr_bpm=8, ill=True, load=0.0)


def _injury(problem: Problem, since: int) -> Effect:
    """Pain of 3 that grows by a point a day while it is run on."""
    pain = min(3 + since, 7)
    return Effect(answers=-0.3 * problem.severity, pain=pain, load=1.0 if pain < 5 else 0.0)


def _silence(_problem: Problem, _since: int) -> Effect:
    return Effect(silent=True, load=0.0)


EFFECTS = {
    Trouble.OVERREACHING: _overreaching,
    Trouble.ILLNESS: _illness,
    Trouble.INJURY: _injury,
    Trouble.SILENCE: _silence,
}


def evidence_complete(problem: Problem, *, last_answer: int, silent_days: int) -> int:
    """The day from which the 48 hours count.

    Of a silence there is none before the rule's own days are over: until then it is a morning slept through.
    """
    return last_answer + silent_days if problem.trouble is Trouble.SILENCE else problem.begins
