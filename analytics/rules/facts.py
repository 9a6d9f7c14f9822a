"""What is known about an athlete's morning: one flat record, in which None is unknown and adds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

Known = float | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a rule may read. What a watch thinks of readiness is a comparison, and not here.

    `score` 0..100, `band`, `fall`: points lost since so many check-ins ago. `pain` 0..10, `run_pain`: the
    worst of the day's runs. `rest_day`: nothing is planned. `allowed`: what open episodes allow;
    `held_back`: not the day's session.
    `unheard_days`: since a check-in that told of illness or notable pain, the last one that came.
    `*_days` count days running up to today, or days since; `race_days` until the next A or B race.
    `hrv_z`, `resting_hr_z`: standard deviations from the own baseline, of HRV of the same kind (rMSSD and
    SDNN are never mixed); `sleep_short_h`: hours less than usual. `ramp`, `monotony` and `strain` as in
    analytics.fitness; `strain_ratio`: to the mean of the four weeks before. `effort_over`: mean of RPE
    less the expected over the last `effort_runs` rated runs; `easy_hard`: easy runs that were run too
    hard; `decoupling_rise` in points of percent. `missed_key`: key sessions missed. `failing_days`: since
    files or a connection began to fail.
    """

    score: int | None = None
    band: str | None = None
    fall: int | None = None
    pain: int | None = None
    body_part: str = ""
    side: str = ""
    pain_days: int | None = None
    ill: bool | None = None
    ill_days: int | None = None
    unheard_days: int | None = None
    unheard_since: str = ""
    unheard_pain: int | None = None
    hrv_z: float | None = None
    hrv_kind: str = ""
    hrv_days: int | None = None
    resting_hr_z: float | None = None
    resting_hr_days: int | None = None
    sleep_short_h: float | None = None
    sleep_days: int | None = None
    ramp: float | None = None
    monotony: float | None = None
    strain: float | None = None
    strain_ratio: float | None = None
    days_without_rest: int | None = None
    session: str = ""
    key_session: bool | None = None
    rest_day: bool | None = None
    race_today: bool | None = None
    allowed: str = ""
    held_back: bool | None = None
    race_days: int | None = None
    race: str = ""
    effort_over: float | None = None
    effort_runs: int | None = None
    easy_hard: int | None = None
    decoupling_rise: float | None = None
    run_pain: int | None = None
    missed_key: int | None = None
    check_in_days: int | None = None
    check_in_since: str = ""
    upload_days: int | None = None
    upload_since: str = ""
    contact_days: int | None = None
    failing_days: int | None = None


NAMES = tuple(item.name for item in fields(Facts))
NOTHING = Facts()


def to_json(facts: Facts) -> dict[str, Known]:
    """What is known, by name; the unknown is left out."""
    found = {name: getattr(facts, name) for name in NAMES}
    return {name: value for name, value in found.items() if value is not None and value != ""}


def from_json(stored: Mapping[str, Any]) -> Facts:
    """The facts as they were kept; a name that no rule reads any more is left out."""
    return Facts(**{name: value for name, value in stored.items() if name in NAMES})
