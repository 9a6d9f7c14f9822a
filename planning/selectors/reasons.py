"""Why sessions were missed or run differently."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, QuerySet

from athletes.models import Athlete
from planning.models import EXCUSING, STAFF_ONLY, Differently, Outcome, PlannedSession, SessionReason, Why
from planning.proposal import Words
from tenancy.models import Membership

UNEXPLAINED = frozenset({Outcome.OPEN, Outcome.MISSED, Outcome.PARTLY, Outcome.OFF})


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """A reason, by whom and when; `excuses`: the session is out of the count for it."""

    session: UUID
    title: Words
    day: date
    why: Why
    differently: str
    note: str
    who: str
    said_at: datetime

    @property
    def word(self) -> str:
        return str(self.why.label)

    @property
    def how(self) -> str:
        """How it was run, in a word."""
        return str(Differently(self.differently).label) if self.differently else ""

    @property
    def excuses(self) -> bool:
        return self.why in EXCUSING


def reason_of(*, session: PlannedSession) -> ReasonGiven | None:
    """The reason given for the session on the day it stands on. One query."""
    return next(_given(SessionReason.objects.filter(session=session)), None)


def reason_named(*, athlete: Athlete, session: UUID) -> ReasonGiven | None:
    """The same by the session's public id. One query."""
    return next(_given(SessionReason.objects.of(athlete).filter(session__public_id=session)), None)


def reasons_between(*, athlete: Athlete, first: date, last: date) -> dict[UUID, ReasonGiven]:
    """The reasons of sessions of these days, by session. One query."""
    rows = SessionReason.objects.of(athlete).filter(day__range=(first, last))
    return {one.session: one for one in _given(rows)}


def reasons_since(*, athlete: Athlete, since: datetime) -> list[ReasonGiven]:
    """What was said lately, newest first. One query."""
    return list(_given(SessionReason.objects.of(athlete).filter(said_at__gte=since)))


def may_explain(*, session: PlannedSession, today: date) -> bool:
    """Whether there is something to give a reason for: it was due, and not simply done."""
    due = session.steps is not None and session.day <= today
    return due and session.outcome in UNEXPLAINED


def reasons_for(member: Membership) -> tuple[tuple[str, str], ...]:
    """What the member can choose from."""
    return tuple((one.value, str(one.label)) for one in Why if member.is_staff or one not in STAFF_ONLY)


def _given(rows: QuerySet[SessionReason]) -> Iterator[ReasonGiven]:
    found = rows.filter(day=F("session__day"), session__deleted_at=None)
    return (
        ReasonGiven(
            session=one.session.public_id,
            title=one.session.title,
            day=one.day,
            why=Why(one.why),
            differently=one.differently,
            note=one.note,
            who=str(one.said_by.user),
            said_at=one.said_at,
        )
        for one in found.select_related("session", "said_by__user")
    )
