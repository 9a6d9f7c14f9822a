"""How somebody wakes up: answers that follow the story of the last days."""

from dataclasses import dataclass

import numpy as np

from analytics.readiness import Answers, Problem
from athletes.recorded import Measurements
from demo.cast import Person, Story

MISSED_SHARE = 0.12
SILENT_DAYS = 5


@dataclass(frozen=True, slots=True)
class Morning:
    """The answers, or None where the athlete did not check in; and what the watch measured."""

    answers: Answers | None
    watch: Measurements
    note: str = ""


def morning(person: Person, *, days_ago: int) -> Morning:
    """The morning so many days ago. The same person and day, the same morning."""
    rng = np.random.default_rng([person.seed, days_ago])
    trouble = _trouble(person.story, days_ago)
    answers = _answers(person, rng, trouble, days_ago)
    missed = rng.random() < MISSED_SHARE and days_ago > 0 and trouble == 0
    silent = person.story == Story.SILENT and days_ago < SILENT_DAYS
    return Morning(
        None if missed or silent else answers, _watch(person, rng, trouble), _note(person.story, days_ago)
    )


def _trouble(story: Story, days_ago: int) -> float:
    """0 for a usual morning, up to 1."""
    lasts = {Story.STRAINED: 4, Story.ILL: 2, Story.CALF: 5, Story.OVERREACHING: 4}.get(story, 0)
    return 0.0 if days_ago >= lasts else 1.0 - days_ago / (lasts + 1)


def _answers(person: Person, rng: np.random.Generator, trouble: float, days_ago: int) -> Answers:
    usual = rng.normal((4.4, 4.3, 4.2, 4.4), 0.6)
    sleep, energy, recovery, stress = (int(value) for value in np.clip(np.round(usual - 2.2 * trouble), 1, 5))
    if person.story == Story.ILL and trouble:
        return Answers(sleep, energy, recovery, stress, Problem.ILL)
    if person.story == Story.CALF and trouble:
        pain = max(2, round(7 * trouble))
        return Answers(sleep, energy, max(1, recovery - 1), stress, Problem.PAIN, pain, "calf")
    return Answers(sleep, energy, recovery, stress)


def _watch(person: Person, rng: np.random.Generator, trouble: float) -> Measurements:
    if not person.has_watch:
        return Measurements()
    return Measurements(
        hrv_ms=round(float(rng.normal(64, 5) * (1 - 0.28 * trouble)), 1),
        resting_hr_bpm=round(float(rng.normal(person.resting_hr_bpm, 1.5) + 6 * trouble)),
        sleep_h=round(float(np.clip(rng.normal(7.4, 0.6) - 1.4 * trouble, 3.5, 10)), 2),
    )


def _note(story: Story, days_ago: int) -> str:
    notes = {
        Story.ILL: "Fever since last night.",
        Story.CALF: "Calf tight on the stairs.",
        Story.STRAINED: "Deadlines at work.",
    }
    return notes.get(story, "") if days_ago == 0 else ""
