"""What a coach asks of whole weeks, as the changes that it makes."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from analytics.days import monday_of
from athletes.models import Athlete
from planning import changes, selectors, wording
from planning.asks import Ask, Asked
from planning.changes import Change, Entry
from planning.services.drafts import FURTHEST
from planning.services.easing import easing_for
from planning.services.regenerating import made_anew

WEEK, DAY = timedelta(days=7), timedelta(days=1)


class NothingThere(ValueError):
    """A day or a week without a session was to be locked, copied or changed."""

    message = _("There is no session on these days.")


class NothingOpen(ValueError):
    """Nothing comes of what was asked of a week."""

    message = _("Nothing to change here: these sessions are locked, run, over, or as they should be.")


def week_changes(*, athlete: Athlete, asked: Asked, week: date, today: date) -> list[Change]:
    """The changes to the week that holds the day. Raises NothingThere, NothingOpen, NoSeason."""
    found = _changes(athlete, asked, monday_of(week), today)
    if not found:
        raise NothingOpen
    return found


def entries_there(*, athlete: Athlete, first: date, last: date) -> list[Entry]:
    """The sessions of the days as the draft leaves them. Raises NothingThere."""
    found = selectors.entries_drafted(athlete=athlete, first=first, last=last)
    if not found:
        raise NothingThere
    return found


def copied_week(*, athlete: Athlete, source: date, day: date) -> list[Change]:
    """The sessions of the week that holds `source` on the same weekdays of the one that holds `day`."""
    monday, other = monday_of(source), monday_of(day)
    found = changes.copy(_of_week(athlete, monday), other - monday, new_id=new_id)
    if not found:
        raise NothingOpen
    return found


def new_id() -> UUID:
    """For a session to come."""
    return UUID(bytes=uuid7().bytes)


def _changes(athlete: Athlete, asked: Asked, monday: date, today: date) -> list[Change]:
    match asked:
        case Asked(ask=Ask.REGENERATE_WEEK):
            return made_anew(athlete=athlete, monday=monday, today=today, new_id=new_id)
        case Asked(ask=Ask.SWAP_WEEK, day=date() as day):
            return _swapped(athlete, monday, monday_of(day), today)
        case Asked(ask=Ask.SHIFT_WEEKS, days=int() as days):
            there = entries_there(athlete=athlete, first=monday, last=today + FURTHEST)
            return changes.shift(there, monday, timedelta(days=days), today=today)
        case Asked(ask=Ask.EASE_WEEK, percent=int() as percent):
            return _eased(athlete, monday, percent / 100, today)
    return _of_all(asked.ask, _of_week(athlete, monday), today)


def _of_all(ask: Ask, week: list[Entry], today: date) -> list[Change]:
    """The same for each session of the week."""
    if ask in (Ask.LOCK_WEEK, Ask.UNLOCK_WEEK):
        return changes.lock(week, locked=ask is Ask.LOCK_WEEK)
    if ask is Ask.OFF_WEEK:
        return changes.mark_off(week, changes.rest(wording.off_titles()), today=today)
    return changes.skip(week, today=today)


def _of_week(athlete: Athlete, monday: date) -> list[Entry]:
    return entries_there(athlete=athlete, first=monday, last=monday + WEEK - DAY)


def _swapped(athlete: Athlete, monday: date, other: date, today: date) -> list[Change]:
    first, last = sorted((monday, other))
    there = entries_there(athlete=athlete, first=first, last=last + WEEK - DAY)
    return changes.swap(there, monday, other, today=today)


def _eased(athlete: Athlete, monday: date, share: float, today: date) -> list[Change]:
    how = easing_for(athlete=athlete, day=monday, share=share)
    return changes.ease(
        _of_week(athlete, monday), share, gentler=how.gentler, shortened=how.shortened, today=today
    )
