"""Rows of the queue: what PostgreSQL gives of a case, and what a coach reads of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, OuterRef, Subquery, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from analytics.business_time import ALWAYS, BusinessTime
from athletes.models import Athlete, AthleteState, Band
from coach.selectors.clocks import Clock, clock_of
from coach.selectors.decided import unconfirmed
from coach.selectors.tabs import Tab
from readiness import wording
from readiness.models import UNTIL_NEWS, Intervention, InterventionState
from readiness.selectors.standing import PUT_BACK_WITHIN
from readiness.services import stands_alone
from tenancy.database.text import Text
from tenancy.models import Membership, Organization
from tenancy.templatetags.display import short_day

MOMENTS = (
    *("due_at", "snoozed_until", "closed_at"),
    *("opened_at", "responded_at", "waiting_since", "escalated_at", "unanswered_since"),
)
OF_THE_CASE = ("athlete_id", "public_id", "version", "state", "action", *MOMENTS)


class Standing(Protocol):
    """What the state in words is read from."""

    @property
    def state(self) -> str: ...
    @property
    def snoozed_until(self) -> datetime | None: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def unanswered_since(self) -> datetime | None: ...


class Found(NamedTuple):
    """A case as it stands in the queue: JSON as its text, for many cases say the same."""

    pk: int
    athlete_id: int
    public_id: UUID
    version: int
    state: str
    action: str
    due_at: datetime
    snoozed_until: datetime | None
    closed_at: datetime | None
    opened_at: datetime
    responded_at: datetime | None
    waiting_since: datetime | None
    escalated_at: datetime | None
    unanswered_since: datetime | None
    factors: str
    title: str | None
    card: str | None
    unconfirmed: bool
    owner: str | None
    apart: str
    risk: float

    @property
    def name(self) -> str:
        return _card(self.card).name

    @property
    def timezone(self) -> str:
        return _card(self.card).timezone


class Card(NamedTuple):
    """Who the athlete of a case is, and how they woke up on which day."""

    name: str = ""
    timezone: str = "UTC"
    band: str = ""
    day: date | None = None


class Words(NamedTuple):
    """Why a case stands there and what is proposed; `alone`: never decided together with others."""

    reason: str
    proposal: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One athlete in the queue. Rows of one `kind` may be decided together; those that stand alone never."""

    public_id: UUID
    version: int
    kind: str
    stands_alone: bool
    name: str
    band: str
    reason: str
    next_step: str
    clock: Clock | None
    state: str
    owner: str

    @property
    def minutes_left(self) -> int | None:
        """Of business, to the next target; None where no clock runs: closed, or waiting for the athlete."""
        return None if self.clock is None or self.clock.stopped else self.clock.minutes


def columns() -> tuple[str | Combinable, ...]:
    """What is asked for a Found, in its order."""
    return (
        *("pk", "athlete_id", "public_id", "version", "state", "action"),
        *MOMENTS,
        *(Text("factors"), Text("proposal__title"), card()),
        unconfirmed(),
        "owner__user__name",
        Text("apart"),
        "risk",
    )


def card() -> Coalesce:
    """The Card of a case's athlete, from their state; whose state does not stand yet is asked themself."""
    state = AthleteState.objects.filter(athlete=OuterRef("athlete"))
    known = JSONObject(name="name", timezone="timezone", band="band", day="readiness_day")
    athlete = Athlete.objects.filter(pk=OuterRef("athlete")).order_by()
    own = JSONObject(name="name", timezone="timezone")
    found = (state.values(data=Text(known)), athlete.values(data=Text(own)))
    return Coalesce(*(Subquery(rows, output_field=TextField()) for rows in found))


def case_of_row(found: Found, membership: Membership) -> Intervention:
    """The case itself with its athlete, as far as the queue has read them."""
    about = {"id": found.athlete_id, "name": found.name, "timezone": found.timezone}
    own = {name: getattr(found, name) for name in OF_THE_CASE}
    case: Intervention = _loaded(Intervention, membership.organization, {"id": found.pk, **own})
    case.athlete = _loaded(Athlete, membership.organization, about)
    return case


def _loaded(kind: type[Model], organization: Organization, values: Mapping[str, Any]) -> Any:
    """A row of which no more has been read than this."""
    known = {**values, "organization_id": organization.pk}
    names = [field.attname for field in kind._meta.concrete_fields if field.attname in known]
    row: Any = kind.from_db(DEFAULT_DB_ALIAS, names, [known[name] for name in names])
    row.organization = organization
    return row


def row_of(found: Found, tab: Tab, clock: datetime, hours: BusinessTime = ALWAYS) -> Row:
    """The line that a coach reads."""
    words = words_of(found.action, found.factors, found.title, get_language(), found.apart)
    return Row(
        public_id=found.public_id,
        version=found.version,
        kind=found.action,
        stands_alone=words.alone,
        name=found.name,
        band=_band(found, clock),
        reason=words.reason,
        next_step=_next_step(found, words, tab, clock),
        clock=clock_of(found, hours, clock),
        state=state_word(found, clock),
        owner=found.owner or "",
    )


@lru_cache(maxsize=4096)
def words_of(action: str, factors: str, title: str | None, _language: str | None, apart: str = "[]") -> Words:
    """Of a case with these factors and this title, both JSON: it is read once for all that say the same."""
    proposal = None if title is None else {"title": json.loads(title)}
    case = Intervention(
        action=action, factors=json.loads(factors), proposal=proposal, apart=json.loads(apart)
    )
    return Words(wording.reason(case), wording.proposal(case), stands_alone(case))


def state_word(case: Standing, clock: datetime) -> str:
    """The state as a coach calls it: what is put off says so, and what the athlete has not answered."""
    if case.state != InterventionState.WAITING and case.snoozed_until and case.snoozed_until > clock:
        return gettext("Snoozed")
    if case.unanswered_since is not None and case.closed_at is None:
        asked_on = case.unanswered_since.astimezone(clock.tzinfo).date()
        return gettext("No answer since %(day)s") % {"day": short_day(asked_on)}
    return str(InterventionState(case.state).label)


def _band(found: Found, clock: datetime) -> str:
    """Of this morning: yesterday's band says nothing about today."""
    card = _card(found.card)
    return card.band if card.day == clock.astimezone(ZoneInfo(card.timezone)).date() else Band.NONE.value


@lru_cache(maxsize=4096)
def _card(text: str | None) -> Card:
    if text is None:
        return Card()
    known = json.loads(text)
    day = date.fromisoformat(known["day"]) if known.get("day") else None
    return Card(known["name"], known["timezone"], known.get("band", ""), day)


def _next_step(found: Found, words: Words, tab: Tab, clock: datetime) -> str:
    if found.state == InterventionState.APPLIED:
        return _applied(found, words, clock)
    if tab != Tab.SNOOZED or found.snoozed_until is None:
        return words.proposal
    if found.snoozed_until >= UNTIL_NEWS:
        return gettext("Back with something new")
    until = found.snoozed_until.astimezone(clock.tzinfo)
    return gettext("Back on %(day)s at %(time)s") % {
        "day": short_day(until.date()),
        "time": date_format(until, "H:i"),
    }


def _applied(found: Found, words: Words, clock: datetime) -> str:
    """What the rules did, and whether there is still time to have it back at once."""
    if found.closed_at is None or not found.unconfirmed:
        return words.proposal
    until = (found.closed_at + PUT_BACK_WITHIN).astimezone(clock.tzinfo)
    if clock > until:
        return gettext("Applied by itself, not confirmed yet")
    return gettext("Applied by itself, undo until %(time)s") % {"time": date_format(until, "H:i")}
