"""The load of the last seven days beside what is usual for this athlete now."""

from dataclasses import dataclass

from analytics.growth import CAP, LOADED
from analytics.samples import Array

WEEK = 7
LIGHTEST = 0.30
"""A cutback week holds back by as much at the most (FIELD, safety rules of planning)."""


@dataclass(frozen=True, slots=True)
class LoadBand:
    """`week`: load of the last seven days. Around the mean of the three loaded weeks before them: what a
    cutback leaves (`low`) up to what may be added (`high`), and `share`, the week by that mean; None where
    fewer than three weeks before have any load.
    """

    week: float
    low: float | None = None
    high: float | None = None
    share: float | None = None


def load_band(daily_load: Array) -> LoadBand:
    """The band of the week that ends with the last day.

    `daily_load`: shape (n,), load of each day, oldest first, any n. Weeks are counted back from the last
    day in steps of seven; a week without load is skipped. Source: the growth cap and the cutback of the
    safety rules of planning, by load instead of kilometres.
    """
    week = float(daily_load[-WEEK:].sum())
    before = daily_load[:-WEEK]
    whole = before[len(before) % WEEK :].reshape(-1, WEEK).sum(axis=1)
    loaded = whole[whole > 0][-LOADED:]
    if len(loaded) < LOADED:
        return LoadBand(week)
    mean = float(loaded.mean())
    return LoadBand(week, mean * (1 - LIGHTEST), mean * (1 + CAP), week / mean)
