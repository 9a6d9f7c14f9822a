"""What speaks against a plan: hard days together, too little time, a steep ramp, a near race, open flags.

Of a change to one also: that it puts a session on a race's day or on one that is locked, or past a race.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from analytics.fitness import ATL_DAYS, CTL_DAYS, RAMP_DAYS, Floats, forecast

DAY = timedelta(days=1)
MINUTE_S = 60.0
RACE_WITHIN_DAYS = 3


class PlanRule(StrEnum):
    HARD_DAYS = "hard_days"
    OVER_TIME = "over_time"
    RAMP = "ramp"
    NEAR_RACE = "near_race"
    FLAGS = "flags"
    ON_RACE = "on_race"
    ON_LOCKED = "on_locked"
    PAST_RACE = "past_race"


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day with all that is planned on it; `key` where one of its sessions is a key session or a race."""

    day: date
    duration_s: float = 0.0
    load: float = 0.0
    key: bool = False
    available_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that speaks against a day, with its numbers."""

    rule: PlanRule
    day: date
    params: dict[str, float] = field(default_factory=dict)


def check_days(
    days: Sequence[PlannedDay], *, first: date, races: Sequence[date] = (), flags: int = 0
) -> tuple[Found, ...]:
    """What speaks against the days from `first` on; the days are in order, without a hole.

    A key session meets another on the day before; the time planned is more than the athlete has; a key
    session lies in the three days before a race; `flags` are open on `first`, and something is planned then.
    """
    found: list[Found] = []
    for before, today in zip([None, *days], days, strict=False):
        if today.day < first:
            continue
        if before is not None and before.key and today.key:
            found.append(Found(PlanRule.HARD_DAYS, today.day))
        if today.duration_s > today.available_s:
            found.append(Found(PlanRule.OVER_TIME, today.day, _minutes(today)))
        found += _near(today, races)
        if flags and today.day == first and today.duration_s:
            found.append(Found(PlanRule.FLAGS, today.day, {"flags": flags}))
    return tuple(found)


def week_ramps(
    done: Floats,
    planned: Floats,
    *,
    ctl_days: float = CTL_DAYS,
    atl_days: float = ATL_DAYS,
    start_ctl: float = 0.0,
    start_atl: float = 0.0,
) -> list[float | None]:
    """Rise of CTL in the seven days up to each day, over the days done and those planned after them.

    None on the days on which fitness still warms up from an unknown start, as `athletes.fitness_on` has it.
    """
    whole = forecast(
        done, planned, ctl_days=ctl_days, atl_days=atl_days, start_ctl=start_ctl, start_atl=start_atl
    )
    ctl, known_from = whole.ctl.tolist(), RAMP_DAYS if start_ctl > 0 else whole.warm_up_days
    return [
        ctl[at] - ctl[at - RAMP_DAYS] if at >= max(known_from, RAMP_DAYS) else None for at in range(len(ctl))
    ]


def _minutes(day: PlannedDay) -> dict[str, float]:
    return {"planned": round(day.duration_s / MINUTE_S), "available": round(day.available_s / MINUTE_S)}


def _near(today: PlannedDay, races: Sequence[date]) -> list[Found]:
    if not today.key:
        return []
    near = [(race - today.day).days for race in races if 0 < (race - today.day).days <= RACE_WITHIN_DAYS]
    return [Found(PlanRule.NEAR_RACE, today.day, {"days": min(near)})] if near else []
