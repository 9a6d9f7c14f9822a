"""People, their day and the library, as the API gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from analytics.workout import Physiology
from athletes.access import own_athlete
from athletes.models import (
    Athlete,
    Message,
)
from athletes.recorded import Measurements
from athletes.selectors import messages_of, physiology
from planning.models import CatalogueSession, PlannedSession
from planning.selectors import LibraryCard, library_card
from readiness import selectors as readiness
from readiness.models import CheckIn
from readiness.selectors.cards import Card, Status
from readiness.selectors.results import Result
from tenancy.models import Membership, User
from tenancy.selectors import memberships_of

LATEST_MESSAGES = 5


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks; `athlete` in the organization that the request names."""

    user: User
    memberships: list[Membership]
    athlete: Athlete | None


@dataclass(frozen=True, slots=True)
class Scored:
    check_in: CheckIn
    result: Result


@dataclass(frozen=True, slots=True)
class TodaySession:
    """`overlay` is None where the session stands as it was planned."""

    session: PlannedSession
    overlay: Card | None


@dataclass(frozen=True, slots=True)
class Today:
    day: date
    athlete: Athlete
    has_plan: bool
    check_in: CheckIn | None
    measurements: Measurements | None
    readiness: Scored | None
    sessions: tuple[TodaySession, ...]
    notes: tuple[str, ...]
    messages: list[Message]


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A shipped session, and its picture and sums for a runner."""

    session: CatalogueSession
    card: LibraryCard


def person(*, user: User, membership: Membership | None) -> Person:
    """The person with their memberships."""
    return Person(user, memberships_of(user), own_athlete(membership) if membership else None)


def today(*, athlete: Athlete, now: datetime, units: str) -> Today:
    """The athlete's local day. A constant number of queries."""
    found = readiness.today(athlete=athlete, now=now, units=units)
    check_in, result = found.check_in, found.result
    return Today(
        day=found.day,
        athlete=athlete,
        has_plan=found.has_plan,
        check_in=check_in,
        measurements=readiness.measured_on(athlete=athlete, day=found.day) if check_in else None,
        readiness=Scored(check_in, result) if check_in and result else None,
        sessions=tuple(_session(card) for card in found.sessions),
        notes=found.notes,
        messages=messages_of(athlete=athlete, limit=LATEST_MESSAGES),
    )


def library_rows(
    sessions: Sequence[CatalogueSession], *, athlete: Athlete | None, now: datetime
) -> list[LibraryRow]:
    """The sessions with their sums for the athlete, or for a typical runner. At most one query."""
    runner = physiology(athlete=athlete, day=athlete.local_day(now)) if athlete else Physiology()
    return [LibraryRow(one, library_card(one, physiology=runner)) for one in sessions]


def _session(card: Card) -> TodaySession:
    return TodaySession(card.session, None if card.status is Status.PLANNED else card)
