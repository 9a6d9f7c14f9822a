"""Static files are collected again only when they, or the packages, have changed."""

from pathlib import Path

import pytest

from config import assets


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "base.txt").write_text("django==5.2\n")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "site.css").write_text("body {}")
    return tmp_path


def test_collected_files_are_not_collected_again(project: Path) -> None:
    mark = assets.fingerprint(project)
    assert not assets.collected(project, mark)

    assets.note_collected(project, mark)

    assert assets.collected(project, assets.fingerprint(project))


@pytest.mark.parametrize("changed", ["static/site.css", "static/new.css", "requirements/base.txt"])
def test_each_change_is_noticed(project: Path, changed: str) -> None:
    mark = assets.fingerprint(project)

    (project / changed).write_text("something else entirely")

    assert assets.fingerprint(project) != mark
