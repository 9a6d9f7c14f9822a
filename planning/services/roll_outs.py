"""Later changes of a template, rolled out to the plans that follow it; taken back within ten minutes."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from analytics.days import monday_of
from analytics.plan_merge import WHOLE, WRITTEN, Fate, Merged
from planning.models import (
    ConflictState,
    Outcome,
    PlannedSession,
    PlanTemplate,
    PlanWeek,
    RunKind,
    TemplateConflict,
    TemplateOrigin,
    TemplatePart,
    TemplateRun,
    TemplateUse,
)
from planning.own_plans import OwnSession
from planning.personalising import totals_of
from planning.services.foreseeing import Foreseen, foresee_roll_out
from planning.services.squad_plans import (
    AT_ONCE,
    MOST_ATHLETES,
    NobodyChosen,
    ask_in_batches,
    count_on,
    session_values,
)
from planning.services.weeks import week_of
from planning.telling import told_json
from planning.written import FIELDS, Written, content_in, unsettled
from tenancy.models import Membership

ROLL_OUT = "planning.roll_out"
COLUMNS = {
    "day": ("day", "position", "week"),
    "title": ("title",),
    "notes": ("purpose",),
    "workout": ("category", "steps", "template_code", "key", "duration_s", "distance_m", "load"),
}
"""The columns that each field of a session fills."""
TO_BE_RUN: dict[str, Any] = {"outcome": Outcome.OPEN, "percent": None, "measure": ""}
ANEW: dict[str, dict[str, Any]] = {
    "day": TO_BE_RUN,
    "workout": {"adapted": "", "automatic": False, "confirmed": True, **TO_BE_RUN},
}
"""What a session is after a person has planned it for another day, or with another content."""
KEPT_FOR_UNDO = (
    "category", "title", "purpose", "steps", "template_code", "position", "key", "duration_s", "distance_m",
    "load", "adapted", "automatic", "confirmed", "outcome", "percent", "measure",
)  # fmt: skip


@transaction.atomic
def roll_out(
    *,
    template: PlanTemplate,
    uses: Sequence[TemplateUse],
    from_week: int,
    author: Membership,
    now: datetime,
) -> TemplateRun:
    """Merge the template into these plans. More than 20 are left to a worker. Raises NobodyChosen."""
    if not 1 <= len(uses) <= MOST_ATHLETES:
        raise NobodyChosen
    run: TemplateRun = TemplateRun.objects.create(
        template=template,
        author=author,
        kind=RunKind.ROLL_OUT,
        wanted=[use.pk for use in uses],
        from_week=from_week,
        started_at=now,
    )
    if len(uses) <= AT_ONCE:
        return roll_out_batch(run_id=run.pk, first=0, last=len(uses), now=now)
    ask_in_batches(run, ROLL_OUT)
    return run


@transaction.atomic
def roll_out_batch(*, run_id: int, first: int, last: int, now: datetime) -> TemplateRun:
    """The merges of some of a run's plans; each plan once."""
    run: TemplateRun = TemplateRun.objects.select_related("template").get(pk=run_id)
    done = TemplatePart.objects.filter(run=run).values("use")
    uses = (
        TemplateUse.objects.living()
        .filter(pk__in=run.wanted[first:last])
        .exclude(pk__in=done)
        .select_related("athlete", "plan__race")
        .order_by("pk")
    )
    _lock(uses)
    for one in foresee_roll_out(template=run.template, uses=list(uses), from_week=run.from_week, now=now):
        _write(run, one, now)
    return count_on(run, last - first, now)


def _lock(uses: Any) -> None:
    """Nobody changes these sessions between the look at them and the merge."""
    sessions = PlannedSession.objects.filter(plan__in=uses.values("plan")).order_by("pk")
    list(sessions.select_for_update(of=("self",)).values_list("pk", flat=True))


def _write(run: TemplateRun, foreseen: Foreseen, now: datetime) -> None:
    use = foreseen.followed.use
    part = TemplatePart(
        athlete_id=use.athlete_id,
        run=run,
        use=use,
        counts=foreseen.counts,
        notes=told_json(foreseen.told, foreseen.held),
    )
    writer = _Writer(foreseen, now)
    part.inverse = [writer.write(one) for one in foreseen.merged if one.fate in WRITTEN or one.taken]
    part.save()
    writer.listen()
    writer.dispute(part)


class _Writer:
    """Writes the merge of one plan."""

    def __init__(self, foreseen: Foreseen, now: datetime) -> None:
        self.foreseen, self.now = foreseen, now
        self.followed = foreseen.followed
        self.use = foreseen.followed.use
        self.weeks = {week.starts_on: week for week in PlanWeek.objects.filter(plan=self.use.plan_id)}

    def write(self, one: Merged[Any, Written]) -> dict[str, Any]:
        """Write one session, or the fields of it that are taken; returns what taking it back needs."""
        if one.fate == Fate.ADDED:
            return self._add(one)
        origin = self.followed.origins[one.key]
        session = origin.session
        before = session_before(session, origin)
        session.version += 1
        if one.fate == Fate.REMOVED:
            session.deleted_at = self.now
            origin.delete()
        else:
            write_session(session, self._own(one), self._week(theirs(one)["day"]), one.taken)
        session.save()
        return {**before, "version": session.version}

    def listen(self) -> None:
        """Each plan remembers what the template says now; of what is in dispute, what it said before."""
        for one in self.foreseen.merged:
            origin = self.followed.origins.get(one.key)
            if origin is None or one.fate in (Fate.FROZEN, Fate.REMOVED) or one.disputed == WHOLE:
                continue
            if one.theirs is None:
                origin.delete()
            elif one.mine is not None or one.fate == Fate.SAME:
                self._remember(origin, one)

    def _remember(self, origin: TemplateOrigin, one: Merged[Any, Written]) -> None:
        row, day = self.foreseen.rows[one.key], theirs(one)["day"]
        said = row.pk, day, unsettled(one.base, one.disputed)
        if said != (origin.row_id, origin.day, origin.unsettled):
            origin.row, (_pk, origin.day, origin.unsettled) = row, said
            origin.save(update_fields=["row", "day", "unsettled"])

    def dispute(self, part: TemplatePart) -> None:
        """A conflict to decide for each session that both sides changed; what is none any more is closed."""
        settled = []
        for one in self.foreseen.merged:
            origin = self.followed.origins.get(one.key)
            if origin is not None and one.fate == Fate.CONFLICT:
                self._ask(part, origin.session, one)
            elif origin is not None:
                settled.append(origin.session_id)
        open_ones = TemplateConflict.objects.filter(session__in=settled, state=ConflictState.OPEN)
        open_ones.update(state=ConflictState.GONE, decided_at=self.now)

    def _ask(self, part: TemplatePart, session: PlannedSession, one: Merged[Any, Written]) -> None:
        said = {"row": self.foreseen.rows.get(one.key), "day": one.theirs["day"] if one.theirs else None}
        TemplateConflict.objects.update_or_create(
            session=session,
            state=ConflictState.OPEN,
            defaults=said,
            create_defaults={
                **said,
                "athlete_id": self.use.athlete_id,
                "use": self.use,
                "part": part,
                "session": session,
            },
        )

    def _add(self, one: Merged[Any, Written]) -> dict[str, Any]:
        session = PlannedSession(athlete_id=self.use.athlete_id, plan=self.use.plan)
        write_session(session, self._own(one), self._week(theirs(one)["day"]))
        session.save()
        row = self.foreseen.rows[one.key]
        TemplateOrigin.objects.create(
            athlete_id=self.use.athlete_id, use=self.use, row=row, session=session, day=theirs(one)["day"]
        )
        return {"session": session.pk, "version": session.version, "before": None}

    def _own(self, one: Merged[Any, Written]) -> OwnSession:
        row, day = self.foreseen.rows[one.key], theirs(one)["day"]
        amount = totals_of(row, self.followed.runner, day)
        return OwnSession(day, row.position, content_in(theirs(one)), amount, row)

    def _week(self, day: date) -> PlanWeek:
        monday = monday_of(day)
        if monday not in self.weeks:
            self.weeks[monday] = week_of(use=self.use, monday=monday)
        return self.weeks[monday]


def theirs(one: Merged[Any, Written]) -> Written:
    """What the template says of a session that it has."""
    if one.theirs is None:
        raise LookupError(one.key)
    return one.theirs


def write_session(
    session: PlannedSession, own: OwnSession, week: PlanWeek, fields: Collection[str] = FIELDS
) -> None:
    """Make these fields of the session what the template says; not saved."""
    said = {**session_values(own), "week": week}
    for field in fields:
        for name in COLUMNS[field]:
            setattr(session, name, said[name])
        for name, value in ANEW.get(field, {}).items():
            setattr(session, name, value)


def session_before(session: PlannedSession, origin: TemplateOrigin) -> dict[str, Any]:
    """What taking a write back puts in place again."""
    values = {name: getattr(session, name) for name in KEPT_FOR_UNDO}
    return {
        "session": session.pk,
        "before": {**values, "day": session.day.isoformat(), "week": session.week_id},
        "origin": {
            "row": origin.row_id,
            "day": origin.day.isoformat(),
            "unsettled": origin.unsettled,
        },
    }
