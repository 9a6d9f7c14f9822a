"""A file that nobody foresaw costs itself its import, and not the files beside it."""

import pytest
from django.db import OperationalError

from ingest import services
from ingest.models import ImportState, Outcome, RawFile, Upload, UploadState
from ingest.services.isolating import isolate
from tenancy import queue
from tenancy.models import ErrorSeen
from tests.factories import NOW, Club
from tests.ingest.services.test_importing import imported, outcomes, runs


def without_bytes_of(name: str) -> None:
    raw = Upload.objects.select_related("raw").get(filename=name).raw
    RawFile.objects.filter(pk=raw.pk).update(path="nowhere")


def test_a_broken_file_does_not_hold_up_the_others(inside: Club):
    run = imported(inside, runs(3), drain=False)
    without_bytes_of("1.fit")

    queue.drain()

    run.refresh_from_db()
    assert (run.state, outcomes(run)) == (
        ImportState.DONE,
        {"0.fit": Outcome.ACTIVITY, "1.fit": Outcome.REFUSED, "2.fit": Outcome.ACTIVITY},
    )
    broken = Upload.objects.get(filename="1.fit")
    assert (broken.state, broken.refusal, ErrorSeen.objects.count()) == (UploadState.REFUSED, "broken", 1)


def test_a_broken_file_can_be_tried_again(inside: Club):
    run = imported(inside, runs(1), drain=False)
    raw = RawFile.objects.get()
    without_bytes_of("0.fit")
    queue.drain()

    RawFile.objects.update(path=raw.path)
    run.refresh_from_db()
    services.retry_refused(run=run, now=NOW)
    queue.drain()

    assert outcomes(run) == {"0.fit": Outcome.ACTIVITY}


def test_a_preview_goes_past_a_broken_file(inside: Club):
    run = imported(inside, runs(2), drain=False, preview=True)
    without_bytes_of("1.fit")

    queue.drain()

    run.refresh_from_db()
    assert (run.state, outcomes(run)) == (
        ImportState.PREVIEWED,
        {"0.fit": Outcome.ACTIVITY, "1.fit": Outcome.REFUSED},
    )


def test_a_database_that_is_away_is_no_files_fault(inside: Club):
    imported(inside, runs(1), drain=False)

    def act(uploads: list[Upload]) -> None:
        raise OperationalError

    with pytest.raises(OperationalError):
        isolate(list(Upload.objects.all()), act, now=NOW)
    assert Upload.objects.get().state == UploadState.WAITING
