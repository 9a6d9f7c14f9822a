"""Turning a kept file into a run: read, recorded, matched, scored, all in one transaction."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.files.storage import default_storage
from django.db import transaction

from athletes import services as athletes
from athletes.models import Activity, Athlete
from athletes.recorded import RecordedRun, Source
from ingest import sandbox
from ingest.models import RawFile, Upload, UploadState
from ingest.parsers import Recording, Unreadable
from ingest.sandbox import TooCostly
from ingest.services.runs import NotARun, device_of, run_of
from planning import selectors as plans
from planning import services as planning
from readiness import services as readiness

Read = Callable[[bytes], Recording]

FIT = "fit"
BEARS_ON_TODAY = timedelta(days=28)  # as far back as the rules of load look


class RawFileDamaged(RuntimeError):
    """What storage gives back is not what was stored."""


@transaction.atomic
def process_upload(*, upload_id: int, now: datetime, read: Read = sandbox.parse) -> Upload:
    """Read a waiting file and keep the run, or why it is none. Safe to repeat: what is over stays.

    `read` may be ingest.parsers.fit.parse for files of our own making, which need no sandbox.
    """
    held = Upload.objects.select_for_update(of=("self",)).select_related("raw", "athlete__organization")
    upload: Upload = held.get(pk=upload_id)
    if upload.state != UploadState.WAITING:
        return upload
    try:
        recording = read(_bytes_of(upload.raw))
        run = run_of(recording, zone=ZoneInfo(upload.athlete.timezone), now=now)
    except (Unreadable, TooCostly, NotARun) as refused:
        return _refuse(upload, str(refused.code), refused.params, now)
    source = Source(FIT, upload.raw.sha256, device_of(recording))
    upload.activity = _record(upload.athlete, run, source, now)
    upload.state, upload.finished_at = UploadState.DONE, now
    upload.save(update_fields=["activity", "state", "finished_at"])
    return upload


def _bytes_of(raw: RawFile) -> bytes:
    with default_storage.open(raw.path) as file:
        data: bytes = file.read()
    if hashlib.sha256(data).hexdigest() != raw.sha256:
        raise RawFileDamaged(raw.path)
    return data


def _refuse(upload: Upload, code: str, params: Mapping[str, float | str], now: datetime) -> Upload:
    upload.state, upload.refusal, upload.params, upload.finished_at = UploadState.REFUSED, code, params, now
    upload.save(update_fields=["state", "refusal", "params", "finished_at"])
    return upload


def _record(athlete: Athlete, run: RecordedRun, source: Source, now: datetime) -> Activity:
    planned = plans.session_on(athlete=athlete, day=run.day)
    category = planned.category if planned else ""
    activity = athletes.record_activity(athlete=athlete, run=run, source=source, category=category, now=now)
    planning.match_session(activity=activity)
    today = athlete.local_day(now)
    if today - BEARS_ON_TODAY < run.day <= today:
        readiness.rescore(athlete=athlete, day=today, now=now)
    return activity
