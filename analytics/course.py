"""The course of fitness through a season: day by day what was done, and from today on what is planned."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from analytics.fitness import ATL_DAYS, CTL_DAYS, RAMP_DAYS, forecast

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """How fitness follows from load: time constants in days, and where it begins."""

    ctl_days: float = CTL_DAYS
    atl_days: float = ATL_DAYS
    start_ctl: float = 0.0
    start_atl: float = 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Fitness, fatigue and form at one time."""

    ctl: float
    atl: float
    tsb: float


@dataclass(frozen=True, slots=True)
class Course:
    """CTL and ATL at the end of each day from `first` on, and the values before it."""

    first: date
    ctl: tuple[float, ...]
    atl: tuple[float, ...]
    rules: Rules = Rules()

    def evening(self, day: date) -> Standing | None:
        """At the end of the day; its form is that of the morning (FIELD: TSB). None outside the course."""
        at = (day - self.first).days
        if not 0 <= at < len(self.ctl):
            return None
        before = self._before(at)
        return Standing(self.ctl[at], self.atl[at], before.tsb)

    def morning(self, day: date) -> Standing | None:
        """As one gets up on the day, before its load: how one stands on the start line."""
        at = (day - self.first).days
        return self._before(at) if 0 <= at <= len(self.ctl) else None

    def ramp(self, day: date) -> float | None:
        """Rise of CTL in the seven days up to the day; None while it warms up from an unknown start."""
        at = (day - self.first).days
        known_from = RAMP_DAYS if self.rules.start_ctl > 0 else math.ceil(self.rules.ctl_days)
        if not max(known_from, RAMP_DAYS) <= at < len(self.ctl):
            return None
        return self.ctl[at] - self.ctl[at - RAMP_DAYS]

    def _before(self, at: int) -> Standing:
        ctl = self.ctl[at - 1] if at else self.rules.start_ctl
        atl = self.atl[at - 1] if at else self.rules.start_atl
        return Standing(ctl, atl, ctl - atl)


def course(done: Sequence[float], planned: Sequence[float], *, today: date, rules: Rules) -> Course:
    """The loads of the days done, up to yesterday, and of those planned, from today on, as one course."""
    found = forecast(
        np.array(done, dtype=np.float64),
        np.array(planned, dtype=np.float64),
        ctl_days=rules.ctl_days,
        atl_days=rules.atl_days,
        start_ctl=rules.start_ctl,
        start_atl=rules.start_atl,
    )
    return Course(today - len(done) * DAY, tuple(found.ctl.tolist()), tuple(found.atl.tolist()), rules)


def ctl_weights(days: int, ctl_days: float = CTL_DAYS) -> list[float]:
    """What a load of 1 on each of so many days adds to CTL at the end of the last one."""
    kept = math.exp(-1 / ctl_days)
    return [(1 - kept) * kept ** (days - 1 - at) for at in range(days)]


def ctl_kept(ctl: float, days: int, ctl_days: float = CTL_DAYS) -> float:
    """What is left of CTL after so many days of rest."""
    return ctl * math.exp(-days / ctl_days)
