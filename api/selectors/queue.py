"""The queue and the squad, as the API lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Prefetch, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.utils.translation import get_language

from athletes.models import Athlete, AthleteState, Group, GroupMember, Sight, sight_of
from coach.selectors import Tab
from coach.selectors.decided import unconfirmed
from coach.selectors.rows import words_of
from coach.selectors.tabs import WHENEVER, moment, standing_in
from readiness.models import Decision, Flag, Intervention
from tenancy import scope
from tenancy.database.prepared import Given, Prepared
from tenancy.database.text import Instant, Text
from tenancy.models import Membership

Columns = tuple[str | Combinable, ...]

QUEUE_ORDER = ("-risk", "due_at", "pk")
SQUAD_ORDER = ("name", "pk")
CLOCK = ("respond_by", "responded_at", "resolve_by", "waiting_since", "escalated_at", "unanswered_since")
# What a row of the queue shows: cases, athletes and sessions carry much JSON besides.
IN_THE_QUEUE = (
    *("public_id", "version", "state", "bucket", "risk", "confidence", "action", "factors"),
    *("opened_at", "due_at", "snoozed_until", "closed_at", "session"),
    *CLOCK,
    "owner__user__name",
    *(f"athlete__{name}" for name in ("public_id", "name")),
)
IN_THE_SQUAD = ("public_id", "name", "timezone")
WHERE_DONE = ("session__automatic", "session__confirmed")


class Named(NamedTuple):
    public_id: str
    name: str


class QueueRow(NamedTuple):
    """A case as its list shows it, ready: ids and instants as text, why and what in words."""

    pk: int
    public_id: str
    version: int
    state: str
    bucket: str
    risk: float
    confidence: float
    opened_at: str
    due_at: str
    snoozed_until: str | None
    closed_at: str | None
    respond_by: str | None
    responded_at: str | None
    resolve_by: str | None
    waiting_since: str | None
    escalated_at: str | None
    unanswered_since: str | None
    action: str
    athlete: Named
    reason: str
    proposes: str
    automatic: bool
    confirmed: bool
    owner: str | None


SHOWN_OF_CASE: Columns = (
    *("pk", Text("public_id"), "version", "state", "bucket", "risk", "confidence"),
    *(Instant(name) for name in ("opened_at", "due_at", "snoozed_until", "closed_at", *CLOCK)),
    "action",
)
BESIDE_CASE: Columns = (
    *(Text("athlete__public_id"), "athlete__name", Text("factors"), Text("proposal__title")),
    *(Text("apart"), "owner__user__name"),
)
NOTHING_DONE: Columns = (Value(False), Value(False))


class Listed(NamedTuple):
    """What `IN_THE_SQUAD` names of an athlete, the id as text."""

    pk: int
    public_id: str
    name: str
    timezone: str


class Latest(NamedTuple):
    """An athlete's latest numbers, by the names of AthleteState; instants as text."""

    athlete_id: int
    readiness: int | None
    band: str
    readiness_day: date | None
    load_day: date | None
    ctl: float
    atl: float
    tsb: float
    ramp: float | None
    last_check_in_at: str | None
    last_activity_at: str | None


LATEST: Columns = tuple(Instant(name) if name.endswith("_at") else name for name in Latest._fields)


@dataclass(frozen=True, slots=True)
class SquadAthlete:
    """An athlete with the latest numbers; of both what `Listed` and `Latest` name."""

    athlete: Any
    state: Any


def with_states(athletes: Sequence[Any]) -> list[SquadAthlete]:
    """The athletes with their latest numbers, in one query."""
    rows = _states_of(scope.organization_id()).ask(athletes=[each.pk for each in athletes])
    states = {state.athlete_id: state for state in map(Latest._make, rows)}
    return [SquadAthlete(athlete, states.get(athlete.pk) or AthleteState()) for athlete in athletes]


@lru_cache(maxsize=256)
def _states_of(_organization_id: int) -> Prepared:
    athletes = Given("athletes", ArrayField(BigIntegerField()))
    states = AthleteState.objects.filter(athlete__id__any_of=athletes)
    return Prepared(states.values_list(*LATEST))


def queue(*, membership: Membership, tab: Tab, now: datetime) -> QuerySet[Intervention]:
    """The cases of a tab that the member sees, by the organization's clocks."""
    clock = now.astimezone(ZoneInfo(membership.organization.timezone))
    seen = Intervention.objects.visible_to(membership).filter(standing_in(tab, moment(clock)))
    joined, more = (("session",), WHERE_DONE) if tab == Tab.DONE else ((), ())
    shown = seen.with_title().select_related("athlete", "owner__user", *joined)
    found: QuerySet[Intervention] = shown.only(*IN_THE_QUEUE, *more)
    return found


def top_of_queue(*, membership: Membership, tab: Tab, now: datetime, most: int) -> list[QueueRow]:
    """The same, the first ones: found in the queue's index, and of those is read what a row shows."""
    clock, language = now.astimezone(ZoneInfo(membership.organization.timezone)), get_language()
    rows = _top_of_queue(sight_of(membership), tab, most).ask(**moment(clock).given)
    return [_queue_row(language, *row) for row in rows]


def _queue_row(language: str | None, *row: Any) -> QueueRow:
    *shown, athlete_id, name, factors, title, apart, owner, automatic, loose = row
    words = words_of(shown[-1], factors, title, language, apart)
    said = (words.reason, words.proposal)
    return QueueRow._make((*shown, Named(athlete_id, name), *said, bool(automatic), not loose, owner))


@lru_cache(maxsize=256)
def _top_of_queue(sight: Sight, tab: Tab, most: int) -> Prepared:
    seen = Intervention.objects.visible_to(sight.membership).filter(standing_in(tab, WHENEVER))
    first = seen.order_by(*QUEUE_ORDER).values("pk")[:most]
    rows = Intervention.objects.filter(pk__in=first).order_by(*QUEUE_ORDER)
    done: Columns = ("session__automatic", unconfirmed()) if tab == Tab.DONE else NOTHING_DONE
    return Prepared(rows.values_list(*SHOWN_OF_CASE, *BESIDE_CASE, *done))


def of_group(public_id: UUID) -> Q:
    """Cases of the athletes of a group."""
    groups = Group.objects.current().filter(public_id=public_id).order_by()
    return Q(athlete__in=GroupMember.objects.filter(group__in=groups.values("pk")).values("athlete"))


def with_reason(kind: str) -> Q:
    """Cases for which a live flag of the kind speaks."""
    live = Flag.objects.filter(kind=kind, withdrawn_at=None, intervention__isnull=False).order_by()
    return Q(pk__in=live.values("intervention"))


def squad(*, membership: Membership) -> QuerySet[Athlete]:
    """The athletes whom the member sees."""
    found: QuerySet[Athlete] = Athlete.objects.visible_to(membership).only(*IN_THE_SQUAD)
    return found


def top_of_squad(*, membership: Membership, most: int) -> list[Listed]:
    """The same, the first ones by name."""
    return [Listed(*row) for row in _top_of_squad(sight_of(membership), most).ask()]


@lru_cache(maxsize=256)
def _top_of_squad(sight: Sight, most: int) -> Prepared:
    first = squad(membership=sight.membership).order_by(*SQUAD_ORDER)[:most]
    return Prepared(first.values_list("pk", Text("public_id"), "name", "timezone"))


def cases(*, membership: Membership) -> QuerySet[Intervention]:
    """The cases that the member sees, each ready to be shown whole."""
    decisions = Prefetch("decisions", Decision.objects.select_related("member__user"))
    seen = Intervention.objects.visible_to(membership).select_related(
        "athlete__member__user", "session", "owner__user"
    )
    found: QuerySet[Intervention] = seen.prefetch_related(decisions, "breaches")
    return found
