"""Whose files are refused, day after day, while none comes in."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Q

from ingest.models import Upload, UploadState

LOOK_BACK = timedelta(days=30)
REFUSED, TAKEN = Q(state=UploadState.REFUSED), Q(state=UploadState.DONE)


def failing_days(*, now: datetime) -> dict[int, tuple[int, datetime]]:
    """By athlete's key: for how many days files have been refused since one was taken, and since when.

    From the first refusal to the last, in days of 24 hours begun. A file that was tried out and not imported
    says nothing. One query.
    """
    recent = Upload.objects.filter(received_at__gt=now - LOOK_BACK, previewed=False).order_by()
    rows = recent.values("athlete_id").annotate(
        taken=Max("received_at", filter=TAKEN), refused=ArrayAgg("received_at", filter=REFUSED, default=[])
    )
    found = {row["athlete_id"]: _since(row["refused"], row["taken"]) for row in rows}
    return {
        athlete: ((max(moments) - min(moments)).days + 1, min(moments))
        for athlete, moments in found.items()
        if moments
    }


def _since(refused: Iterable[datetime], taken: datetime | None) -> list[datetime]:
    return [moment for moment in refused if taken is None or moment > taken]
