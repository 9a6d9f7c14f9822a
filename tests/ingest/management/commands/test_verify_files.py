"""`manage.py verify_files`: every stored file is there and whole, or found again elsewhere."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ingest.models import RawFile
from tenancy import scope
from tests.factories import Club
from tests.ingest.files import accept, short_file
from tests.ingest.management.commands.calling import call

DATA = short_file(1)


@pytest.fixture
def raw(club: Club) -> RawFile:
    with scope.enter(club.organization.pk):
        accept(club, DATA)
        return RawFile.objects.get()


def test_whole_files_are_well(raw: RawFile):
    assert call("verify_files") == (0, "1 files, 0 wrong, 0 put back\n", "")


def test_a_missing_file_is_named(raw: RawFile):
    default_storage.delete(raw.path)

    code, said, complained = call("verify_files")

    assert (code, complained) == (1, "1 files are missing or damaged.")
    assert said.splitlines()[0] == f"missing: {raw.path} ({len(DATA)} bytes)"


def test_a_damaged_file_is_named(raw: RawFile):
    default_storage.delete(raw.path)
    default_storage.save(raw.path, ContentFile(b"x" * len(DATA)))

    code, said, _complained = call("verify_files")

    assert (code, said.splitlines()[0]) == (1, f"damaged: {raw.path} ({len(DATA)} bytes)")


def test_a_moved_file_is_put_back_by_its_bytes(raw: RawFile, tmp_path: Path):
    default_storage.delete(raw.path)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "whatever.bin").write_bytes(DATA)
    (tmp_path / "other.fit").write_bytes(b"y" * len(DATA))

    code, said, _complained = call("verify_files", "--relink", tmp_path)

    assert (code, said.splitlines()[-1]) == (0, "1 files, 1 wrong, 1 put back")
    assert default_storage.open(raw.path).read() == DATA


def test_what_is_not_in_the_folder_stays_missing(raw: RawFile, tmp_path: Path):
    default_storage.delete(raw.path)

    code, said, _complained = call("verify_files", "--relink", tmp_path)

    assert (code, said.splitlines()[-1]) == (1, "1 files, 1 wrong, 0 put back")
    assert call("verify_files", "--relink", tmp_path / "no")[::2] == (
        1,
        f"There is no folder {tmp_path / 'no'}.",
    )
