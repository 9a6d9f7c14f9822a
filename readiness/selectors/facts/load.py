"""The week's strain against that of the weeks before."""

from collections.abc import Mapping
from datetime import timedelta
from math import fsum

from analytics.fitness import strain
from analytics.samples import Array
from readiness.selectors.facts.known import LOAD_DAYS, Known, Part

WEEK = 7
WEEKS_BEFORE = 4


def latest(loads: Mapping[int, Array]) -> dict[int, list[float]]:
    """By athlete what the rules look back on, of the loads of each day up to yesterday."""
    return {pk: [0.0] * max(0, LOAD_DAYS - len(its)) + its[-LOAD_DAYS:].tolist() for pk, its in loads.items()}


def strained(known: Known) -> Part:
    """Strain of the seven days up to yesterday, and how many times the mean of the four weeks before it is.

    Unknown where one of the weeks has none (Foster: no two days differ), or the athlete did not run then.
    """
    days = known.loads
    if fsum(days[-WEEK:]) == 0:
        return Part()
    *before, now = (strain(days[first : first + WEEK]) for first in range(0, LOAD_DAYS, WEEK))
    held = [week for week in before if week is not None]
    usual = fsum(held) / WEEKS_BEFORE if len(held) == WEEKS_BEFORE else 0.0
    if now is None or usual <= 0:
        return Part()
    yesterday = known.ago(1)
    monday = yesterday - timedelta(days=yesterday.weekday())
    return Part({"strain": round(now, 1), "strain_ratio": round(now / usual, 2)}, {"strain": monday})
