"""Several planned sessions changed at once and put back: all of them or none, guarded by their versions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from athletes.models import Athlete
from planning.models import Outcome, PlannedSession
from planning.services.changes import CONTENT, Inverse, SessionRun, StaleSession, content_after
from planning.services.matching import match_days
from planning.several import Touched

OPEN = {"outcome": Outcome.OPEN, "percent": None, "measure": ""}
MOVED = "move"


@transaction.atomic
def change_several(
    *, athlete: Athlete, touched: Sequence[Touched], today: date, by_rules: bool = False
) -> list[Inverse]:
    """Make the changes of days that are still to come; returns what `restore_several` needs.

    Raises StaleSession where a session is gone, locked or no longer at its version, SessionRun where it has
    been run; then nothing is changed.
    """
    wanted = [one for one in touched if one.day >= today]
    rows = _held(athlete, {one.session: one.version for one in wanted})
    return [_change(rows[one.session], one, by_rules) for one in wanted]


@transaction.atomic
def restore_several(*, athlete: Athlete, inverses: Sequence[Inverse], today: date) -> list[PlannedSession]:
    """Undo them all. Raises StaleSession if one was changed or run since; then nothing is changed."""
    versions = {UUID(one["session"]): one["version"] for one in inverses}
    rows = _held(athlete, versions, unlocked=False)
    days = {row.day for row in rows.values()}
    for one in inverses:
        row = rows[UUID(one["session"])]
        _write(row, {**one["before"], "day": date.fromisoformat(one["before"]["day"])})
        days.add(row.day)
    match_days(athlete=athlete, days=[day for day in days if day <= today])
    return list(PlannedSession.objects.filter(pk__in=[row.pk for row in rows.values()]))


@transaction.atomic
def confirm_several(*, athlete: Athlete, inverses: Sequence[Inverse], confirmed: bool = True) -> None:
    """As confirm_session, for all that the rules have changed together. Raises StaleSession."""
    versions = {UUID(one["session"]): one["version"] for one in inverses}
    for row in _held(athlete, versions, unlocked=False, not_run=False).values():
        row.confirmed = confirmed
        row.save(update_fields=["confirmed"])


def _held(
    athlete: Athlete, versions: Mapping[UUID, int], *, unlocked: bool = True, not_run: bool = True
) -> dict[UUID, PlannedSession]:
    """The sessions, locked in one order whoever changes them."""
    found = PlannedSession.objects.current().of(athlete).filter(public_id__in=versions)
    rows = {row.public_id: row for row in found.order_by("pk").select_for_update(of=("self",))}
    for session, version in versions.items():
        row = rows.get(session)
        if row is None or row.version != version or (unlocked and row.locked):
            raise StaleSession
        if not_run and row.activity_id is not None:
            raise SessionRun
    return rows


def _change(row: PlannedSession, one: Touched, by_rules: bool) -> Inverse:
    before = {**{name: getattr(row, name) for name in CONTENT}, "day": row.day.isoformat()}
    if one.proposal is not None:
        after = content_after(row, one.proposal, by_rules=by_rules)
    else:
        after = {"adapted": MOVED, "automatic": by_rules, "confirmed": not by_rules}
    if one.to_day is not None:
        after |= {"day": one.to_day, **OPEN}
    _write(row, after)
    return {"session": str(row.public_id), "version": row.version, "before": before}


def _write(row: PlannedSession, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])
