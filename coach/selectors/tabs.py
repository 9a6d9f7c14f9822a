"""The tabs of the queue: which cases stand in each, and in which order."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import BooleanField, Case, DateTimeField, Q, QuerySet, Value, When

from coach.selectors.narrowing import Narrowed
from readiness.models import Intervention, InterventionState
from tenancy.database.prepared import Given


class Tab(StrEnum):
    NEEDS_YOU = "needs-you"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    DONE = "done"


NOT_NARROWED = Narrowed()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the queue the coach stands: the tab, the part of a name that is looked for, what is left.

    `back`: the athlete from whose page they decide, to be led back there.
    """

    tab: Tab = Tab.NEEDS_YOU
    search: str = ""
    narrowed: Narrowed = NOT_NARROWED
    back: UUID | None = None

    @property
    def query(self) -> str:
        """The same as the query of an address."""
        more = {"q": self.search, "back": str(self.back or "")}
        kept = {name: value for name, value in more.items() if value}
        return urlencode({"tab": self.tab.value, **dict(self.hidden), **kept})

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """What a search keeps besides the tab."""
        return self.narrowed.asked

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search or self.hidden)

    def of(self, tab: Tab) -> "Place":
        """The same in another tab."""
        return replace(self, tab=tab)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, and when today begins and ends by the organization's own clocks."""

    now: datetime | Given
    midnight: datetime | Given
    next_midnight: datetime | Given

    @property
    def given(self) -> dict[str, Any]:
        """For a query about WHENEVER."""
        return {"now": self.now, "midnight": self.midnight, "next_midnight": self.next_midnight}


WHENEVER = Moment(*(Given(name, DateTimeField()) for name in ("now", "midnight", "next_midnight")))
"""The moment of a query that is prepared: `ask` takes what is `given`."""


def moment(clock: datetime) -> Moment:
    """`clock` is now, by the organization's own clocks."""
    midnight = clock.replace(hour=0, minute=0, second=0, microsecond=0)
    return Moment(clock, midnight, midnight + timedelta(days=1))


def standing_in(tab: Tab, at: Moment) -> Q:
    """The condition of a tab."""
    if tab == Tab.DONE:
        return Q(closed_at__gte=at.midnight, closed_at__lt=at.next_midnight)
    waiting, asleep = Q(state=InterventionState.WAITING), Q(snoozed_until__gt=at.now)
    if tab == Tab.WAITING:
        return Q(closed_at=None) & waiting
    if tab == Tab.SNOOZED:
        return Q(closed_at=None) & asleep & ~waiting
    return Q(closed_at=None) & ~asleep & ~waiting


def in_order(found: QuerySet[Intervention], tab: Tab, at: Moment) -> QuerySet[Intervention]:
    """What needs the coach: breached first, then by severity, then by time left. Others by their clock."""
    if tab == Tab.WAITING:
        return found.order_by("due_at", "pk")
    if tab == Tab.SNOOZED:
        return found.order_by("snoozed_until", "pk")
    if tab == Tab.DONE:
        return found.order_by("-closed_at", "-pk")
    breached = Case(
        When(due_at__lt=at.now, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    return found.alias(breached=breached).order_by("-breached", "-risk", "due_at", "pk")


def in_parts(found: QuerySet[Intervention], tab: Tab, at: Moment) -> tuple[QuerySet[Intervention], ...]:
    """The same order, one part after the other: each stands in order in the index, both together do not."""
    if tab != Tab.NEEDS_YOU:
        return (in_order(found, tab, at),)
    breached = Q(due_at__lt=at.now)
    return tuple(found.filter(part).order_by("-risk", "due_at", "pk") for part in (breached, ~breached))
