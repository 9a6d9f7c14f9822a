"""What a coach asks of a calendar, as the changes that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from planning import selectors, wording
from planning.asks import NEEDED, Ask, Asked
from planning.changes import Change, Content, Create, Edit, Entry, Lock, Move, Remove, rest
from planning.models import LibrarySession, Revision
from planning.services.changes import StaleSession
from planning.services.drafts import draft_changes, hold_calendar
from planning.services.weekly import copied_week, entries_there, new_id, week_changes
from tenancy.models import Membership

OF_WEEKS = frozenset(ask for ask, needed in NEEDED.items() if "week" in needed)


class NotInLibrary(ValueError):
    message = _("The library has no such session any more.")


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
    """Draft what was asked, as one step.

    Raises Unclear, NotInLibrary, NothingThere, as week_changes, or as draft_changes.
    """
    if asked.missing:
        raise Unclear(asked.missing)
    hold_calendar(athlete)
    changes = _changes(athlete, author, asked, now)
    seen = {asked.session: asked.version} if asked.session and asked.version else {}
    revision = draft_changes(athlete=athlete, author=author, changes=changes, now=now, seen=seen)
    about = None if asked.ask is Ask.REMOVE or asked.ask in OF_WEEKS else changes[0].session
    return Done(revision, about)


def _changes(athlete: Athlete, author: Membership, asked: Asked, now: datetime) -> list[Change]:
    match asked:
        case Asked(ask=Ask.CREATE, day=date() as day):
            return [Create(new_id(), day, _from_library(athlete, author, asked, day))]
        case Asked(ask=Ask.REST, day=date() as day):
            return [Create(new_id(), day, rest(wording.rest_titles()))]
        case Asked(ask=Ask.LOCK_DAY | Ask.UNLOCK_DAY, day=date() as day):
            there = entries_there(athlete=athlete, first=day, last=day)
            return [Lock(one.session, asked.ask is Ask.LOCK_DAY) for one in there]
        case Asked(ask=Ask.COPY_WEEK, source=date() as source, day=date() as day):
            return copied_week(athlete=athlete, source=source, day=day)
        case Asked(week=date() as week) if asked.ask in OF_WEEKS:
            return week_changes(athlete=athlete, asked=asked, week=week, today=athlete.local_day(now))
        case Asked(session=UUID() as session):
            return [_change_of_one(athlete, author, session, asked)]
    raise Unclear(asked.missing)


def _change_of_one(athlete: Athlete, author: Membership, session: UUID, asked: Asked) -> Change:
    match asked:
        case Asked(ask=Ask.MOVE, day=date() as day):
            return Move(session, day)
        case Asked(ask=Ask.COPY, day=date() as day):
            return Create(new_id(), day, _entry(athlete, session).content)
        case Asked(ask=Ask.EDIT):
            return Edit(session, _edited(athlete, author, _entry(athlete, session), asked))
        case Asked(ask=Ask.LOCK | Ask.UNLOCK):
            return Lock(session, asked.ask is Ask.LOCK)
    return Remove(session)


def _edited(athlete: Athlete, author: Membership, entry: Entry, asked: Asked) -> Content:
    """Another session of the library in its place, or the same in other minutes."""
    if asked.code or asked.own:
        return _from_library(athlete, author, asked, entry.day)
    if not asked.minutes:
        raise Unclear(("minutes",))
    return selectors.content_lasting(
        athlete=athlete, content=entry.content, day=entry.day, minutes=asked.minutes
    )


def _entry(athlete: Athlete, session: UUID) -> Entry:
    found = selectors.entry_drafted(athlete=athlete, session=session)
    if found is None:
        raise StaleSession
    return found


def _from_library(athlete: Athlete, author: Membership, asked: Asked, day: date) -> Content:
    """The session that is named: one of the organization's that the author sees, or a shipped one."""
    if asked.own is not None:
        seen = LibrarySession.objects.visible_to(author).current()
        own = seen.filter(public_id=asked.own).first()
        if own is None:
            raise NotInLibrary
        return selectors.own_content(athlete=athlete, session=own, day=day, minutes=asked.minutes)
    found = selectors.library_content(athlete=athlete, code=asked.code, day=day, minutes=asked.minutes)
    if found is None:
        raise NotInLibrary
    return found
