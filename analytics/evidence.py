"""Series behind the tiles of a case: a week's load by day, ramp by day, effort beside plan, the trend."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from analytics.fitness import RAMP_DAYS, Floats
from analytics.load import HIGHEST_RPE, LOWEST_RPE, THRESHOLD_RPE

WEEK = 7
RECENT_DAYS = 3
LEAST_STEP = 5.0
"""Points of readiness (0 to 100) by which three mornings must differ from the week before, to be a trend."""


class Trend(StrEnum):
    RISING = "rising"
    LEVEL = "level"
    FALLING = "falling"
    UNKNOWN = "unknown"


def trend(days: Sequence[float | None]) -> Trend:
    """Mean of the last three days with a value against that of the seven days before them; None is a gap.

    UNKNOWN where either side has none. Days are calendar days, today last.
    """
    recent = [value for value in days[-RECENT_DAYS:] if value is not None]
    before = [value for value in days[-RECENT_DAYS - WEEK : -RECENT_DAYS] if value is not None]
    if not recent or not before:
        return Trend.UNKNOWN
    step = float(np.mean(recent)) - float(np.mean(before))
    if abs(step) < LEAST_STEP:
        return Trend.LEVEL
    return Trend.RISING if step > 0 else Trend.FALLING


def weekly_loads(daily_load: Floats, days: int) -> list[float | None]:
    """Load of the seven days up to each of the last `days`, newest last; None before there are seven."""
    sums = np.convolve(daily_load, np.ones(WEEK), mode="valid") if len(daily_load) >= WEEK else np.empty(0)
    return _padded(sums, days)


def ramps(ctl: Floats, days: int) -> list[float | None]:
    """Rise of fitness in a week, CTL_t - CTL_{t-7}, on each of the last `days`; None before eight days."""
    rises = ctl[RAMP_DAYS:] - ctl[:-RAMP_DAYS] if len(ctl) > RAMP_DAYS else np.empty(0)
    return _padded(rises, days)


def expected_rpe(*, load: float, duration_s: float) -> float | None:
    """The RPE (CR-10) at which a run of this length has this load; None without a length or a load.

    The session-RPE load turned around: 1 h at RPE 7 is 100. Clipped to 1..10. Source: Foster 2001.
    """
    if duration_s <= 0 or load <= 0:
        return None
    asked = load / 100 * THRESHOLD_RPE * 3600 / duration_s
    return min(max(asked, float(LOWEST_RPE)), float(HIGHEST_RPE))


def _padded(values: Floats, days: int) -> list[float | None]:
    last = [float(value) for value in values[-days:]] if days else []
    return [*[None] * (days - len(last)), *last]
