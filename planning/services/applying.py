"""A set of changes made: all of it or nothing, guarded by the versions of the sessions it goes by."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from planning import selectors
from planning.changes import Entry, Lock, applied
from planning.models import Outcome, PlannedSession, Revision, RevisionState
from planning.selectors import Draft
from planning.services.drafts import demand_day, held_draft
from planning.services.matching import match_days
from planning.services.placing import Places

KEPT = (
    "day", "plan_id", "week_id", "category", "key", "template_code", "library_version_id", "title",
    "purpose", "steps", "duration_s", "distance_m", "load", "adapted", "automatic", "confirmed", "locked",
    "outcome", "percent", "measure",
)  # fmt: skip
"""What a change may touch, and therefore what its inverse holds."""
OPEN = {"outcome": Outcome.OPEN, "percent": None, "measure": ""}
AS_ASKED = {"adapted": "", "automatic": False, "confirmed": True}


class StaleChanges(RuntimeError):
    """Sessions have changed since changes to them were drafted; `sessions` says which. Nothing was done."""

    message = _("Sessions have changed since you drafted this. Nothing is lost: look at them again.")

    def __init__(self, sessions: Iterable[UUID]) -> None:
        self.sessions = tuple(sorted(sessions))
        super().__init__(", ".join(map(str, self.sessions)))


class NobodyDecided(RuntimeError):
    """Changes that no person stands behind were about to be made."""


@dataclass
class _Writing:
    """The rows as the changes leave them, each with what it was before (None for a new one)."""

    places: Places
    now: datetime
    inverse: list[dict[str, Any]] = field(default_factory=list)

    def note(self, row: PlannedSession, before: dict[str, Any] | None) -> None:
        self.inverse.append(
            {
                "session": str(row.public_id),
                "version": row.version,
                "removed": row.deleted_at is not None,
                "run": row.activity_id is not None,
                "before": before,
            }
        )


@transaction.atomic
def publish_draft(*, athlete: Athlete, now: datetime, version: int | None = None) -> Revision:
    """Make all that is drafted, at once: from now on the athlete sees it.

    Raises NothingDrafted, athletes' Changed if a version is named and the draft has another, StaleChanges, or
    DayPassed where a day has passed meanwhile; then the draft stays as it is.
    """
    revision = held_draft(athlete, version)
    draft = selectors.draft_of(athlete=athlete)
    return apply_changes(athlete=athlete, revision=revision, draft=draft, now=now)


def apply_changes(*, athlete: Athlete, revision: Revision, draft: Draft, now: datetime) -> Revision:
    """Make the changes of a revision, whose athlete's calendar is held. Raises StaleChanges or DayPassed."""
    if revision.author is None:
        raise NobodyDecided
    rows, today = _rows(athlete, draft.seen), athlete.local_day(now)
    demand_as_seen(draft, rows)
    before = {session: selectors.entry_of(row) for session, row in rows.items()}
    after = {one.session: one for one in applied(before.values(), draft.changes)}
    _demand_days(before, after.values(), today)
    writing = _Writing(Places(athlete, revision.author, now), now)
    for session, row in rows.items():
        _change(writing, row, before[session], after.get(session))
    _create(writing, athlete, [one for one in after.values() if one.session not in rows])
    match_days(athlete=athlete, days=past_days([*before.values(), *after.values()], today))
    revision.inverse = writing.inverse
    revision.state, revision.closed_at = RevisionState.APPLIED, now
    revision.version += 1
    revision.save(update_fields=["inverse", "state", "closed_at", "version"])
    return revision


def demand_as_seen(draft: Draft, rows: Mapping[UUID, PlannedSession]) -> None:
    """Raises StaleChanges for sessions that are gone, changed, or run where more than a lock is drafted."""
    locked_only = {change.session for change in draft.changes if isinstance(change, Lock)}
    locked_only -= {change.session for change in draft.changes if not isinstance(change, Lock)}
    stale = {
        session
        for session, version in draft.seen.items()
        if (row := rows.get(session)) is None
        or row.version != version
        or (row.activity_id is not None and session not in locked_only)
    }
    if stale:
        raise StaleChanges(stale)


def past_days(entries: Iterable[Entry], today: date) -> list[date]:
    """The days up to today, on which something may have been run."""
    return sorted({one.day for one in entries if one.day <= today})


def _rows(athlete: Athlete, sessions: Collection[UUID]) -> dict[UUID, PlannedSession]:
    seen = PlannedSession.objects.published().of(athlete).filter(public_id__in=sessions)
    return {row.public_id: row for row in seen.order_by("pk").select_for_update(of=("self",))}


def _demand_days(before: Mapping[UUID, Entry], after: Iterable[Entry], today: date) -> None:
    for entry in after:
        if entry.session not in before or entry.day != before[entry.session].day:
            demand_day(entry.day, today)


def _change(writing: _Writing, row: PlannedSession, before: Entry, after: Entry | None) -> None:
    """Write what differs; a session that ends as it began is left alone."""
    if after is None:
        kept = state_of(row)
        row.deleted_at, row.version = writing.now, row.version + 1
        row.save(update_fields=["deleted_at", "version"])
        writing.note(row, kept)
        return
    values = _values(writing, before, after)
    if values:
        kept = state_of(row)
        write(row, values)
        writing.note(row, kept)


def _values(writing: _Writing, before: Entry, after: Entry) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if after.day != before.day:
        week = writing.places.week_of(after.day)
        values |= {"day": after.day, "week_id": week.pk, "plan_id": week.plan_id}
    if after.content != before.content:
        values |= asdict(after.content) | AS_ASKED
    if after.locked != before.locked:
        values["locked"] = after.locked
    if after.outcome != before.outcome:
        values |= OPEN
    return values


def _create(writing: _Writing, athlete: Athlete, entries: Collection[Entry]) -> None:
    """New sessions; one that was made before and taken back comes back as the same."""
    made = PlannedSession.objects.of(athlete).filter(public_id__in=[one.session for one in entries])
    gone = {row.public_id: row for row in made.select_for_update(of=("self",))}
    for entry in entries:
        week = writing.places.week_of(entry.day)
        values = {
            **asdict(entry.content),
            "day": entry.day,
            "week_id": week.pk,
            "plan_id": week.plan_id,
            "locked": entry.locked,
            "deleted_at": None,
        }
        row = gone.get(entry.session)
        if row is None:
            row = PlannedSession.objects.create(athlete=athlete, public_id=entry.session, **values)
        else:
            write(row, values)
        writing.note(row, None)


def state_of(row: PlannedSession) -> dict[str, Any]:
    """What `write` can put back, as JSON."""
    return {**{name: getattr(row, name) for name in KEPT}, "day": row.day.isoformat()}


def write(row: PlannedSession, values: Mapping[str, Any]) -> None:
    """Write the values under a new version."""
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])
