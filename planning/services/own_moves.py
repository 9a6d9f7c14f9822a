"""Athletes who move their own sessions within the week, where their coach allows it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.days import monday_of
from athletes.models import Athlete
from planning import selectors
from planning.changes import Entry, Move
from planning.models import Change as ChangeRow
from planning.models import PlannedSession, Revision, Source
from planning.services.applying import apply_changes
from planning.services.changes import SessionRun, StaleSession
from planning.services.drafts import DayPassed, hold_calendar, rows_of
from tenancy.models import Membership

SUNDAY = 6


class MayNotMove(ValueError):
    """The coach does not let this athlete move sessions."""

    message = _("Your coach moves the sessions of your plan. Write to them if a day does not suit you.")


class AnotherWeek(ValueError):
    message = _("Sessions can be moved within their week only. Ask your coach for more.")


class DayLocked(ValueError):
    """The session, or one on the other day, is locked by the coach."""

    message = _("Your coach has locked this day. Ask them if it has to move.")


@dataclass(frozen=True, slots=True)
class _Week:
    """The session, and what else stands in its week."""

    session: Entry
    others: tuple[Entry, ...]

    def on(self, day: date) -> tuple[Entry, ...]:
        return tuple(one for one in self.others if one.day == day)


@transaction.atomic
def move_own(
    *,
    session: PlannedSession,
    member: Membership,
    day: date,
    now: datetime,
    version: int | None = None,
    swap: bool = False,
) -> Revision:
    """Put the session on another day of its week; `swap` puts what stands there on its day instead.

    Raises MayNotMove, StaleSession, SessionRun, DayPassed, AnotherWeek or DayLocked.
    """
    athlete = session.athlete
    if not selectors.may_move(athlete):
        raise MayNotMove
    hold_calendar(athlete)
    week = _week_of(session, version)
    today = athlete.local_day(now)
    _demand_free(week.session, today)
    _demand_day(week, day, today)
    moves = [Move(week.session.session, day)]
    if swap:
        for other in week.on(day):
            _demand_free(other, today)
            moves.append(Move(other.session, week.session.day))
    return _made(athlete, member, moves, week, now)


def _week_of(session: PlannedSession, version: int | None) -> _Week:
    found = PlannedSession.objects.published().filter(pk=session.pk).first()
    if found is None or version not in (None, found.version):
        raise StaleSession
    monday = monday_of(found.day)
    entries = selectors.entries_between(
        athlete=session.athlete, first=monday, last=monday + timedelta(days=SUNDAY)
    )
    others = tuple(one for one in entries if one.session != found.public_id)
    return _Week(selectors.entry_of(found), others)


def _demand_free(entry: Entry, today: date) -> None:
    if entry.run:
        raise SessionRun
    if entry.locked:
        raise DayLocked
    if entry.day < today:
        raise DayPassed


def _demand_day(week: _Week, day: date, today: date) -> None:
    own = week.session.day
    if monday_of(day) != monday_of(own):
        raise AnotherWeek
    if day < today:
        raise DayPassed
    if any(one.locked for one in (*week.on(day), *week.on(own))):
        raise DayLocked


def _made(athlete: Athlete, member: Membership, moves: list[Move], week: _Week, now: datetime) -> Revision:
    """The moves as a revision of the athlete's own, made at once."""
    revision = Revision.objects.create(athlete=athlete, author=member, source=Source.ATHLETE, opened_at=now)
    rows = rows_of(revision, moves, {one.session: one.version for one in (week.session, *week.others)}, now)
    ChangeRow.objects.bulk_create(rows)
    draft = selectors.draft_from(rows)
    return apply_changes(athlete=athlete, revision=revision, draft=draft, now=now)
