"""Imports: archives unpacked, files read in batches, one activity for each run whoever tells of it."""

import io
import zipfile
from typing import Any

import pytest

from athletes.models import Activity, ActivitySource
from ingest import sandbox, services
from ingest.models import Door, ImportRun, ImportState, Outcome, RawFile, Upload, UploadState
from tenancy import queue
from tests.factories import NOW, Club
from tests.ingest.files import short_file, twin_of


def zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def runs(count: int) -> dict[str, bytes]:
    """Short runs on as many mornings."""
    return {f"{day}.fit": short_file(day) for day in range(count)}


def imported(club: Club, files: dict[str, bytes], *, drain: bool = True, **facts: Any) -> ImportRun:
    """These files, taken in and worked off."""
    run = services.open_import(
        athlete=club.athlete,
        uploader=club.runner,
        door=Door.PAGE,
        name="files",
        files=[services.Incoming(name, io.BytesIO(data)) for name, data in files.items()],
        now=NOW,
        **facts,
    )
    if drain:
        queue.drain()
        run.refresh_from_db()
    return run


def outcomes(run: ImportRun) -> dict[str, str]:
    return dict(Upload.objects.filter(run=run).values_list("filename", "outcome"))


def test_an_archive_is_unpacked_and_each_file_kept_by_itself(inside: Club):
    run = imported(inside, {"export.zip": zipped({**runs(3), "photo.jpg": b"\xff\xd8\xff"})})

    assert run.state == ImportState.DONE
    assert outcomes(run) == {
        "export.zip": Outcome.ARCHIVE,
        "export.zip/photo.jpg": Outcome.UNREAD,
        "export.zip/0.fit": Outcome.ACTIVITY,
        "export.zip/1.fit": Outcome.ACTIVITY,
        "export.zip/2.fit": Outcome.ACTIVITY,
    }
    assert (Activity.objects.count(), RawFile.objects.count()) == (3, 4)


def test_the_same_archive_again_changes_nothing(inside: Club):
    archive = {"export.zip": zipped(runs(3))}
    imported(inside, archive)

    again = imported(inside, archive)

    assert sorted(outcomes(again).values()) == [Outcome.ARCHIVE, *[Outcome.DUPLICATE] * 3]
    assert (Activity.objects.count(), ActivitySource.objects.count(), RawFile.objects.count()) == (3, 3, 4)


def test_files_of_one_run_become_one_activity(inside: Club):
    run = imported(inside, {"a.fit": short_file(1), "b.fit": twin_of(1)})

    assert outcomes(run) == {"a.fit": Outcome.ACTIVITY, "b.fit": Outcome.MERGED}
    assert (Activity.objects.count(), ActivitySource.objects.count()) == (1, 2)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(inside: Club):
    run = imported(inside, {"a.fit": b"\x0e\x20 not really .FIT", "b.fit": short_file(1)})

    refused = Upload.objects.get(run=run, state=UploadState.REFUSED)
    assert (run.state, refused.filename, refused.outcome) == (ImportState.DONE, "a.fit", Outcome.REFUSED)
    assert Activity.objects.count() == 1


def test_an_archive_that_leads_out_of_itself_is_refused_as_a_whole(inside: Club):
    run = imported(inside, {"export.zip": zipped({"../../etc/passwd": b"x"}), "b.fit": short_file(1)})

    archive = Upload.objects.get(run=run, filename="export.zip")
    assert (archive.refusal, archive.outcome) == ("unsafe_path", Outcome.REFUSED)
    assert (run.state, Activity.objects.count()) == (ImportState.DONE, 1)


def test_a_preview_says_what_would_be_and_writes_nothing(inside: Club):
    imported(inside, {"known.fit": short_file(9)})
    known = {"known.fit": short_file(9)}

    run = imported(inside, {**runs(2), **known, "twin.fit": twin_of(0)}, preview=True)

    assert run.state == ImportState.PREVIEWED
    assert outcomes(run) == {
        "0.fit": Outcome.ACTIVITY,
        "1.fit": Outcome.ACTIVITY,
        "known.fit": Outcome.DUPLICATE,
        "twin.fit": Outcome.MERGED,
    }
    assert Activity.objects.count() == 1


def test_a_preview_can_be_imported(inside: Club):
    run = imported(inside, runs(2), preview=True)

    services.start_previewed(run=run, now=NOW)
    queue.drain()

    run.refresh_from_db()
    assert (run.state, Activity.objects.count()) == (ImportState.DONE, 2)
    assert set(outcomes(run).values()) == {Outcome.ACTIVITY}


def test_a_cancelled_import_reads_no_more(inside: Club):
    run = imported(inside, runs(2), drain=False)

    services.cancel(run=run, now=NOW)
    queue.drain()

    run.refresh_from_db()
    assert (run.state, Activity.objects.count()) == (ImportState.CANCELLED, 0)
    with pytest.raises(services.NotNow):
        services.cancel(run=run, now=NOW)


def test_a_cancelled_import_can_be_taken_up_again(inside: Club):
    run = imported(inside, runs(2), drain=False)
    services.cancel(run=run, now=NOW)

    services.retry_refused(run=run, now=NOW)
    queue.drain()

    run.refresh_from_db()
    assert (run.state, Activity.objects.count()) == (ImportState.DONE, 2)


def test_undo_takes_back_what_the_import_brought(inside: Club):
    run = imported(inside, runs(2))

    services.undo(run=run, now=NOW)

    assert ImportRun.objects.get().state == ImportState.UNDONE
    assert (Activity.objects.current().count(), ActivitySource.objects.count()) == (0, 0)


def test_after_undo_the_same_files_are_new_again(inside: Club):
    services.undo(run=imported(inside, runs(2)), now=NOW)

    again = imported(inside, runs(2))

    assert set(outcomes(again).values()) == {Outcome.ACTIVITY}
    assert Activity.objects.current().count() == 2


def test_undo_leaves_what_others_told(inside: Club):
    first = short_file(1)
    imported(inside, {"a.fit": first})
    before = Activity.objects.values("distance_m", "duration_s", "avg_hr_bpm", "load").get()

    services.undo(run=imported(inside, {"b.fit": twin_of(1)}), now=NOW)

    assert Activity.objects.current().values("distance_m", "duration_s", "avg_hr_bpm", "load").get() == before
    assert ActivitySource.objects.count() == 1


def test_batches_cost_the_same_number_of_statements_each(inside: Club, django_assert_num_queries: Any):
    run = imported(inside, runs(8), drain=False)
    pks = list(Upload.objects.filter(run=run).order_by("pk").values_list("pk", flat=True))
    facts = {"run_id": run.pk, "now": NOW, "read": sandbox.read_here}

    with django_assert_num_queries(27):
        services.process_batch(first=pks[0], last=pks[1], **facts)
    with django_assert_num_queries(27):
        services.process_batch(first=pks[2], last=pks[7], **facts)
