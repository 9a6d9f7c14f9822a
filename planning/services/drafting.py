"""What a coach asks of a calendar, as the changes that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from athletes.models import Athlete
from planning import selectors, wording
from planning.asks import Ask, Asked
from planning.changes import Change, Content, Create, Edit, Entry, Lock, Move, Remove, rest
from planning.models import Revision
from planning.services.changes import StaleSession
from planning.services.drafts import draft_changes, hold_calendar
from tenancy.models import Membership

WEEK = timedelta(days=7)


class NotInLibrary(ValueError):
    message = _("The library has no such session any more.")


class NothingThere(ValueError):
    """A day or a week without a session was to be locked or copied."""

    message = _("There is no session on these days.")


class Unclear(ValueError):
    """Something has to be said with what was asked; `missing` says what."""

    message = _("Say which session and which day.")

    def __init__(self, missing: Sequence[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(missing))


@dataclass(frozen=True, slots=True)
class Done:
    """The draft, and the session that it was about, if it was about one that is there."""

    revision: Revision
    session: UUID | None


@transaction.atomic
def draft(*, athlete: Athlete, author: Membership, asked: Asked, now: datetime) -> Done:
    """Draft what was asked, as one step. Raises Unclear, NotInLibrary, NothingThere, or as draft_changes."""
    if asked.missing:
        raise Unclear(asked.missing)
    hold_calendar(athlete)
    changes = _changes(athlete, asked)
    seen = {asked.session: asked.version} if asked.session and asked.version else {}
    revision = draft_changes(athlete=athlete, author=author, changes=changes, now=now, seen=seen)
    about = None if asked.ask is Ask.REMOVE else changes[0].session
    return Done(revision, about)


def _changes(athlete: Athlete, asked: Asked) -> list[Change]:
    match asked:
        case Asked(ask=Ask.CREATE, day=date() as day):
            return [Create(_new_id(), day, _from_library(athlete, asked.code, day, asked.minutes))]
        case Asked(ask=Ask.REST, day=date() as day):
            return [Create(_new_id(), day, rest(wording.rest_titles()))]
        case Asked(ask=Ask.LOCK_DAY | Ask.UNLOCK_DAY, day=date() as day):
            return [Lock(one.session, asked.ask is Ask.LOCK_DAY) for one in _there(athlete, day, day)]
        case Asked(ask=Ask.COPY_WEEK, source=date() as source, day=date() as day):
            return _week_again(athlete, source, day)
        case Asked(session=UUID() as session):
            return [_change_of_one(athlete, session, asked)]
    raise Unclear(asked.missing)


def _change_of_one(athlete: Athlete, session: UUID, asked: Asked) -> Change:
    match asked:
        case Asked(ask=Ask.MOVE, day=date() as day):
            return Move(session, day)
        case Asked(ask=Ask.COPY, day=date() as day):
            return Create(_new_id(), day, _entry(athlete, session).content)
        case Asked(ask=Ask.EDIT):
            return Edit(session, _edited(athlete, _entry(athlete, session), asked))
        case Asked(ask=Ask.LOCK | Ask.UNLOCK):
            return Lock(session, asked.ask is Ask.LOCK)
    return Remove(session)


def _edited(athlete: Athlete, entry: Entry, asked: Asked) -> Content:
    """Another session of the library in its place, or the same in other minutes."""
    if asked.code:
        return _from_library(athlete, asked.code, entry.day, asked.minutes)
    if not asked.minutes:
        raise Unclear(("minutes",))
    return selectors.content_lasting(
        athlete=athlete, content=entry.content, day=entry.day, minutes=asked.minutes
    )


def _week_again(athlete: Athlete, source: date, target: date) -> list[Change]:
    """The sessions of the week that holds `source`, on the same weekdays of the week that holds `target`."""
    monday, other = (day - timedelta(days=day.weekday()) for day in (source, target))
    there = _there(athlete, monday, monday + WEEK - timedelta(days=1))
    return [Create(_new_id(), one.day + (other - monday), one.content) for one in there]


def _there(athlete: Athlete, first: date, last: date) -> list[Entry]:
    """The sessions of the days as the draft leaves them. Raises NothingThere."""
    found = list(selectors.drafted_between(athlete=athlete, first=first, last=last))
    if not found:
        raise NothingThere
    return found


def _entry(athlete: Athlete, session: UUID) -> Entry:
    found = selectors.entry_drafted(athlete=athlete, session=session)
    if found is None:
        raise StaleSession
    return found


def _from_library(athlete: Athlete, code: str, day: date, minutes: int | None) -> Content:
    found = selectors.library_content(athlete=athlete, code=code, day=day, minutes=minutes)
    if found is None:
        raise NotInLibrary
    return found


def _new_id() -> UUID:
    return UUID(bytes=uuid7().bytes)
