"""Notes, tasks and episodes of injury and illness in the timeline."""

from django.utils.translation import gettext

from athletes.models import EpisodeStep, Note, Task
from coach.selectors.timeline.entries import Kind, Slice, TimelineEntry


def notes(piece: Slice) -> list[TimelineEntry]:
    """What was noted, as far as whoever looks may read it; without a reader what was shared. One query."""
    seen = Note.objects.current().shared() if piece.by is None else Note.objects.visible_to(piece.by)
    return [
        TimelineEntry(
            kind=Kind.KEPT,
            code=row.audience,
            at=row.written_at,
            key=row.pk,
            said=row.get_audience_display(),
            quote=row.body,
            who=str(row.author.user),
        )
        for row in piece.of(seen.select_related("author__user"), "written_at")
    ]


def tasks(piece: Slice) -> list[TimelineEntry]:
    """What was to be done about the athlete, and is done. One query."""
    seen = Task.objects.current() if piece.by is None else Task.objects.visible_to(piece.by)
    done = seen.filter(done_at__isnull=False).select_related("done_by__user")
    return [
        TimelineEntry(
            kind=Kind.KEPT,
            code="task",
            at=row.done_at,
            key=row.pk,
            said=gettext("Task done: %(title)s") % {"title": row.title},
            who=str(row.done_by.user) if row.done_by else "",
        )
        for row in piece.of(done, "done_at")
    ]


def episodes(piece: Slice) -> list[TimelineEntry]:
    """The steps of injuries and illness: from resting to full training. One query."""
    steps = EpisodeStep.objects.filter(episode__deleted_at=None).select_related("episode", "moved_by__user")
    return [
        TimelineEntry(
            kind=Kind.KEPT,
            code="episode",
            at=row.moved_at,
            key=row.pk,
            said=f"{row.episode.get_kind_display()}: {row.get_state_display()}",
            more=tuple(filter(None, (row.episode.get_body_part_display(),))),
            who=str(row.moved_by.user),
        )
        for row in piece.of(steps, "moved_at")
    ]
