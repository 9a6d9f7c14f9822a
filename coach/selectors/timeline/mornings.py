"""Check-ins in the timeline."""

from django.utils.text import capfirst
from django.utils.translation import gettext

from coach.selectors.timeline.entries import Kind, Slice, TimelineEntry
from readiness import wording
from readiness.models import CheckIn, FlagKind, Problem


def check_ins(piece: Slice) -> list[TimelineEntry]:
    """What the athlete answered, and what it gave. One query."""
    rows = piece.of(CheckIn.objects.filter(deleted_at=None), "answered_at")
    return [_entry(row) for row in rows]


def _entry(row: CheckIn) -> TimelineEntry:
    return TimelineEntry(
        kind=Kind.CHECK_INS,
        code="check_in",
        at=row.answered_at,
        key=row.pk,
        said=gettext("Check-in, readiness %(score)s") % {"score": row.score},
        more=_problem(row),
        quote=row.note,
        band=row.band,
    )


def _problem(row: CheckIn) -> tuple[str, ...]:
    if row.problem == Problem.ILL:
        return (capfirst(wording.short(FlagKind.ILLNESS, {})),)
    if row.problem == Problem.PAIN and row.pain:
        return (capfirst(wording.short(FlagKind.PAIN, {"pain": row.pain, "body_part": row.body_part})),)
    return ()
