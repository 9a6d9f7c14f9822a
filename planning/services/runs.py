"""Taking a run of a template back, and deciding what both sides have changed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.days import monday_of
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
from planning.personalising import totals_of
from planning.selectors.squads import zones_of
from planning.services.changes import SessionRun, StaleSession
from planning.services.roll_outs import KEPT_FOR_UNDO, write_session
from planning.services.weeks import week_of
from planning.written import FIELDS
from tenancy.models import Membership

UNDO_FOR = timedelta(minutes=10)
PUT_BACK = (*KEPT_FOR_UNDO, "day", "week", "version", "deleted_at")
BATCH = 500


class Undone(NamedTuple):
    """What a run wrote of one session, and to whose plan."""

    part: TemplatePart
    entry: dict[str, Any]


class TooLate(RuntimeError):
    """The ten minutes are over, the run is not finished, or it was taken back already."""

    message = _("This can be taken back for ten minutes after it is finished. That time is over.")


class OthersAthletes(RuntimeError):
    """Among the athletes are some whom the member does not look after, and somebody else began it."""

    message = _("Some of these athletes are not yours. Whoever did this can take it back, or an owner.")


class AlreadyDecided(RuntimeError):
    """Somebody else was quicker."""

    message = _("This has been decided already.")


class DayOver(StaleSession):
    """The day of the session is in the past on one side: what was planned for it stays."""

    message = _("This day has passed, so the plan stays as it was.")


def may_undo(run: TemplateRun, now: datetime) -> bool:
    """True for ten minutes after the run."""
    return run.state == RunState.DONE and run.finished_at is not None and now <= run.finished_at + UNDO_FOR


@transaction.atomic
def undo_run(*, run: TemplateRun, by: Membership, now: datetime) -> int:
    """Put back what nobody has changed since; returns how many sessions or drafts.

    Raises TooLate, OthersAthletes.
    """
    held: TemplateRun = TemplateRun.objects.select_for_update().get(pk=run.pk)
    if not may_undo(held, now):
        raise TooLate
    parts = list(TemplatePart.objects.filter(run=held).select_related("use"))
    _demand_seen(held, parts, by)
    held.state = RunState.UNDONE
    held.save(update_fields=["state"])
    if held.kind == RunKind.APPLY:
        return _discard(parts, now)
    TemplateConflict.objects.filter(part__in=parts, state=ConflictState.OPEN).update(
        state=ConflictState.GONE, decided_at=now
    )
    return _take_back(parts, now)


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
    """What is in dispute becomes what the template says.

    Raises AlreadyDecided, StaleSession, SessionRun, DayOver.
    """
    held = _held(conflict)
    session = PlannedSession.objects.select_for_update(of=("self",)).get(pk=held.session_id)
    if session.version != version:
        raise StaleSession
    today = held.athlete.local_day(now)
    if session.activity_id is not None:
        raise SessionRun
    if session.day < today or (held.day and held.day < today):
        raise DayOver
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


def _demand_seen(held: TemplateRun, parts: Sequence[TemplatePart], by: Membership) -> None:
    seen = TemplatePart.objects.visible_to(by).filter(run=held)
    if held.author_id != by.pk and seen.count() < len(parts):
        raise OthersAthletes


def _discard(parts: Sequence[TemplatePart], now: datetime) -> int:
    """The drafts in which nobody has changed anything."""
    plans = [part.use.plan_id for part in parts]
    changed = PlannedSession.objects.filter(plan__in=plans).exclude(version=1, deleted_at=None)
    drafts = Plan.objects.current().filter(pk__in=plans, state=PlanState.DRAFT, version=1)
    untouched = drafts.exclude(pk__in=changed.values("plan")).order_by()
    return int(untouched.update(deleted_at=now, version=2))


def _take_back(parts: Sequence[TemplatePart], now: datetime) -> int:
    """The sessions as they were before, of all plans together: as many statements for one as for hundreds."""
    wanted = {entry["session"]: Undone(part, entry) for part in parts for entry in part.inverse}
    held = PlannedSession.objects.filter(pk__in=list(wanted)).select_for_update(of=("self",)).order_by("pk")
    same = [
        session
        for session in held
        if session.version == wanted[session.pk].entry["version"] and session.activity_id is None
    ]
    for session in same:
        _put_back(session, wanted[session.pk].entry["before"], now)
    PlannedSession.objects.bulk_update(same, PUT_BACK, batch_size=BATCH)
    TemplateOrigin.objects.filter(session__in=same).delete()
    there_before = [wanted[session.pk] for session in same if wanted[session.pk].entry["before"] is not None]
    TemplateOrigin.objects.bulk_create(map(_origin_before, there_before), batch_size=BATCH)
    return len(same)


def _put_back(session: PlannedSession, before: Mapping[str, Any] | None, now: datetime) -> None:
    session.version += 1
    session.deleted_at = now if before is None else None
    if before is not None:
        session.day, session.week_id = date.fromisoformat(before["day"]), before["week"]
        for name in KEPT_FOR_UNDO:
            setattr(session, name, before[name])


def _origin_before(undone: Undone) -> TemplateOrigin:
    part, then = undone.part, undone.entry["origin"]
    return TemplateOrigin(
        athlete_id=part.athlete_id,
        use=part.use,
        session_id=undone.entry["session"],
        row_id=then["row"],
        day=date.fromisoformat(then["day"]),
        unsettled=then.get("unsettled"),
    )
