"""Notices of imports that ended in the background: shown until somebody puts them away."""

from datetime import datetime

from ingest.models import ImportRun


def put_away(*, run: ImportRun, now: datetime) -> None:
    """Show no notice of it any more. Safe to repeat; one that still runs will have its notice."""
    seen = ImportRun.objects.filter(pk=run.pk, seen_at=None, finished_at__isnull=False)
    seen.update(seen_at=now)
