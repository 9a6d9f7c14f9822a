"""Taking a run of a template back, and deciding what both sides have changed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from planning.content import content_of
from planning.models import (
    ConflictState,
    Plan,
    PlannedSession,
    PlanState,
    RunKind,
    RunState,
    TemplateConflict,
    TemplateOrigin,
    TemplatePart,
    TemplateRow,
    TemplateRun,
)
from planning.own_plans import OwnSession, Runner
from planning.personalising import monday_of, totals_of
from planning.selectors.squads import zones_of
from planning.services.changes import SessionRun, StaleSession
from planning.services.roll_outs import write_session
from planning.services.weeks import week_of
from planning.written import FIELDS
from tenancy.models import Membership

UNDO_FOR = timedelta(minutes=10)


class TooLate(RuntimeError):
    """The ten minutes are over, the run is not finished, or it was taken back already."""

    message = _("A run can be taken back for ten minutes after it is finished. That time is over.")


class AlreadyDecided(RuntimeError):
    """Somebody else was quicker."""

    message = _("This has been decided already.")


def may_undo(run: TemplateRun, now: datetime) -> bool:
    """True for ten minutes after the run."""
    return run.state == RunState.DONE and run.finished_at is not None and now <= run.finished_at + UNDO_FOR


@transaction.atomic
def undo_run(*, run: TemplateRun, now: datetime) -> int:
    """Put back what nobody has changed since; returns how many sessions or drafts. Raises TooLate."""
    held: TemplateRun = TemplateRun.objects.select_for_update().get(pk=run.pk)
    if not may_undo(held, now):
        raise TooLate
    held.state = RunState.UNDONE
    held.save(update_fields=["state"])
    parts = list(TemplatePart.objects.filter(run=held).select_related("use"))
    if held.kind == RunKind.APPLY:
        return _discard(parts, now)
    TemplateConflict.objects.filter(part__in=parts, state=ConflictState.OPEN).update(
        state=ConflictState.GONE, decided_at=now
    )
    return sum(_take_back(part, now) for part in parts)


@transaction.atomic
def keep_mine(*, conflict: TemplateConflict, by: Membership, now: datetime) -> TemplateConflict:
    """The session stays as it is in the plan; until the template changes it again. Raises AlreadyDecided."""
    held = _held(conflict)
    _settle(held)
    return _decided(held, ConflictState.KEPT, by, now)


@transaction.atomic
def take_theirs(
    *, conflict: TemplateConflict, version: int, by: Membership, now: datetime
) -> TemplateConflict:
    """What is in dispute becomes what the template says. Raises AlreadyDecided, StaleSession, SessionRun."""
    held = _held(conflict)
    session = PlannedSession.objects.select_for_update(of=("self",)).get(pk=held.session_id)
    if session.version != version:
        raise StaleSession
    today = held.athlete.local_day(now)
    if session.activity_id is not None or session.day < today or (held.day and held.day < today):
        raise SessionRun
    session.version += 1
    if held.row is None or held.day is None:
        session.deleted_at = now
    else:
        _rewrite(held, session, held.row, held.day)
    _settle(held)
    session.save()
    return _decided(held, ConflictState.TAKEN, by, now)


def _rewrite(held: TemplateConflict, session: PlannedSession, row: TemplateRow, day: date) -> None:
    runner = Runner(held.athlete, zones_of([held.athlete])[held.athlete_id], held.use.anchor_day, day)
    own = OwnSession(day, row.position, content_of(row), totals_of(row, runner, day), row)
    fields = FIELDS if session.deleted_at else disputed_of(held)
    session.deleted_at = None
    write_session(session, own, week_of(use=held.use, monday=monday_of(day)), fields)


def disputed_of(held: TemplateConflict) -> tuple[str, ...]:
    """The fields that both sides have changed; all of them where one of them removed the session."""
    origin = TemplateOrigin.objects.filter(use=held.use, session=held.session_id).first()
    return tuple(origin.unsettled) if origin and origin.unsettled else FIELDS


def _held(conflict: TemplateConflict) -> TemplateConflict:
    open_ones = TemplateConflict.objects.filter(pk=conflict.pk, state=ConflictState.OPEN)
    held: TemplateConflict | None = (
        open_ones.select_related("use__template", "use__plan", "row", "athlete")
        .select_for_update(of=("self",))
        .first()
    )
    if held is None:
        raise AlreadyDecided
    return held


def _settle(held: TemplateConflict) -> None:
    """What the template says now is what it said: it comes up again only when it changes once more."""
    origin = TemplateOrigin.objects.filter(use=held.use, session=held.session_id)
    if held.row is None or held.day is None:
        origin.delete()
    else:
        origin.update(row=held.row, day=held.day, unsettled=None)


def _decided(held: TemplateConflict, state: ConflictState, by: Membership, now: datetime) -> TemplateConflict:
    held.state, held.decided_by, held.decided_at = state, by, now
    held.save(update_fields=["state", "decided_by", "decided_at"])
    return held


def _discard(parts: Sequence[TemplatePart], now: datetime) -> int:
    """The drafts in which nobody has changed anything."""
    plans = [part.use.plan_id for part in parts]
    changed = PlannedSession.objects.filter(plan__in=plans).exclude(version=1, deleted_at=None)
    drafts = Plan.objects.current().filter(pk__in=plans, state=PlanState.DRAFT, version=1)
    untouched = drafts.exclude(pk__in=changed.values("plan")).order_by()
    return int(untouched.update(deleted_at=now, version=2))


def _take_back(part: TemplatePart, now: datetime) -> int:
    wanted = {entry["session"]: entry for entry in part.inverse}
    sessions = PlannedSession.objects.filter(pk__in=list(wanted)).select_for_update(of=("self",))
    return sum(_restore(part, session, wanted[session.pk], now) for session in sessions.order_by("pk"))


def _restore(part: TemplatePart, session: PlannedSession, entry: dict[str, Any], now: datetime) -> bool:
    if session.version != entry["version"] or session.activity_id is not None:
        return False
    session.version += 1
    origin = TemplateOrigin.objects.filter(use=part.use, session=session)
    if entry["before"] is None:
        session.deleted_at = now
        origin.delete()
    else:
        before = dict(entry["before"])
        session.day, session.week_id = date.fromisoformat(before.pop("day")), before.pop("week")
        for name, value in before.items():
            setattr(session, name, value)
        session.deleted_at = None
        said = entry["origin"]
        then = {
            "row_id": said["row"],
            "day": date.fromisoformat(said["day"]),
            "unsettled": said.get("unsettled"),
        }
        if not origin.update(**then):
            TemplateOrigin.objects.create(athlete_id=part.athlete_id, use=part.use, session=session, **then)
    session.save()
    return True
