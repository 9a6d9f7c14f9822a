"""Telling of new activities, imports that ended, sources that differ, folders that fail."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from athletes.models import Event
from athletes.selectors import staff_of
from athletes.services import telling
from athletes.services.telling import Telling
from ingest.models import Conflict, ConflictState, ImportRun, Outcome, Upload, UploadState, WatchedFolder

RECENT = timedelta(days=7)
"""Older runs come with archives, and are no news."""


def tell_what_came(*, now: datetime) -> None:
    """Safe to repeat: everything is told once."""
    found = [*_imports(now), *_conflicts(now), *_failing(now), *_activities(now)]
    telling.tell(tellings=found, now=now)


def _activities(now: datetime) -> Iterator[Telling]:
    if not telling.is_wanted(Event.NEW_ACTIVITY):
        return
    uploads = Upload.objects.filter(
        outcome=Outcome.ACTIVITY,
        finished_at__range=telling.window(now),
        activity__started_at__gt=now - RECENT,
        activity__deleted_at=None,
    )
    for one in uploads.select_related("activity", "athlete__coach__user").order_by("finished_at", "pk"):
        run = one.activity
        if run is None:
            continue
        params = {"name": run.name or run.day.isoformat(), "activity": str(run.public_id)}
        for member in staff_of(athlete=one.athlete):
            key = f"activity:{run.public_id}"
            yield Telling(Event.NEW_ACTIVITY, member, one.athlete, key, params)


def _imports(now: datetime) -> Iterator[Telling]:
    """Whoever sent the files; not those of a watched folder, which nobody waits for."""
    runs = ImportRun.objects.filter(finished_at__range=telling.window(now), seen_at=None)
    watched = set(WatchedFolder.objects.values_list("athlete_id", "path"))
    for run in runs.select_related("uploader__user", "athlete").order_by("finished_at", "pk"):
        if (run.athlete_id, run.name) in watched:
            continue
        uploads = Upload.objects.filter(run=run)
        files, failed = uploads.count(), uploads.filter(state=UploadState.REFUSED).count()
        params = {"files": files, "failed": failed, "run": str(run.public_id)}
        yield Telling(Event.IMPORT_ENDED, run.uploader, run.athlete, f"import:{run.pk}:{run.round}", params)


def _conflicts(now: datetime) -> Iterator[Telling]:
    """Once a day and athlete, however many there are."""
    found = Conflict.objects.filter(state=ConflictState.PENDING, raised_at__range=telling.window(now))
    told: set[int] = set()
    for one in found.select_related("athlete__coach__user").order_by("raised_at", "pk"):
        athlete = one.athlete
        if athlete.pk in told:
            continue
        told.add(athlete.pk)
        key = f"conflict:{athlete.pk}:{athlete.local_day(now).isoformat()}"
        for member in staff_of(athlete=athlete):
            yield Telling(Event.CONFLICT, member, athlete, key)


def _failing(now: datetime) -> Iterator[Telling]:
    """A watched folder that cannot be read: once a day, until it can."""
    folders = WatchedFolder.objects.filter(active=True).exclude(problem="")
    for folder in folders.select_related("athlete", "uploader__user").order_by("pk"):
        key = f"folder:{folder.pk}:{now.date().isoformat()}"
        params = {"name": folder.path.rsplit("/", 1)[-1]}
        yield Telling(Event.CONNECTION_FAILING, folder.uploader, folder.athlete, key, params)
