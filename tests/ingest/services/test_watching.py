"""Watched folders: each file once, whatever happens to its name; nothing that is still being written."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from ingest import services
from ingest.models import Door, Upload, WatchedFile, WatchedFolder
from tests.factories import Club
from tests.ingest.files import short_file

Look = Callable[[], list[str]]


def later() -> datetime:
    """A minute from now: what stands on the disk has settled."""
    return timezone.now() + timedelta(minutes=1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def folder(inside: Club, root: Path) -> WatchedFolder:
    return services.watch_folder(path=root, athlete=inside.athlete, uploader=inside.coach)


@pytest.fixture
def look(folder: WatchedFolder) -> Look:
    """Look once; the names of what was taken."""

    def once() -> list[str]:
        run = services.look(folder=folder, now=later())
        return (
            list(Upload.objects.filter(run=run).order_by("pk").values_list("filename", flat=True))
            if run
            else []
        )

    return once


def test_new_files_are_taken_once_in_the_uploaders_name(look: Look, root: Path, inside: Club):
    (root / "deep").mkdir()
    (root / "deep" / "b.fit").write_bytes(short_file(2))
    (root / "a.fit").write_bytes(short_file(1))

    assert (look(), look()) == (["a.fit", "deep/b.fit"], [])
    run = Upload.objects.select_related("run__uploader").first().run
    assert (run.door, run.uploader, run.athlete) == (Door.FOLDER, inside.coach, inside.athlete)


def test_a_renamed_or_copied_file_is_not_taken_again(look: Look, root: Path):
    (root / "a.fit").write_bytes(short_file(1))
    look()

    (root / "copy.fit").write_bytes(short_file(1))
    (root / "a.fit").rename(root / "b.fit")

    assert look() == []
    assert sorted(WatchedFile.objects.values_list("path", flat=True)) == ["a.fit", "b.fit", "copy.fit"]


def test_a_changed_file_is_taken_again(look: Look, root: Path):
    (root / "a.fit").write_bytes(short_file(1))
    look()

    (root / "a.fit").write_bytes(short_file(2))

    assert (look(), look()) == (["a.fit"], [])


def test_a_touched_file_is_not_taken_again(look: Look, root: Path):
    (root / "a.fit").write_bytes(short_file(1))
    look()

    os.utime(root / "a.fit", (1, 1))

    assert look() == []


def test_a_file_that_changed_a_moment_ago_waits_for_the_next_look(folder: WatchedFolder, root: Path):
    path = root / "a.fit"
    path.write_bytes(short_file(1))
    os.utime(path, (1, 1))  # a copy may bring its old time along

    assert services.look(folder=folder, now=timezone.now()) is None
    assert services.look(folder=folder, now=later()) is not None


def test_an_empty_file_waits_for_its_bytes(look: Look, root: Path):
    (root / "a.fit").touch()

    assert look() == []


def test_links_out_of_the_folder_and_hidden_files_are_left_alone(look: Look, root: Path, tmp_path: Path):
    (tmp_path / "secret.fit").write_bytes(short_file(1))
    (root / "link.fit").symlink_to(tmp_path / "secret.fit")
    (root / "outside").symlink_to(tmp_path)
    (root / ".hidden.fit").write_bytes(short_file(2))

    assert look() == []


def test_a_link_inside_the_folder_counts(look: Look, root: Path):
    (root / ".data").mkdir()
    (root / ".data" / "a.fit").write_bytes(short_file(1))
    (root / "link.fit").symlink_to(root / ".data" / "a.fit")

    assert look() == ["link.fit"]


def test_a_folder_that_went_says_so_until_it_is_back(look: Look, root: Path, folder: WatchedFolder):
    root.rmdir()
    look()
    folder.refresh_from_db()
    assert folder.problem == services.Problem.MISSING

    root.mkdir()
    look()

    folder.refresh_from_db()
    assert folder.problem == ""


def test_what_is_too_much_for_one_look_comes_with_the_next(
    look: Look, root: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ingest.services.watching.AT_ONCE", 2)
    for number in range(3):
        (root / f"{number}.fit").write_bytes(short_file(number))

    assert (look(), look(), look()) == (["0.fit", "1.fit"], ["2.fit"], [])


def test_every_folder_of_the_organization_is_looked_through(inside: Club, root: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    for path, athlete in ((root, inside.athlete), (other, inside.stranger)):
        (path / "a.fit").write_bytes(short_file(1))
        services.watch_folder(path=path, athlete=athlete, uploader=inside.coach)

    runs = services.look_through(now=later())

    assert {run.athlete for run in runs} == {inside.athlete, inside.stranger}
