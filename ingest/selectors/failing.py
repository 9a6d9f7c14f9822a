"""Whose files are refused, day after day, while none comes in."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Q

from ingest.models import Upload, UploadState

LOOK_BACK = timedelta(days=30)
REFUSED, TAKEN = Q(state=UploadState.REFUSED), Q(state=UploadState.DONE)


def failing_days(*, now: datetime) -> dict[int, int]:
    """By athlete's key: from the first to the last day of refusals since a file was taken. One query.

    A file that was tried out and not imported says nothing. Days are of 24 hours here; one is not counted
    again for each file.
    """
    recent = Upload.objects.filter(received_at__gt=now - LOOK_BACK, previewed=False).order_by()
    rows = recent.values("athlete_id").annotate(
        taken=Max("received_at", filter=TAKEN), refused=ArrayAgg("received_at", filter=REFUSED, default=[])
    )
    found = {row["athlete_id"]: _days(row["refused"], row["taken"]) for row in rows}
    return {athlete: days for athlete, days in found.items() if days}


def _days(refused: Iterable[datetime], taken: datetime | None) -> int:
    since = [moment for moment in refused if taken is None or moment > taken]
    return (max(since) - min(since)).days + 1 if since else 0
