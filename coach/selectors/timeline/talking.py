"""Messages and decisions in the timeline."""

from django.db.models import Exists, OuterRef

from athletes.models import Message
from coach.selectors.timeline.entries import Kind, Link, Slice, TimelineEntry
from readiness.models import Decision


def messages(piece: Slice) -> list[TimelineEntry]:
    """What was written between the athlete and the staff. One query."""
    rows = piece.of(Message.objects.select_related("author__user"), "sent_at")
    return [
        TimelineEntry(Kind.MESSAGES, row.side, row.sent_at, row.pk, row.body, who=str(row.author.user))
        for row in rows
    ]


def decisions(piece: Slice) -> list[TimelineEntry]:
    """Who decided what about a case, and why; also what was taken back since. One query."""
    undone = Exists(Decision.objects.filter(undoes=OuterRef("pk")))
    made = Decision.objects.select_related("member__user", "intervention").annotate(undone=undone)
    return [
        TimelineEntry(
            kind=Kind.DECISIONS,
            code=row.verb,
            at=row.decided_at,
            key=row.pk,
            said=row.get_verb_display(),
            quote=row.reason,
            who=str(row.member.user) if row.member else "",
            to=Link("case", row.intervention.public_id),
            undone=row.undone,
        )
        for row in piece.of(made, "decided_at")
    ]
