"""`manage.py ingest`: another door to the same service."""

import io
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from ingest.models import Upload
from tenancy import scope
from tests.factories import Club
from tests.ingest.files import fit_file


def run(*words: object) -> tuple[str, str]:
    said, complained = io.StringIO(), io.StringIO()
    call_command("ingest", *map(str, words), stdout=said, stderr=complained)
    return said.getvalue(), complained.getvalue()


def test_ingest_accepts_files_in_the_coachs_name(club: Club, other_club: Club, tmp_path: Path):
    path = tmp_path / "run.fit"
    path.write_bytes(fit_file())

    said, complained = run(other_club.athlete.public_id, path)

    with scope.enter(other_club.organization.pk):
        upload = Upload.objects.select_related("athlete", "uploader").get()
        assert (upload.athlete, upload.uploader) == (other_club.athlete, other_club.coach)
    assert (said, complained) == (f"{path}: Waiting, {upload.public_id}\n", "")


def test_ingest_for_an_athlete_of_nobody_names_the_owner(club: Club, tmp_path: Path):
    path = tmp_path / "run.fit"
    path.write_bytes(fit_file())

    run(club.stranger.public_id, path)

    with scope.enter(club.organization.pk):
        assert Upload.objects.get().uploader_id == club.owner.pk


def test_ingest_goes_on_after_a_file_it_cannot_take(club: Club, tmp_path: Path):
    empty, gone, good = tmp_path / "empty.fit", tmp_path / "gone.fit", tmp_path / "good.fit"
    empty.touch()
    good.write_bytes(fit_file())

    with pytest.raises(CommandError, match="2 of 3 files were not taken"):
        run(club.athlete.public_id, empty, gone, good)

    with scope.enter(club.organization.pk):
        assert Upload.objects.get().filename == "good.fit"


def test_ingest_knows_no_stranger(club: Club):
    nobody = uuid4()

    with pytest.raises(CommandError, match=f"There is no athlete {nobody}"):
        run(nobody, "run.fit")
