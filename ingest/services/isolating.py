"""A file that nobody foresaw costs itself its import, and not the files beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from django.db import InterfaceError, OperationalError, transaction

from ingest.models import ImportState, Outcome, Upload, UploadState
from tenancy import watching

BROKEN = "broken"
AWAY = (OperationalError, InterfaceError)
SAID = ["state", "outcome", "refusal", "params", "previewed", "finished_at"]

log = structlog.get_logger(__name__)


def isolate(uploads: Sequence[Upload], act: Callable[[list[Upload]], None], *, now: datetime) -> int:
    """Do it for all of them at once; where that fails, for each alone. Returns with how many it failed.

    Those are refused as broken, for an operator to look at, and can be tried again. A database that is away
    is no file's fault: that is raised. In the caller's transaction.
    """
    try:
        with transaction.atomic():
            act(list(uploads))
    except AWAY:
        raise
    except Exception as error:
        if len(uploads) == 1:
            _break(uploads[0], error, now)
            return 1
        fresh = Upload.objects.filter(pk__in=[one.pk for one in uploads]).select_related("raw").order_by("pk")
        return sum(isolate([one], act, now=now) for one in fresh)
    return 0


def _break(upload: Upload, error: Exception, now: datetime) -> None:
    kept: Upload = Upload.objects.get(pk=upload.pk)
    trying_out = kept.run is not None and kept.run.state == ImportState.PREVIEWING
    kept.state = UploadState.WAITING if trying_out else UploadState.REFUSED
    kept.outcome, kept.refusal, kept.params = Outcome.REFUSED, BROKEN, {}
    kept.previewed, kept.finished_at = kept.previewed or trying_out, now
    kept.save(update_fields=SAID)
    failure = watching.failure_of(error, place="ingest.batch")
    watching.record_error(failure=failure, place="ingest.batch", trace=f"file {kept.public_id}", now=now)
    log.error("file.broken", exc_info=error, upload_id=kept.pk)
