"""How somebody wakes up on a day of the season: usual, after a bad night, or in trouble."""

from dataclasses import dataclass

import numpy as np

from analytics.answers import Answers, Problem
from tests.simulation.people import Person
from tests.simulation.problems import NOTHING, Effect

BAD_NIGHT_SHARE = 0.02
BAD_NIGHT = Effect(answers=-0.6, hrv=-0.8, resting_hr_bpm=2, sleep_h=-2.2)
BODY_PART = "calf"


@dataclass(frozen=True, slots=True)
class Measured:
    hrv_ms: float
    resting_hr_bpm: float
    sleep_h: float


@dataclass(frozen=True, slots=True)
class Morning:
    """None where the athlete did not answer, or the watch was not worn."""

    answers: Answers | None
    measured: Measured | None


def morning(
    person: Person, day: int, effect: Effect, *, seed: int, first_of_trouble: bool = False
) -> Morning:
    """The same arguments, the same morning. The first evidence is one because somebody gives it."""
    dice = np.random.default_rng([seed, 2, person.number, day + 1000])
    night = BAD_NIGHT if dice.random() < BAD_NIGHT_SHARE else NOTHING
    asleep = dice.random() < person.skips and not first_of_trouble
    answers, measured = _answers(person, effect, night, dice), _measured(person, effect, night, dice)
    if effect.silent:
        return Morning(None, None)
    return Morning(None if asleep else answers, measured)


def _answers(person: Person, effect: Effect, night: Effect, dice: np.random.Generator) -> Answers:
    shared = dice.normal(0, person.noise * 0.7)
    own = dice.normal(0, person.noise * 0.7, 4)
    off = effect.answers + night.answers + shared
    usual = np.array(person.answers) + own + off
    usual[0] += night.answers  # a bad night is felt as one first of all
    sleep, energy, recovery, stress = (int(value) for value in np.clip(np.round(usual), 1, 5))
    if effect.ill:
        return Answers(sleep, energy, recovery, stress, Problem.ILL)
    if effect.pain:
        return Answers(sleep, energy, recovery, stress, Problem.PAIN, effect.pain, BODY_PART)
    return Answers(sleep, energy, recovery, stress)


def _measured(person: Person, effect: Effect, night: Effect, dice: np.random.Generator) -> Measured | None:
    far, beats, hours = dice.normal(0, 1, 3)
    if person.hrv_ms is None:
        return None
    far += effect.hrv + night.hrv
    return Measured(
        hrv_ms=round(float(person.hrv_ms * np.exp(person.hrv_sd * far)), 1),
        resting_hr_bpm=round(
            float(person.resting_hr_bpm + 1.6 * beats + effect.resting_hr_bpm + night.resting_hr_bpm)
        ),
        sleep_h=round(
            float(np.clip(person.sleep_h + 0.6 * hours + effect.sleep_h + night.sleep_h, 3, 11)), 2
        ),
    )
