"""`manage.py watch_folder`: add, list, remove, look once."""

from pathlib import Path

import pytest

from athletes.models import Activity
from ingest.models import WatchedFolder
from ingest.services import watching
from tenancy import scope
from tests.factories import Club
from tests.ingest.files import short_file
from tests.ingest.management.commands.calling import call

EMAIL = "northline.runner@example.org"


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are as old as the test."""
    monkeypatch.setattr(watching, "SETTLED", watching.SETTLED * 0)


def test_a_look_imports_what_is_in_the_folder(club: Club, tmp_path: Path):
    (tmp_path / "a.fit").write_bytes(short_file(1))
    call("watch_folder", "add", tmp_path, "--athlete", EMAIL)

    first, second = call("watch_folder"), call("watch_folder")

    assert (first, second) == ((0, f"{tmp_path}: 1 new\n", ""), (0, "", ""))
    with scope.enter(club.organization.pk):
        assert Activity.objects.get().athlete == club.athlete


def test_list_says_whose_folder_it_is_and_what_is_wrong(club: Club, tmp_path: Path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    call("watch_folder", "add", folder, "--athlete", EMAIL)
    folder.rmdir()
    call("watch_folder")

    code, said, _complained = call("watch_folder", "list")

    assert code == 0
    assert said.startswith(f"{folder}: Ji-woo Han (northline), looked at ")
    assert said.endswith("The folder is not there. Is the disk or the cloud connected?\n")


def test_a_removed_folder_is_looked_at_no_more(club: Club, tmp_path: Path):
    (tmp_path / "a.fit").write_bytes(short_file(1))
    call("watch_folder", "add", tmp_path, "--athlete", EMAIL)

    call("watch_folder", "remove", tmp_path)

    assert (call("watch_folder"), call("watch_folder", "list")) == ((0, "", ""), (0, "", ""))
    assert call("watch_folder", "remove", tmp_path)[::2] == (1, f"{tmp_path} is not watched.")


def test_a_clubs_folder_has_one_for_each_athlete_by_email_or_name(club: Club, tmp_path: Path):
    for name in (EMAIL, "Daniel Okafor", ".trash", "Nobody Here"):
        (tmp_path / name).mkdir()

    code, said, complained = call("watch_folder", "add", tmp_path, "--club")

    assert (code, "Nobody Here: no athlete" in complained) == (1, True)
    assert said == f"{tmp_path}/Daniel Okafor: Daniel Okafor\n{tmp_path}/{EMAIL}: Ji-woo Han\n"
    with scope.enter(club.organization.pk):
        assert WatchedFolder.objects.count() == 2


def test_a_folder_of_one_athlete_is_not_given_to_another(club: Club, tmp_path: Path):
    call("watch_folder", "add", tmp_path, "--athlete", EMAIL)

    again = call("watch_folder", "add", tmp_path, "--athlete", EMAIL)
    other = call("watch_folder", "add", tmp_path, "--athlete", club.stranger.public_id)

    assert (again[0], other[0]) == (0, 1)
    assert other[2] == f"{tmp_path} is watched for another athlete: remove it first."


def test_a_folder_that_is_not_there_is_not_added(club: Club, tmp_path: Path):
    code, _said, complained = call("watch_folder", "add", tmp_path / "no", "--athlete", EMAIL)

    assert (code, complained) == (1, f"There is no folder {tmp_path / 'no'} that can be read.")
