"""Who runs in the season: everybody has usual answers, a usual noise, and a week of their own."""

from dataclasses import dataclass

import numpy as np

COACHES = 4
WATCH_SHARE, RATING_SHARE = 0.8, 0.7
USUAL, USUAL_SPREAD = 4.2, 0.3
"""What somebody well answers, as in the demo. Around 3.9 a usual morning is amber (docs/simulation.md)."""


@dataclass(frozen=True, slots=True)
class Person:
    """`answers`: the usual ones, 1..5; `noise`: their standard deviation from day to day.

    `hrv_ms` (rMSSD), `hrv_sd` of its logarithm, `resting_hr_bpm` and `sleep_h` are None without a watch.
    `week_load`: of the first week. `skips`: how often a morning goes by without an answer, 0..1; `misses`:
    how often a session is not run. `rates`: says how runs felt.
    """

    number: int
    answers: tuple[float, float, float, float]
    noise: float
    hrv_ms: float | None
    hrv_sd: float
    resting_hr_bpm: float
    sleep_h: float
    week_load: float
    skips: float
    misses: float
    rates: bool

    @property
    def coach(self) -> int:
        return self.number % COACHES

    @property
    def has_watch(self) -> bool:
        return self.hrv_ms is not None


def people(count: int, *, seed: int) -> list[Person]:
    """So many; the same seed, the same people."""
    return [_person(number, np.random.default_rng([seed, number])) for number in range(count)]


def _person(number: int, dice: np.random.Generator) -> Person:
    sleep, energy, recovery, stress = (float(value) for value in dice.normal(USUAL, USUAL_SPREAD, 4))
    return Person(
        number=number,
        answers=(sleep, energy, recovery, stress),
        noise=float(dice.uniform(0.3, 0.6)),
        hrv_ms=float(dice.uniform(35, 90)) if dice.random() < WATCH_SHARE else None,
        hrv_sd=float(dice.uniform(0.06, 0.13)),
        resting_hr_bpm=float(dice.uniform(42, 60)),
        sleep_h=float(dice.uniform(6.7, 8.1)),
        week_load=float(dice.uniform(220, 520)),
        skips=float(dice.uniform(0.0, 0.15)),
        misses=float(dice.uniform(0.0, 0.08)),
        rates=bool(dice.random() < RATING_SHARE),
    )
