"""`manage.py import_files`: files, folders and archives, read in this process."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from athletes.models import Activity
from ingest.models import Door, ImportRun, ImportState, Outcome, RawFile, Upload
from tenancy import scope
from tenancy.models import Outbox
from tests.factories import Club
from tests.ingest.files import file_of, fit_file, short_file, twin_of
from tests.ingest.management.commands.calling import call
from tests.ingest.services.test_importing import runs, zipped

EMAIL = "northline.runner@example.org"


def lines(*words: object) -> list[dict[str, Any]]:
    _code, said, _complained = call("import_files", "--athlete", EMAIL, "--json", *words)
    return [json.loads(line) for line in said.splitlines()]


def put(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".fit").write_bytes(data)
    return folder


def test_a_file_is_told_of_in_one_line(club: Club, tmp_path: Path):
    path = tmp_path / "run.fit"
    path.write_bytes(fit_file())

    (line,) = lines(path)

    with scope.enter(club.organization.pk):
        activity = Activity.objects.get()
    assert (line["path"], line["outcome"], line["merged"], line["reason"]) == (
        str(path),
        "activity",
        False,
        None,
    )
    assert (line["activity_id"], line["sport"], line["start"]) == (
        str(activity.public_id),
        "running",
        "2026-11-21T05:30:00+00:00",
    )
    assert (line["timer_s"], line["distance_m"]) == (2700.0, pytest.approx(activity.distance_m))
    assert (line["laps"], line["records"]) == (9, 2701)


def test_a_folder_is_read_to_the_bottom_without_what_is_hidden(club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1), deep__er__b=file_of("cycling"), **{".hidden__c": short_file(3)})

    found = {Path(line["path"]).name: line["outcome"] for line in lines(tmp_path)}

    assert found == {"a.fit": "activity", "b.fit": "activity"}


def test_of_an_archive_its_files_speak(club: Club, tmp_path: Path):
    (tmp_path / "export.zip").write_bytes(zipped({**runs(2), "photo.jpg": b"\xff\xd8\xff"}))

    found = {line["path"].rpartition("/")[2]: (line["outcome"], line["reason"]) for line in lines(tmp_path)}

    assert found == {
        "0.fit": ("activity", None),
        "1.fit": ("activity", None),
        "photo.jpg": ("refused", "not_kept"),
    }


def test_what_is_here_already_is_a_duplicate_and_tells_its_own_numbers(club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1))
    (first,) = lines(tmp_path)

    (again,) = lines(tmp_path)

    assert again == {**first, "outcome": "duplicate", "warnings": again["warnings"]}


def test_another_source_is_merged(club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1), b=twin_of(1))

    first, second = lines(tmp_path)

    assert (first["outcome"], second["outcome"], second["merged"]) == ("activity", "duplicate", True)
    assert first["activity_id"] == second["activity_id"]


def test_a_bad_file_is_no_failure_of_ours(club: Club, tmp_path: Path):
    put(tmp_path, bad=b"\x0e\x20 not really .FIT", good=short_file(1))

    code, said, _complained = call("import_files", "--athlete", EMAIL, tmp_path)

    assert (code, said.splitlines()[-1]) == (0, "1 activity, 1 refused")
    assert [line["reason"] for line in lines(tmp_path)] != [None, None]


def test_a_file_that_is_not_there_is_ours(club: Club, tmp_path: Path):
    put(tmp_path, good=short_file(1))

    code, said, complained = call("import_files", "--athlete", EMAIL, tmp_path / "gone.fit", tmp_path)

    assert code == 1
    assert said.splitlines()[0] == f"{tmp_path / 'gone.fit'}: refused: the file cannot be opened."
    assert complained == "1 of 2 could not be read through no fault of theirs."


def test_bytes_that_storage_lost_are_refused_as_broken_and_cost_no_other(club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1), b=file_of("cycling"))
    lines(tmp_path / "a.fit")
    with scope.enter(club.organization.pk):
        RawFile.objects.update(path="nowhere")

    found = {Path(line["path"]).name: (line["outcome"], line["reason"]) for line in lines(tmp_path)}

    assert found == {"a.fit": ("refused", "broken"), "b.fit": ("activity", None)}


def test_a_dry_run_says_what_would_be(club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1), b=twin_of(1), c=b"nothing")

    found = [(line["outcome"], line["merged"], line["activity_id"]) for line in lines("--dry-run", tmp_path)]

    assert found == [("activity", False, None), ("duplicate", True, None), ("refused", False, None)]
    with scope.enter(club.organization.pk):
        assert (Activity.objects.count(), ImportRun.objects.get().state) == (0, ImportState.CANCELLED)


def test_what_an_earlier_call_left_is_ended_first(club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1))
    lines(tmp_path)
    with scope.enter(club.organization.pk):
        ImportRun.objects.update(state=ImportState.RUNNING)
        Upload.objects.update(state="waiting", outcome="")
        Outbox.objects.filter(kind="ingest.batch").update(done_at=None, attempts=0)
        Outbox.objects.filter(kind="ingest.finish").delete()

    lines(tmp_path)

    with scope.enter(club.organization.pk):
        assert {run.state for run in ImportRun.objects.all()} == {ImportState.DONE}
        assert [upload.outcome for upload in Upload.objects.all()] == [Outcome.DUPLICATE] * 2
        assert Activity.objects.count() == 1


def test_other_peoples_jobs_stay(club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1))
    other = Outbox.objects.create(kind="ingest.sweep", key="x", ids={}, due_at=timezone.now())

    lines(tmp_path)

    other.refresh_from_db()
    assert other.done_at is None
    assert not Outbox.objects.filter(kind__in=("ingest.batch", "ingest.finish"), done_at=None).exists()


def test_the_import_is_in_the_coachs_name(club: Club, tmp_path: Path):
    lines(put(tmp_path, a=short_file(1)))

    with scope.enter(club.organization.pk):
        run = ImportRun.objects.select_related("uploader").get()
        assert (run.door, run.uploader, run.name) == (Door.COMMAND, club.coach, str(tmp_path))


def test_an_athlete_without_a_login_is_named_by_public_id(club: Club, other_club: Club, tmp_path: Path):
    put(tmp_path, a=short_file(1))

    code, _said, _complained = call("import_files", "--athlete", other_club.stranger.public_id, tmp_path)

    with scope.enter(other_club.organization.pk):
        run = ImportRun.objects.select_related("athlete", "uploader").get()
        assert (code, run.athlete, run.uploader) == (0, other_club.stranger, other_club.owner)


@pytest.mark.parametrize("name", [uuid4(), "nobody@example.org"])
def test_nobody_is_said_to_be_nobody(club: Club, tmp_path: Path, name: object):
    code, _said, complained = call("import_files", "--athlete", name, tmp_path)

    assert (code, complained) == (1, f"There is no athlete {name}.")
