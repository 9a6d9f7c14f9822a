"""Deciding where sources differ: one card, all that are clear, a rule for good; and taking it back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from athletes import services as athletes
from athletes.models import Activity, Athlete
from athletes.services import Changed, demand_version
from ingest import sandbox
from ingest.models import Conflict, ConflictState
from ingest.selectors import is_clear
from ingest.services import merging
from ingest.services.answers import Answer, AnswerKind, stored
from ingest.services.originals import Reader
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

    Raises NoAnswer, CannotMove, or Changed if the card is not as it was shown or was answered otherwise.
    """
    held = _held(conflict)
    kept = stored(held, choice)
    if held.state == ConflictState.RESOLVED and held.choice and _same(held.choice, kept):
        return held
    demand_version(found=held.version, wanted=version)
    if held.state != ConflictState.PENDING:
        raise Changed
    if choice.kind == AnswerKind.MERGE:
        kept = _merged(held, choice, now, read)
    _close(held, member, kept, now)
    if held.field:
        _rewritten(held.athlete, [held.activity], now, read)
    return held


@transaction.atomic
def undo_decision(
    *, conflict: Conflict, now: datetime, version: int | None = None, read: Reader = sandbox.read
) -> Conflict:
    """Ask again, with all as it was before the answer. Raises Changed unless it is as it was left."""
    held = _held(conflict)
    if held.state == ConflictState.PENDING and version in (None, held.version - 1):
        return held
    demand_version(found=held.version, wanted=version)
    if held.state != ConflictState.RESOLVED or held.choice is None:
        raise Changed
    choice, asked = held.choice, not held.choice.get("by_hand")
    held.choice, held.decided_by = None, None
    _reopen(held, now, asked=asked)
    if choice["kind"] == AnswerKind.MERGE:
        keep, other = _two_of(held, choice)
        merging.part(keep=keep, other=other, choice=choice, now=now, read=read)
    elif choice["kind"] == AnswerKind.SPLIT and held.other is not None:
        merging.join(keep=held.activity, other=held.other, now=now, read=read)
    elif held.field:
        _rewritten(held.athlete, [held.activity], now, read)
    held.refresh_from_db()
    return held


@transaction.atomic
def undo_decisions(
    *, conflicts: Sequence[Conflict], now: datetime, read: Reader = sandbox.read
) -> list[Conflict]:
    """The same for those that were decided together. Raises Changed where one cannot be taken back."""
    return [
        undo_decision(conflict=one, now=now, version=one.version, read=read)
        for one in sorted(conflicts, key=lambda one: one.pk)
    ]


@transaction.atomic
def accept_suggested(
    *, conflicts: Iterable[Conflict], member: Membership, now: datetime, read: Reader = sandbox.read
) -> list[Conflict]:
    """Take what is suggested wherever that is clear; the others stay. Returns what was decided."""
    wanted = sorted((one for one in conflicts if is_clear(one)), key=lambda one: (one.athlete_id, one.pk))
    done: list[Conflict] = []
    for athlete in {one.athlete_id: one.athlete for one in wanted}.values():
        athletes.hold(athlete)
        pks = [one.pk for one in wanted if one.athlete_id == athlete.pk]
        rows = Conflict.objects.filter(pk__in=pks, state=ConflictState.PENDING)
        clear = [one for one in rows.select_for_update(of=("self",)).order_by("pk") if is_clear(one)]
        for one in clear:
            _close(one, member, stored(one, Answer(AnswerKind.SOURCE, (one.suggested,))), now)
        activities = Activity.objects.filter(conflicts__in=clear).select_related("athlete")
        _rewritten(athlete, list(activities.distinct().order_by("pk")), now, read)
        done += clear
    return done


def _held(conflict: Conflict) -> Conflict:
    athletes.hold(conflict.athlete)
    rows = Conflict.objects.select_for_update(of=("self",))
    held: Conflict = rows.select_related("athlete__organization", "activity__athlete", "other").get(
        pk=conflict.pk
    )
    return held


def _close(held: Conflict, member: Membership, choice: dict[str, Any], now: datetime) -> None:
    held.state, held.choice = ConflictState.RESOLVED, choice
    held.decided_at, held.decided_by = now, member
    held.version += 1
    held.save(update_fields=["state", "choice", "decided_at", "decided_by", "version"])


def _reopen(held: Conflict, now: datetime, *, asked: bool) -> None:
    """Pending once more, unless the same was asked anew meanwhile or nobody had asked."""
    again = Conflict.objects.filter(
        activity=held.activity, kind=held.kind, field=held.field, state=ConflictState.PENDING
    )
    open_again = asked and not again.exists()
    held.state = ConflictState.PENDING if open_again else ConflictState.WITHDRAWN
    held.decided_at = None if open_again else now
    held.version += 1
    held.save(update_fields=["state", "choice", "decided_at", "decided_by", "version"])


def _merged(held: Conflict, answer: Answer, now: datetime, read: Reader) -> dict[str, Any]:
    """What just arrived goes into the activity that was chosen, whose address people know."""
    chosen = Activity.objects.of(held.athlete).filter(public_id=answer.activity).first()
    if chosen is None:
        raise Changed
    kept = merging.join(keep=chosen, other=held.activity, now=now, read=read)
    return {**kept, "with": str(chosen.public_id)}


def _two_of(held: Conflict, choice: dict[str, Any]) -> tuple[Activity, Activity]:
    """The one that stayed and the one that went: a card's own activity went, one merged by hand stayed."""
    named = Activity.objects.get(public_id=choice["with"])
    return (held.activity, named) if held.activity.deleted_at is None else (named, held.activity)


def _same(given: dict[str, Any], kept: dict[str, Any]) -> bool:
    return all(given.get(name) == value for name, value in kept.items())


def _rewritten(athlete: Athlete, activities: list[Activity], now: datetime, read: Reader) -> None:
    before = {one.day for one in activities}
    rewrite(athlete=athlete, activities=activities, now=now, read=read)
    settle(athlete=athlete, days=before | {one.day for one in activities}, now=now)
