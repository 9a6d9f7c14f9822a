"""Ending imports by hand: cancelled, started for real, tried again, undone."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from athletes import services as athletes
from athletes.models import Activity, ActivitySource, Athlete
from ingest.models import ImportRun, ImportState, Outcome, Upload, UploadState
from ingest.services import importing
from ingest.services.resolving import EDIT
from ingest.services.rewriting import rewrite
from ingest.services.settling import settle


class NotNow(ValueError):
    """The import is not in a state in which this can be done."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


@transaction.atomic
def start_previewed(*, run: ImportRun, now: datetime) -> ImportRun:
    """Do what the preview said. Raises NotNow unless it has been previewed."""
    held = _held(run, ImportState.PREVIEWED)
    held.state, held.round = ImportState.RUNNING, held.round + 1
    held.started_at, held.finished_at = now, None
    held.save()
    waiting = importing.waiting_of(held)
    waiting.update(outcome="", found={}, refusal="", params={})
    importing.ask(held)
    return held


@transaction.atomic
def cancel(*, run: ImportRun, now: datetime) -> ImportRun:
    """Read no more of its files; what came in stays until it is undone. Raises NotNow when it is over."""
    held = _held(run, *importing.ACTIVE, ImportState.PREVIEWED)
    held.state, held.finished_at = ImportState.CANCELLED, now
    held.save(update_fields=["state", "finished_at"])
    return held


@transaction.atomic
def retry_refused(*, run: ImportRun, now: datetime) -> ImportRun:
    """Read once more what was refused, and what a cancelled import left. Raises NotNow while it runs."""
    held = _held(run, ImportState.DONE, ImportState.CANCELLED)
    held.state, held.round, held.finished_at = ImportState.RUNNING, held.round + 1, None
    held.save(update_fields=["state", "round", "finished_at"])
    refused = Upload.objects.filter(run=held, state=UploadState.REFUSED, raw__isnull=False)
    refused.update(state=UploadState.WAITING, outcome="", refusal="", params={}, finished_at=None)
    importing.ask(held)
    return held


@transaction.atomic
def undo(*, run: ImportRun, now: datetime) -> ImportRun:
    """Take back all that the import brought; what other sources told before is as it was. Raises NotNow.

    Activities that nobody else tells of are removed, the others say again what their other sources say.
    The raw files stay.
    """
    held = _held(run, ImportState.DONE, ImportState.CANCELLED)
    athlete: Athlete = held.athlete
    athletes.hold(athlete)
    uploads = list(Upload.objects.filter(run=held, state=UploadState.DONE).order_by("-pk"))
    days = _take_back_sources(athlete, uploads, now)
    changed = sum(athletes.take_back_days(athlete=athlete, changes=one.undo) for one in uploads if one.undo)
    Upload.objects.filter(pk__in=[one.pk for one in uploads]).exclude(outcome=Outcome.ARCHIVE).update(
        state=UploadState.UNDONE, activity=None, undo=[], finished_at=now
    )
    held.state, held.finished_at = ImportState.UNDONE, now
    held.save(update_fields=["state", "finished_at"])
    settle(athlete=athlete, days=days, now=now, morning=bool(changed))
    return held


def _take_back_sources(athlete: Athlete, uploads: Iterable[Upload], now: datetime) -> set[date]:
    """Remove what these files told; returns the days that this bears on.

    Values that a person typed do not hold an activity that no source tells of any more.
    """
    brought = ActivitySource.objects.of(athlete).filter(upload__in=[one.public_id for one in uploads])
    touched = list(Activity.objects.filter(pk__in=brought.values("activity")).order_by("pk"))
    brought.delete()
    others = ActivitySource.objects.filter(activity__in=touched).exclude(key__startswith=EDIT)
    left = set(others.values_list("activity", flat=True))
    gone = [one for one in touched if one.pk not in left]
    Activity.objects.filter(pk__in=[one.pk for one in gone]).update(deleted_at=now)
    rewrite(athlete=athlete, activities=[one for one in touched if one.pk in left], now=now)
    return {one.day for one in touched}


def _held(run: ImportRun, *states: ImportState) -> ImportRun:
    held: ImportRun = (
        ImportRun.objects.select_for_update(of=("self",))
        .select_related("athlete__organization")
        .get(pk=run.pk)
    )
    if held.state not in states:
        raise NotNow(held.state)
    return held
