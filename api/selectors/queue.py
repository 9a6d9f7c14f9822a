"""The queue and the squad, as the API lists them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    F,
    Prefetch,
    QuerySet,
    Value,
)

from athletes.models import (
    Athlete,
    AthleteState,
    Sight,
    sight_of,
)
from coach.selectors import Tab
from coach.selectors.tabs import WHENEVER, moment, standing_in
from readiness.models import Decision, Intervention
from tenancy import scope
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership

QUEUE_ORDER = ("-risk", "due_at", "pk")
SQUAD_ORDER = ("name", "pk")
# What a row of the queue shows: cases, athletes and sessions carry much JSON besides.
IN_THE_QUEUE = (
    *("public_id", "version", "state", "bucket", "risk", "confidence", "action", "factors"),
    *("opened_at", "due_at", "snoozed_until", "closed_at", "session"),
    *(f"athlete__{name}" for name in ("public_id", "name")),
)
IN_THE_SQUAD = ("public_id", "name", "timezone")
LATEST = (
    *("readiness", "band", "readiness_day", "load_day", "ctl", "atl", "tsb", "ramp"),
    *("last_check_in_at", "last_activity_at"),
)
WHERE_DONE = ("session__automatic", "session__confirmed")


@dataclass(frozen=True, slots=True)
class Named:
    public_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case's session."""

    automatic: bool
    confirmed: bool


@dataclass(slots=True)
class QueueRow:
    """A case as its list shows it, by the names of readiness.Intervention: made in half the time of one."""

    pk: int
    public_id: UUID
    version: int
    state: str
    bucket: str
    risk: float
    confidence: float
    action: str
    factors: list[dict[str, Any]]
    opened_at: datetime
    due_at: datetime
    snoozed_until: datetime | None
    closed_at: datetime | None
    proposed_title: dict[str, str] | None
    athlete: Named = field(kw_only=True)
    session: Outcome | None = field(kw_only=True)


QUEUE_COLUMNS = tuple(each.name for each in fields(QueueRow) if not each.kw_only)


@dataclass(frozen=True, slots=True)
class SquadAthlete:
    """An athlete with the latest numbers; of both what `IN_THE_SQUAD` and `LATEST` name."""

    athlete: Any
    state: Any


def with_states(athletes: Sequence[Any]) -> list[SquadAthlete]:
    """The athletes with their latest numbers, in one query."""
    asked = _states_of(scope.organization_id())
    states = {state.athlete_id: state for state in asked.ask(athletes=[each.pk for each in athletes])}
    return [SquadAthlete(athlete, states.get(athlete.pk) or AthleteState()) for athlete in athletes]


@lru_cache(maxsize=256)
def _states_of(_organization_id: int) -> Prepared:
    athletes = Given("athletes", ArrayField(BigIntegerField()))
    states = AthleteState.objects.filter(athlete__id__any_of=athletes)
    return Prepared(states.values_list("athlete_id", *LATEST, named=True))


def queue(*, membership: Membership, tab: Tab, now: datetime) -> QuerySet[Intervention]:
    """The cases of a tab that the member sees, by the organization's clocks."""
    clock = now.astimezone(ZoneInfo(membership.organization.timezone))
    seen = Intervention.objects.visible_to(membership).filter(standing_in(tab, moment(clock)))
    joined, more = (("session",), WHERE_DONE) if tab == Tab.DONE else ((), ())
    shown = seen.with_title().select_related("athlete", *joined)
    found: QuerySet[Intervention] = shown.only(*IN_THE_QUEUE, *more)
    return found


def top_of_queue(*, membership: Membership, tab: Tab, now: datetime, most: int) -> list[QueueRow]:
    """The same, the first ones: found in the queue's index, and of those is read what a row shows."""
    clock = now.astimezone(ZoneInfo(membership.organization.timezone))
    rows = _top_of_queue(sight_of(membership), tab, most).ask(**moment(clock).given)
    return [_queue_row(*row) for row in rows]


def _queue_row(
    athlete_id: UUID, name: str, automatic: bool | None, confirmed: bool | None, *columns: Any
) -> QueueRow:
    session = None if automatic is None or confirmed is None else Outcome(automatic, confirmed)
    return QueueRow(*columns, athlete=Named(athlete_id, name), session=session)


@lru_cache(maxsize=256)
def _top_of_queue(sight: Sight, tab: Tab, most: int) -> Prepared:
    seen = Intervention.objects.visible_to(sight.membership).filter(standing_in(tab, WHENEVER))
    first = seen.order_by(*QUEUE_ORDER).values("pk")[:most]
    rows = Intervention.objects.filter(pk__in=first).with_title().order_by(*QUEUE_ORDER)
    nothing = {name: Value(None, BooleanField()) for name in ("automatic", "confirmed")}
    outcome = {name: F(f"session__{name}") for name in nothing} if tab == Tab.DONE else nothing
    beside = ("athlete__public_id", "athlete__name", *outcome)
    return Prepared(rows.annotate(**outcome).values_list(*beside, *QUEUE_COLUMNS))


def squad(*, membership: Membership) -> QuerySet[Athlete]:
    """The athletes whom the member sees."""
    found: QuerySet[Athlete] = Athlete.objects.visible_to(membership).only(*IN_THE_SQUAD)
    return found


def top_of_squad(*, membership: Membership, most: int) -> list[Any]:
    """The same, the first ones by name."""
    return _top_of_squad(sight_of(membership), most).ask()


@lru_cache(maxsize=256)
def _top_of_squad(sight: Sight, most: int) -> Prepared:
    first = squad(membership=sight.membership).order_by(*SQUAD_ORDER)[:most]
    return Prepared(first.values_list("pk", *IN_THE_SQUAD, named=True))


def cases(*, membership: Membership) -> QuerySet[Intervention]:
    """The cases that the member sees, each ready to be shown whole."""
    decisions = Prefetch("decisions", Decision.objects.select_related("member__user"))
    seen = Intervention.objects.visible_to(membership).select_related("athlete", "session")
    found: QuerySet[Intervention] = seen.prefetch_related(decisions)
    return found
