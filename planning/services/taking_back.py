"""Taking back what a set of changes has made, while nobody has touched it: the changes are a draft again."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from planning.models import Change as ChangeRow
from planning.models import PlannedSession, Revision, RevisionState, Source
from planning.services.applying import write
from planning.services.drafts import hold_calendar
from planning.services.matching import match_days

UNDO_WITHIN = timedelta(minutes=10)


class TooLate(RuntimeError):
    """The changes are too old to be taken back, were taken back already, or have been built upon."""

    message = _("This cannot be undone any more: it is too old, or something has been changed since.")


@transaction.atomic
def take_back(*, revision: Revision, now: datetime, source: Source | None = None) -> Revision:
    """Undo what the revision has changed, within ten minutes; or bring back a draft that was thrown away.

    Of the calendar it is a draft again, of the rules it waits again, unless there is another one by now.
    Raises TooLate, also where a `source` is named and the revision has another.
    """
    hold_calendar(revision.athlete)
    held = Revision.objects.select_for_update(of=("self",)).select_related("athlete").get(pk=revision.pk)
    if source not in (None, held.source):
        raise TooLate
    if held.closed_at is None or now > held.closed_at + UNDO_WITHIN:
        raise TooLate
    if held.state == RevisionState.APPLIED:
        _put_all_back(held, now)
    elif held.state != RevisionState.DISCARDED or _another(held):
        raise TooLate
    return _reopened(held, now)


def _put_all_back(held: Revision, now: datetime) -> None:
    rows = _rows(held)
    days = {row.day for row in rows.values()}
    for one in held.inverse:
        row = rows[UUID(one["session"])]
        _put_back(row, one["before"], now)
        ChangeRow.objects.filter(revision=held, session=row.public_id, seen_version__isnull=False).update(
            seen_version=row.version
        )
    days |= {row.day for row in rows.values()}
    today = held.athlete.local_day(now)
    match_days(athlete=held.athlete, days=sorted(day for day in days if day <= today))


def _rows(held: Revision) -> dict[UUID, PlannedSession]:
    """The sessions as the revision has left them. Raises TooLate where one is not."""
    named = {UUID(one["session"]): one for one in held.inverse}
    found = PlannedSession.objects.filter(athlete=held.athlete, public_id__in=named)
    rows = {row.public_id: row for row in found.order_by("pk").select_for_update(of=("self",))}
    if rows.keys() != named.keys() or any(_touched(rows[session], one) for session, one in named.items()):
        raise TooLate
    return rows


def _touched(row: PlannedSession, left: Mapping[str, Any]) -> bool:
    as_left = (left["version"], left["removed"], left["run"])
    return (row.version, row.deleted_at is not None, row.activity_id is not None) != as_left


def _put_back(row: PlannedSession, before: Mapping[str, Any] | None, now: datetime) -> None:
    if before is None:
        write(row, {"deleted_at": now})
    else:
        write(row, {**before, "day": date.fromisoformat(before["day"]), "deleted_at": None})


def _reopened(held: Revision, now: datetime) -> Revision:
    again = held.source != Source.ATHLETE and not _another(held)
    if again and held.source == Source.CALENDAR:
        empty = Revision.objects.of(held.athlete).drafted()
        empty.update(state=RevisionState.DISCARDED, closed_at=now)
    held.state = RevisionState.OPEN if again else RevisionState.UNDONE
    held.closed_at = None if again else held.closed_at
    held.inverse = []
    held.version += 1
    held.save(update_fields=["state", "closed_at", "inverse", "version"])
    return held


def _another(held: Revision) -> bool:
    """Whether somebody has begun another draft meanwhile, or the rules have proposed something newer."""
    if held.source == Source.ADAPTATION:
        return bool(Revision.objects.of(held.athlete).waiting().exists())
    others = ChangeRow.objects.filter(revision__in=Revision.objects.of(held.athlete).drafted())
    return bool(others.exists())
