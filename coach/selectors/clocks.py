"""How a case stands to its next target: a look at the clock for the row and for the case."""

from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple, Protocol

from analytics.business_time import BusinessTime, business_between
from readiness.models import InterventionState, Target

MINUTE = timedelta(minutes=1)


class Running(Protocol):
    """What is looked at of a case."""

    @property
    def state(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def opened_at(self) -> datetime: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def responded_at(self) -> datetime | None: ...
    @property
    def waiting_since(self) -> datetime | None: ...
    @property
    def escalated_at(self) -> datetime | None: ...


class Clock(NamedTuple):
    """Minutes of business left to the target, below 0 over it; `stopped`: it stands at that.

    `at` is when it is due, None where the clock stands; `zone` the organization's; `age` the minutes since it
    was opened, by the clock on the wall. `by_hours`: there are opening hours, and a day is no measure.
    """

    target: Target
    minutes: int
    stopped: bool
    at: datetime | None
    zone: tzinfo | None
    age: int
    escalated: bool
    by_hours: bool


def clock_of(case: Running, hours: BusinessTime, clock: datetime) -> Clock | None:
    """None where no clock runs any more: the case is closed. `clock` is now by the organization's clocks."""
    if case.closed_at is not None:
        return None
    stopped = case.state == InterventionState.WAITING
    now = (case.waiting_since or clock) if stopped else clock
    answered = case.responded_at is not None
    return Clock(
        Target.RESOLUTION if answered else Target.RESPONSE,
        business_between(now, case.due_at, hours) // MINUTE,
        stopped,
        None if stopped else case.due_at,
        clock.tzinfo,
        (clock - case.opened_at) // MINUTE,
        case.escalated_at is not None and not answered,
        not hours.always_open,
    )
