"""Changes of the plan in the timeline."""

from django.utils.translation import gettext

from coach.selectors.plan_changes import told
from coach.selectors.timeline.entries import Kind, Link, Slice, TimelineEntry
from planning.models import Plan, PlanState, Revision, RevisionState

STOOD = (RevisionState.APPLIED, RevisionState.UNDONE)
SHOWN = (PlanState.PUBLISHED, PlanState.ARCHIVED)


def published(piece: Slice) -> list[TimelineEntry]:
    """Whole plans that were given to the athlete. One query."""
    plans = Plan.objects.current().filter(state__in=SHOWN, published_at__isnull=False)
    rows = piece.of(plans.select_related("author__user"), "published_at")
    return [
        TimelineEntry(
            kind=Kind.PLAN,
            code="published",
            at=row.published_at,
            key=row.pk,
            said=gettext("Plan published: %(name)s") % {"name": row.name},
            who=str(row.author.user),
            to=Link("plan_page", row.public_id),
        )
        for row in rows
        if row.published_at
    ]


def revisions(piece: Slice) -> list[TimelineEntry]:
    """Changes that were published, moved by the athlete or approved, also those taken back. Three queries."""
    found = Revision.objects.filter(state__in=STOOD, closed_at__isnull=False)
    rows = list(piece.of(found.select_related("author__user"), "closed_at"))
    return [
        TimelineEntry(
            kind=Kind.PLAN,
            code=row.source,
            at=row.closed_at,
            key=row.pk,
            said=change.said,
            more=change.lines,
            who=change.who,
            undone=row.state == RevisionState.UNDONE,
        )
        for row, change in zip(rows, told(athlete=piece.athlete, revisions=rows), strict=True)
        if row.closed_at
    ]
