"""Drafting changes to an athlete's calendar: step by step, undone the same way, seen by the staff alone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from athletes.services import demand_version
from planning import selectors
from planning.changes import Change, Create, Entry, Lock, Move, applied, to_json
from planning.models import Change as ChangeRow
from planning.models import Revision, RevisionState
from planning.selectors import Draft
from planning.services.changes import SessionRun, StaleSession
from tenancy.models import Membership

FURTHEST = timedelta(days=2 * 366)


class DayPassed(ValueError):
    """A session was to be put on a day before the athlete's today."""

    message = _("That day has passed. Choose today or a later day.")


class DayTooFar(ValueError):
    """A session was to be put on a day that nobody plans yet."""

    message = _("That day is more than two years away.")


class NothingDrafted(ValueError):
    """There is no change to undo or to publish; somebody else may have done so."""

    message = _("Nothing is drafted any more. Look at the calendar again.")


@transaction.atomic
def draft_changes(
    *,
    athlete: Athlete,
    author: Membership,
    changes: Sequence[Change],
    now: datetime,
    seen: Mapping[UUID, int] | None = None,
) -> Revision:
    """Add the changes to the athlete's draft, as one step; the athlete sees none of it.

    `seen`: the versions of the sessions as they were looked at, where they are known. Raises StaleSession for
    another one and for a session that is gone, SessionRun, DayPassed or DayTooFar; then nothing is drafted.
    """
    hold_calendar(athlete)
    draft = selectors.draft_of(athlete=athlete)
    named = {change.session for change in changes} | draft.sessions
    standing = {one.session: one for one in selectors.entries_named(athlete=athlete, sessions=sorted(named))}
    _demand_sound(changes, draft, standing, athlete.local_day(now))
    _demand_seen(changes, standing, seen or {})
    revision = draft.revision or _draft_row(athlete, author, now)
    _keep(revision, changes, draft, standing, now)
    return _another_version(revision)


@transaction.atomic
def undo_last(*, athlete: Athlete) -> Revision:
    """Take the last step out of the draft. Raises NothingDrafted."""
    revision = _held(athlete)
    rows = ChangeRow.objects.filter(revision=revision)
    last = rows.order_by("-step").values_list("step", flat=True).first()
    if last is None:
        raise NothingDrafted
    rows.filter(step=last).delete()
    return _another_version(revision)


@transaction.atomic
def discard_draft(*, athlete: Athlete, now: datetime, version: int | None = None) -> Revision:
    """Throw the draft away; its changes are kept for `reopen_draft`. Raises NothingDrafted or Changed."""
    revision = held_draft(athlete, version)
    revision.state, revision.closed_at = RevisionState.DISCARDED, now
    revision.save(update_fields=["state", "closed_at"])
    return _another_version(revision)


@transaction.atomic
def look_again(*, athlete: Athlete) -> Revision:
    """Go by the sessions as they stand now, where they have changed since they were drafted upon.

    Changes of sessions that are gone, or have been run, fall out: they cannot be made any more.
    """
    revision = held_draft(athlete, None)
    draft = selectors.draft_of(athlete=athlete)
    standing = {
        one.session: one for one in selectors.entries_named(athlete=athlete, sessions=sorted(draft.seen))
    }
    for session in draft.seen:
        rows = ChangeRow.objects.filter(revision=revision, session=session)
        entry = standing.get(session)
        if entry is None or entry.run:
            rows.delete()
        else:
            rows.update(seen_version=entry.version)
    return _another_version(revision)


def hold_calendar(athlete: Athlete) -> None:
    """One at a time writes to an athlete's calendar, until the transaction ends."""
    Athlete.objects.select_for_update(of=("self",), no_key=True).get(pk=athlete.pk)


def held_draft(athlete: Athlete, version: int | None) -> Revision:
    """The athlete's draft with something in it, held. Raises NothingDrafted or athletes' Changed."""
    revision = _held(athlete)
    if not ChangeRow.objects.filter(revision=revision).exists():
        raise NothingDrafted
    demand_version(found=revision.version, wanted=version)
    return revision


def rows_of(
    revision: Revision,
    changes: Sequence[Change],
    seen: Mapping[UUID, int | None],
    now: datetime,
    *,
    step: int = 1,
    number: int = 1,
) -> list[ChangeRow]:
    """The changes as rows of one step, not yet saved; `seen` has the versions that they go by."""
    return [
        ChangeRow(
            athlete_id=revision.athlete_id,
            revision=revision,
            step=step,
            number=place,
            kind=kind,
            session=change.session,
            seen_version=seen.get(change.session),
            what=what,
            made_at=now,
        )
        for place, change in enumerate(changes, start=number)
        for kind, what in [to_json(change)]
    ]


def demand_day(day: date, today: date) -> None:
    """Raises DayPassed or DayTooFar for a day on which nothing can be planned."""
    if day < today:
        raise DayPassed
    if day > today + FURTHEST:
        raise DayTooFar


def _held(athlete: Athlete) -> Revision:
    hold_calendar(athlete)
    revision: Revision | None = Revision.objects.of(athlete).drafted().select_for_update().first()
    if revision is None:
        raise NothingDrafted
    return revision


def _draft_row(athlete: Athlete, author: Membership, now: datetime) -> Revision:
    """The draft that is open and empty, or a new one."""
    found: Revision | None = Revision.objects.of(athlete).drafted().first()
    return found or Revision.objects.create(athlete=athlete, author=author, opened_at=now)


def _demand_sound(
    changes: Sequence[Change], draft: Draft, standing: Mapping[UUID, Entry], today: date
) -> None:
    """What is changed is there after what was drafted before, has not been run, and goes to a good day."""
    entries = {one.session: one for one in applied(standing.values(), draft.changes)}
    for change in changes:
        if isinstance(change, Create | Move):
            demand_day(change.day, today)
        if isinstance(change, Create):
            continue
        entry = entries.get(change.session)
        if entry is None:
            raise StaleSession
        if entry.run and not isinstance(change, Lock):
            raise SessionRun


def _demand_seen(changes: Sequence[Change], standing: Mapping[UUID, Entry], seen: Mapping[UUID, int]) -> None:
    for change in changes:
        entry = standing.get(change.session)
        if entry is not None and seen.get(change.session, entry.version) != entry.version:
            raise StaleSession


def _keep(
    revision: Revision, changes: Sequence[Change], draft: Draft, standing: Mapping[UUID, Entry], now: datetime
) -> None:
    last = ChangeRow.objects.filter(revision=revision).order_by("-number").first()
    step, number = (last.step + 1, last.number + 1) if last else (1, 1)
    seen = {**{one.session: one.version for one in standing.values()}, **draft.seen}
    ChangeRow.objects.bulk_create(rows_of(revision, changes, seen, now, step=step, number=number))


def _another_version(revision: Revision) -> Revision:
    revision.version += 1
    revision.save(update_fields=["version"])
    return revision
