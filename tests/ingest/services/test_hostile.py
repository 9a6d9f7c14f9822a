"""Damaged files of every kind in one import: each ends with a word for it, nothing stands there by half."""

from django.db.models import Count

from athletes.models import Activity, ActivitySource, ActivityStreams
from ingest.models import ImportState, Outcome, Upload, UploadState
from tests.factories import Club
from tests.ingest.hostile import damaged, outcome
from tests.ingest.services.test_importing import imported

EACH = 6
SEED = 20_261_126


def test_damaged_files_are_read_or_refused():
    found = [outcome(name, data) for name, data in damaged(40, seed=SEED)]

    assert len(found) == 40 * 8
    assert "read" in found


def test_an_import_of_damaged_files_leaves_nothing_by_half(inside: Club):
    files = {f"{number}/{name}": data for number, (name, data) in enumerate(damaged(EACH, seed=SEED))}

    run = imported(inside, files)

    uploads = Upload.objects.filter(run=run)
    assert (run.state, uploads.filter(state=UploadState.WAITING).count()) == (ImportState.DONE, 0)
    assert not uploads.filter(outcome="").exists()
    assert not uploads.filter(outcome=Outcome.REFUSED, refusal="").exists()
    assert not Activity.objects.annotate(told=Count("sources")).filter(told=0).exists()
    with_streams = ActivitySource.objects.filter(has_streams=True).values("activity").distinct().count()
    assert ActivityStreams.objects.count() == with_streams
