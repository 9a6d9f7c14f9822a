"""What is on record of an athlete, as far as the rules of the clock look back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from analytics.rules import Facts
from athletes.models import Athlete
from athletes.settings import Settings

DAYS = 42
"""How far back measurements and runs are read: a baseline of four weeks, and two weeks that can be off it."""
LOAD_DAYS = 35
"""This week and the four before it."""


@dataclass(frozen=True, slots=True)
class Season:
    """The published plan, while it runs; `seen_on`: the local day from which the athlete could see it."""

    starts_on: date
    last_day: date
    seen_on: date

    def expects(self, day: date) -> bool:
        return day <= self.last_day

    @property
    def since(self) -> date:
        return max(self.starts_on, self.seen_on)


@dataclass(frozen=True, slots=True)
class Heard:
    """The local days of the last check-in, run and word from the coach; None where there never was one."""

    check_in: date | None = None
    run: date | None = None
    contact: date | None = None


@dataclass(frozen=True, slots=True)
class Morning:
    """What a check-in said of pain and illness."""

    day: date
    pain: int
    ill: bool
    body_part: str


class Measured(NamedTuple):
    """One source's measurements of a day, which is numbered from DAY_ZERO on."""

    day: int
    source: str
    hrv_ms: float | None
    hrv_kind: str
    resting_hr_bpm: float | None
    sleep_h: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """A run that was matched to a planned session; `target`: the hardest RPE that its steps ask for."""

    day: date
    category: str
    rpe: int | None
    target: float | None
    hard_share: float | None
    decoupling_pct: float | None


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that is known of one athlete on their local day; empty where it was not asked for.

    `loads`: of each of the LOAD_DAYS days up to yesterday, the last day last.
    """

    athlete: Athlete
    day: date
    settings: Settings
    season: Season | None = None
    heard: Heard = Heard()
    mornings: Sequence[Morning] = ()
    measured: Sequence[Measured] = ()
    loads: Sequence[float] = ()
    missed: Sequence[date] = ()
    due: int = 0
    race: tuple[date, str] | None = None
    runs: Sequence[Run] = ()

    def ago(self, days: int) -> date:
        """So many days before the athlete's today."""
        return self.day - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of an athlete's day, and on which day each piece of evidence began, by its code."""

    athlete: Athlete
    day: date
    settings: Settings
    facts: Facts
    days: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the facts by name, and on which day their evidence began, by the code of its rule."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)

    def joined(self, facts: Mapping[str, Any], code: str = "", began: date | int | None = None) -> "Part":
        """With more of them; the day may come as its number."""
        day = date.fromordinal(began) if isinstance(began, int) else began
        return Part({**self.facts, **facts}, self.days if day is None else {**self.days, code: day})
