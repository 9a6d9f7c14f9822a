"""The weeks that everybody trains by: three that grow, one that is cut back; and what is run of them."""

from dataclasses import dataclass

import numpy as np

from analytics.effort import expected_rpe
from tests.simulation.people import Person
from tests.simulation.problems import Effect

WEEK = 7
GROWTH, CUTBACK = 0.04, 0.7
LOAD_PER_HOUR = 55
SPREAD = 0.08


@dataclass(frozen=True, slots=True)
class Slot:
    """A session of the week: `share` of its load."""

    category: str
    share: float
    key: bool = False


SLOTS = {
    1: Slot("vo2", 0.19, key=True),
    2: Slot("easy", 0.13),
    3: Slot("threshold", 0.20, key=True),
    5: Slot("easy", 0.14),
    6: Slot("long", 0.34),
}
"""By weekday, Monday is 0."""


@dataclass(frozen=True, slots=True)
class Planned:
    slot: Slot
    load: float

    @property
    def duration_s(self) -> float:
        return self.load / LOAD_PER_HOUR * 3600


@dataclass(frozen=True, slots=True)
class Run:
    load: float
    rpe: int | None


def planned(person: Person, day: int) -> Planned | None:
    """The session of a day of the season; day 0 is a Monday, days before it are negative."""
    slot = SLOTS.get(day % WEEK)
    return None if slot is None else Planned(slot, week_load(person, day // WEEK) * slot.share)


def week_load(person: Person, week: int) -> float:
    return person.week_load * (1 + GROWTH) ** week * (CUTBACK if week % 4 == 3 else 1.0)


def run_of(person: Person, day: int, effect: Effect, *, seed: int) -> Run | None:
    """What was run on the day; overreaching also fills the days of rest."""
    dice = np.random.default_rng([seed, 3, person.number, day + 1000])
    misses, spread, felt = dice.random(), dice.normal(1, SPREAD), dice.normal(0, 0.8)
    session = planned(person, day)
    if session is None or not effect.load:
        extra = week_load(person, day // WEEK) * 0.12
        return Run(extra, None) if effect.load > 1 and session is None else None
    if misses < person.misses and effect.load <= 1:
        return None
    expected = expected_rpe(session.slot.category)
    rpe = int(np.clip(round(expected + felt + effect.rpe), 1, 10)) if person.rates and expected else None
    return Run(session.load * effect.load * float(np.clip(spread, 0.7, 1.3)), rpe)
