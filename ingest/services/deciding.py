"""Deciding where sources differ, and taking it back."""

from datetime import datetime

from django.db import transaction

from athletes import services as athletes
from athletes.services import Changed, demand_version
from ingest import sandbox
from ingest.models import Conflict, ConflictState
from ingest.services.answers import Answer, stored
from ingest.services.processing import Reader
from ingest.services.rewriting import rewrite
from ingest.services.settling import settle
from tenancy.models import Membership


@transaction.atomic
def decide(
    *,
    conflict: Conflict,
    member: Membership,
    choice: Answer,
    now: datetime,
    version: int | None = None,
    read: Reader = sandbox.read,
) -> Conflict:
    """Take the answer; the activity says what follows from it. The same answer again changes nothing.

    Raises NoAnswer, or Changed if the card is not as it was shown or was answered otherwise.
    """
    held = _held(conflict)
    kept = stored(held, choice)
    if held.state == ConflictState.RESOLVED and held.choice == kept:
        return held
    demand_version(found=held.version, wanted=version)
    if held.state != ConflictState.PENDING:
        raise Changed
    held.state, held.choice, held.decided_at, held.decided_by = ConflictState.RESOLVED, kept, now, member
    return _saved(held, now, read)


@transaction.atomic
def undo_decision(
    *, conflict: Conflict, now: datetime, version: int | None = None, read: Reader = sandbox.read
) -> Conflict:
    """Ask again, with all as it was before the answer. Raises Changed unless it is as it was left."""
    held = _held(conflict)
    demand_version(found=held.version, wanted=version)
    if held.state != ConflictState.RESOLVED:
        raise Changed
    held.state, held.choice, held.decided_at, held.decided_by = ConflictState.PENDING, None, None, None
    return _saved(held, now, read)


def _held(conflict: Conflict) -> Conflict:
    athletes.hold(conflict.athlete)
    rows = Conflict.objects.select_for_update(of=("self",))
    held: Conflict = rows.select_related("athlete__organization", "activity__athlete").get(pk=conflict.pk)
    return held


def _saved(held: Conflict, now: datetime, read: Reader) -> Conflict:
    held.version += 1
    held.save(update_fields=["state", "choice", "decided_at", "decided_by", "version"])
    if held.field:
        before = held.activity.day
        rewrite(athlete=held.athlete, activities=[held.activity], now=now, read=read)
        settle(athlete=held.athlete, days=[before, held.activity.day], now=now)
    held.refresh_from_db()
    return held
