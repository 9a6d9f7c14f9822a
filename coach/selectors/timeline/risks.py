"""What the rules found, in the timeline: flags raised and withdrawn, and the bucket that followed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.text import capfirst
from django.utils.translation import gettext

from athletes.models import Bucket, BucketChange
from coach.selectors.timeline.entries import Kind, Slice, TimelineEntry
from readiness import wording
from readiness.models import Flag


def raised(piece: Slice) -> list[TimelineEntry]:
    """Evidence, with its numbers, when it was raised. One query."""
    return [
        TimelineEntry(Kind.FLAGS, "raised", row.raised_at, row.pk, wording.sentence(row.kind, row.params))
        for row in piece.of(Flag.objects.all(), "raised_at")
    ]


def withdrawn(piece: Slice) -> list[TimelineEntry]:
    """The same when it no longer held: not where the next morning says it again. One query."""
    again = Flag.objects.filter(
        athlete=OuterRef("athlete"), kind=OuterRef("kind"), raised_at=OuterRef("withdrawn_at")
    )
    gone = Flag.objects.filter(~Exists(again), withdrawn_at__isnull=False)
    return [
        TimelineEntry(
            Kind.FLAGS, "withdrawn", row.withdrawn_at, row.pk, wording.sentence(row.kind, row.params)
        )
        for row in piece.of(gone, "withdrawn_at")
        if row.withdrawn_at
    ]


def buckets(piece: Slice) -> list[TimelineEntry]:
    """From one risk bucket to another, and what spoke for it. One query."""
    return [_moved(row) for row in piece.of(BucketChange.objects.all(), "changed_at")]


def _moved(row: BucketChange) -> TimelineEntry:
    words = {"before": Bucket(row.before).label, "after": Bucket(row.bucket).label}
    return TimelineEntry(
        kind=Kind.BUCKETS,
        code=row.bucket,
        at=row.changed_at,
        key=row.pk,
        said=gettext("%(before)s → %(after)s") % words,
        more=(reasons_in_words(row.reasons),) if row.reasons else (),
    )


def reasons_in_words(reasons: Iterable[Mapping[str, Any]]) -> str:
    """What speaks for a bucket, in a line."""
    return capfirst(" · ".join(wording.short(each["code"], each["params"]) for each in reasons))
