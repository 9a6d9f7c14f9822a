"""The tabs of the queue: which cases stand in each, and in which order."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from readiness.models import Intervention, InterventionState


class Tab(StrEnum):
    NEEDS_YOU = "needs-you"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the queue the coach stands: the tab, and the part of a name that is looked for."""

    tab: Tab = Tab.NEEDS_YOU
    search: str = ""

    @property
    def query(self) -> str:
        """The same as the query of an address."""
        return urlencode({"tab": self.tab.value, **({"q": self.search} if self.search else {})})


def standing_in(tab: Tab, clock: datetime) -> Q:
    """The condition of a tab. `clock` is now, by the organization's own clocks: they say when today began."""
    if tab == Tab.DONE:
        return Q(closed_at__gte=clock.replace(hour=0, minute=0, second=0, microsecond=0))
    waiting, asleep = Q(state=InterventionState.WAITING), Q(snoozed_until__gt=clock)
    if tab == Tab.WAITING:
        return Q(closed_at=None) & waiting
    if tab == Tab.SNOOZED:
        return Q(closed_at=None) & asleep & ~waiting
    return Q(closed_at=None) & ~asleep & ~waiting


def in_order(found: QuerySet[Intervention], tab: Tab, clock: datetime) -> QuerySet[Intervention]:
    """What needs the coach: breached first, then by severity, then by time left. Others by their clock."""
    if tab == Tab.WAITING:
        return found.order_by("due_at", "pk")
    if tab == Tab.SNOOZED:
        return found.order_by("snoozed_until", "pk")
    if tab == Tab.DONE:
        return found.order_by("-closed_at", "-pk")
    breached = Case(
        When(due_at__lt=clock, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    return found.alias(breached=breached).order_by("-breached", "-risk", "due_at", "pk")


def minutes_left(found: Intervention, clock: datetime) -> int | None:
    """Until the case is due; None where no clock runs: it is closed, or waits for the athlete."""
    if found.closed_at is not None or found.state == InterventionState.WAITING:
        return None
    return (found.due_at - clock) // timedelta(minutes=1)
