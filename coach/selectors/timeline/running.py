"""Sessions in the timeline: run, not run, and why."""

from django.db.models import F
from django.utils.translation import gettext

from athletes.models import Activity
from coach.selectors.timeline.entries import Kind, Link, Slice, TimelineEntry
from planning.models import Differently, Outcome, PlannedSession, SessionReason, Why
from tenancy.templatetags.display import distance, duration, localised, short_day

NOT_RUN = (Outcome.MISSED, Outcome.EXCUSED)


def runs(piece: Slice) -> list[TimelineEntry]:
    """What was run, and what of the plan it was. Two queries."""
    rows = list(piece.of(Activity.objects.current(), "started_at"))
    sessions = PlannedSession.objects.published().filter(activity__in=rows).order_by()
    matched = {session.activity_id: session for session in sessions}
    return [_run(row, matched.get(row.pk), piece.units) for row in rows]


def not_run(piece: Slice) -> list[TimelineEntry]:
    """What was planned and not run: a day late, because until then it still could be. One query."""
    planned = PlannedSession.objects.published().runs().filter(outcome__in=NOT_RUN, activity=None)
    return [
        TimelineEntry(
            kind=Kind.SESSIONS,
            code=row.outcome,
            at=piece.end_of(row.day),
            key=row.pk,
            said=f"{localised(row.title)}: {row.get_outcome_display()}",
            to=Link("session_page", row.public_id),
            dated=True,
        )
        for row in piece.of_days(planned)
    ]


def reasons(piece: Slice) -> list[TimelineEntry]:
    """Why a session was missed or run differently. One query."""
    standing = SessionReason.objects.filter(day=F("session__day"), session__deleted_at=None)
    rows = piece.of(standing.select_related("session", "said_by__user"), "said_at")
    return [_reason(row) for row in rows]


def _run(row: Activity, session: PlannedSession | None, units: str) -> TimelineEntry:
    words = {"distance": distance(row.distance_m, units), "time": duration(row.duration_s)}
    more = [_against(session)] if session is not None else []
    if row.rpe:
        more.append(gettext("RPE %(rpe)d") % {"rpe": row.rpe})
    if row.pain:
        more.append(gettext("Pain %(pain)d/10") % {"pain": row.pain})
    return TimelineEntry(
        kind=Kind.SESSIONS,
        code="run",
        at=row.started_at,
        key=row.pk,
        said=gettext("Run, %(distance)s in %(time)s") % words,
        more=tuple(more),
        quote=row.note,
        to=Link("activity_page", row.public_id),
        dated=not row.start_known,
    )


def _against(session: PlannedSession) -> str:
    line = f"{localised(session.title)}: {session.get_outcome_display()}"
    return line if session.percent is None else f"{line} {session.percent:.0f} %"


def _reason(row: SessionReason) -> TimelineEntry:
    title = f"{localised(row.session.title)}, {short_day(row.day)}"
    said = [title, str(Why(row.why).label)]
    if row.differently:
        said.append(str(Differently(row.differently).label))
    return TimelineEntry(
        kind=Kind.SESSIONS,
        code="reason",
        at=row.said_at,
        key=row.pk,
        said=" · ".join(said),
        quote=row.note,
        who=str(row.said_by.user),
        to=Link("session_page", row.session.public_id),
    )
