"""Imports, single files and decided conflicts in the timeline."""

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext, ngettext

from coach.selectors.timeline.entries import Kind, Link, Slice, TimelineEntry
from ingest import wording_reconcile
from ingest.models import Conflict, ConflictKind, ConflictState, ImportRun, Outcome, Upload
from ingest.wording_imports import COUNTS

NEW = Q(uploads__outcome=Outcome.ACTIVITY)
REFUSED = Q(uploads__outcome=Outcome.REFUSED)


def imports(piece: Slice) -> list[TimelineEntry]:
    """Many files taken in together, and what they brought. One query."""
    counted = ImportRun.objects.annotate(
        files=Count("uploads"), new=Count("uploads", filter=NEW), refused=Count("uploads", filter=REFUSED)
    )
    return [_import(row) for row in piece.of(counted.select_related("uploader__user"), "started_at")]


def uploads(piece: Slice) -> list[TimelineEntry]:
    """Files that came one by one. One query."""
    alone = Upload.objects.filter(run=None).select_related("uploader__user")
    return [_upload(row) for row in piece.of(alone, "received_at")]


def conflicts(piece: Slice) -> list[TimelineEntry]:
    """Where sources differed and somebody has said what counts. One query."""
    decided = Conflict.objects.filter(state=ConflictState.RESOLVED, deleted_at=None, decided_at__isnull=False)
    rows = piece.of(decided.select_related("activity", "decided_by__user"), "decided_at")
    return [_conflict(row) for row in rows]


def _import(row: Any) -> TimelineEntry:
    files = ngettext("%(n)d file", "%(n)d files", row.files) % {"n": row.files}
    more = [files, str(COUNTS[Outcome.ACTIVITY] % {"n": row.new})]
    if row.refused:
        more.append(str(COUNTS[Outcome.REFUSED] % {"n": row.refused}))
    return TimelineEntry(
        kind=Kind.FILES,
        code="import",
        at=row.started_at,
        key=row.pk,
        said=f"{gettext('Import')} · {row.name}: {row.get_state_display()}",
        more=(" · ".join(more),),
        who=str(row.uploader.user),
        to=Link("import_page", row.public_id),
    )


def _upload(row: Upload) -> TimelineEntry:
    became = row.get_outcome_display() or row.get_state_display()
    return TimelineEntry(
        kind=Kind.FILES,
        code="upload",
        at=row.received_at,
        key=row.pk,
        said=f"{row.filename}: {became}",
        who=str(row.uploader.user),
        to=Link("upload_status", row.public_id),
    )


def _conflict(row: Conflict) -> TimelineEntry:
    named = wording_reconcile.FIELDS.get(row.field, "") if row.kind == ConflictKind.FIELD else ""
    kind = str(ConflictKind(row.kind).label)
    return TimelineEntry(
        kind=Kind.FILES,
        code="conflict",
        at=row.decided_at or row.raised_at,
        key=row.pk,
        said=f"{kind}: {named}" if named else kind,
        who=str(row.decided_by.user) if row.decided_by else "",
        to=Link("activity_page", row.activity.public_id),
    )
