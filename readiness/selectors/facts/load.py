"""The week's strain against that of the weeks before."""

from datetime import timedelta
from math import fsum

from analytics.fitness import strain
from readiness.selectors.facts.known import Known, Part

WEEK = 7
WEEKS_BEFORE = 4


def strained(known: Known) -> Part:
    """Strain of the seven days up to yesterday, and how many times the mean of the four weeks before it is.

    Unknown where one of the weeks has none (Foster: no two days differ), or the athlete did not run then.
    """
    yesterday = known.ago(1)
    if not known.loads or fsum(known.loads.get(known.ago(ago), 0.0) for ago in range(1, WEEK + 1)) == 0:
        return Part()
    weeks = [_strain(known, week) for week in range(WEEKS_BEFORE + 1)]
    now, before = weeks[0], [week for week in weeks[1:] if week is not None]
    usual = fsum(before) / WEEKS_BEFORE if len(before) == WEEKS_BEFORE else 0.0
    if now is None or usual <= 0:
        return Part()
    monday = yesterday - timedelta(days=yesterday.weekday())
    return Part({"strain": round(now, 1), "strain_ratio": round(now / usual, 2)}, {"strain": monday})


def _strain(known: Known, week: int) -> float | None:
    last = 1 + week * WEEK
    return strain([known.loads.get(known.ago(ago), 0.0) for ago in range(last + WEEK - 1, last - 1, -1)])
