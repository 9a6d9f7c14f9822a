"""The embedded PostgreSQL: started, joined, killed, stopped, and private."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from config import postgres
from config.env import PROJECT
from config.postgres import place, postmaster

ANOTHER_PROCESS = """
import sys
from pathlib import Path
from config.postgres import ensure
server = ensure(Path(sys.argv[1]), fsync=False)
print("started" if server.started_by_me else "joined", flush=True)
sys.stdin.read()
server.stop()
"""


def connect(server: postgres.Server) -> psycopg.Connection:
    url = server.url(server.superuser, server.superuser_password, "postgres")
    return psycopg.connect(url, autocommit=True)


def another_process(var: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ANOTHER_PROCESS, str(var)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=60)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def eventually(condition: Callable[[], bool], patience_s: float = 30) -> bool:
    deadline = time.monotonic() + patience_s
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def kill_postmaster(server: postgres.Server) -> None:
    pid = postmaster.process_id(server.home)
    assert pid
    os.kill(pid, signal.SIGKILL)
    assert eventually(lambda: not server.alive())


def test_first_start_makes_a_cluster_with_checksums_and_utf8(server: postgres.Server) -> None:
    with connect(server) as connection:
        query = "SELECT current_setting('data_checksums'), datcollate, pg_encoding_to_char(encoding)"
        row = connection.execute(query + " FROM pg_database WHERE datname = 'postgres'").fetchone()

    assert row == ("on", "C.UTF-8", "UTF8")
    assert server.started_by_me


def test_second_start_keeps_the_data(var: Path) -> None:
    with postgres.ensure(var, fsync=False) as first, connect(first) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")

    with postgres.ensure(var, fsync=False) as second, connect(second) as connection:
        row = connection.execute("SELECT number FROM kept").fetchone()

    assert row == (7,)
    assert not second.alive()


def test_stop_leaves_a_server_that_another_process_uses(server: postgres.Server) -> None:
    other = another_process(server.var)
    assert first_line(other) == "joined"

    stopped = server.stop()

    assert not stopped
    assert server.alive()
    leave(other)
    assert not server.alive()


def test_racing_processes_start_one_server(var: Path) -> None:
    processes = [another_process(var) for _ in range(4)]

    lines = sorted(first_line(process) for process in processes)

    for process in processes:
        leave(process)
    assert lines == ["joined", "joined", "joined", "started"]
    assert not postmaster.alive(var / "postgres")


def test_server_stops_when_its_only_user_is_killed(var: Path) -> None:
    user = another_process(var)
    first_line(user)
    home = place.find(var, "postgres").home

    user.kill()
    leave(user)

    assert eventually(lambda: not postmaster.alive(home))
    assert eventually(lambda: postmaster.socket_folder(home) is None)


def test_acknowledged_rows_survive_a_killed_server(var: Path) -> None:
    server = postgres.ensure(var)
    address = server.url(server.superuser, server.superuser_password, "postgres")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE written (number int)")
        for number in range(50):
            connection.execute("INSERT INTO written VALUES (%s)", [number])
        kill_postmaster(server)

    server.revive()

    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT count(*), sum(number) FROM written").fetchone()
    assert row == (50, 1225)
    assert server.stop()


def test_ensure_recovers_a_killed_server_and_keeps_its_address(server: postgres.Server) -> None:
    socket_dir = server.socket_dir
    kill_postmaster(server)

    with postgres.ensure(server.var, fsync=False) as again:
        assert again.started_by_me
        assert again.socket_dir == socket_dir


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has syncfs")
def test_recovery_syncs_the_file_system_at_once(server: postgres.Server) -> None:
    """And not file by file, which takes seconds in which the site is down."""
    with connect(server) as connection:
        assert connection.execute("SHOW recovery_init_sync_method").fetchone() == ("syncfs",)


def test_plans_are_made_for_a_disk_without_a_head(server: postgres.Server) -> None:
    with connect(server) as connection:
        assert connection.execute("SHOW random_page_cost").fetchone() == ("1.1",)


def test_pid_file_of_another_program_is_not_believed(var: Path) -> None:
    with postgres.ensure(var, fsync=False) as server:
        pid_file = server.home / "data" / "postmaster.pid"
        words = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *words[1:]]) + "\n")
    os.chown(pid_file, (server.home / "data").stat().st_uid, -1)

    with postgres.ensure(var, fsync=False) as again:
        assert again.alive()


def test_half_made_cluster_of_a_killed_initdb_is_made_anew(var: Path) -> None:
    half = var / "postgres" / "data.half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    with postgres.ensure(var, fsync=False) as server:
        assert server.alive()

    assert not half.exists()


def test_nobody_enters_without_the_password(server: postgres.Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.url(server.superuser, "guess", "postgres"))

    assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE((server.var / "secrets" / "postgres-superuser").stat().st_mode) == 0o600
    with connect(server) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_long_temporary_folder_is_not_used_for_the_socket(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("a" * 100)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))

    with postgres.ensure(var, fsync=False) as server:
        path = os.fsencode(server.socket_dir / f".s.PGSQL.{server.port}")

    assert len(path) < 107


def test_lost_password_is_said(var: Path) -> None:
    postgres.ensure(var, fsync=False).stop()
    (var / "secrets" / "postgres-superuser").unlink()

    with pytest.raises(postgres.PostgresFailed, match="its password is gone"):
        postgres.ensure(var, fsync=False)


def test_broken_cluster_is_said_with_the_servers_own_words(var: Path) -> None:
    with postgres.ensure(var, fsync=False) as server:
        control = server.home / "data" / "global" / "pg_control"
    control.unlink()

    with pytest.raises(postgres.PostgresFailed, match="does not start"):
        postgres.ensure(var, fsync=False)


def test_folder_that_cannot_be_made_is_said(var: Path) -> None:
    (var / "file").touch()

    with pytest.raises(postgres.PostgresFailed, match="cannot be written by this user"):
        postgres.ensure(var / "file" / "var")


def test_roles_have_their_rights_and_no_more(server: postgres.Server) -> None:
    urls = postgres.ensure_roles(server)
    query = (
        "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname LIKE 'runseason%'"
    )

    with connect(server) as connection:
        rows = connection.execute(query + " ORDER BY 1").fetchall()
    with psycopg.connect(urls.owner, autocommit=True) as owner:
        owner.execute("CREATE TABLE owned (number int)")

    assert rows == [
        ("runseason_app", False, False, False),
        ("runseason_backup", False, True, False),
        ("runseason_owner", False, False, False),
    ]
    with psycopg.connect(urls.app) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("CREATE TABLE mine (number int)")
    with psycopg.connect(urls.backup) as backup:
        assert backup.execute("SELECT count(*) FROM owned").fetchone() == (0,)


def test_roles_may_be_ensured_twice_with_the_same_addresses(server: postgres.Server) -> None:
    assert postgres.ensure_roles(server) == postgres.ensure_roles(server)


def test_command_runs_with_the_addresses_and_its_exit_code(var: Path) -> None:
    check = "import os, psycopg; psycopg.connect(os.environ['DATABASE_URL']); raise SystemExit(3)"
    command = [sys.executable, "-m", "config.postgres", "--test", "--", sys.executable, "-c", check]

    done = subprocess.run(command, cwd=PROJECT, env=os.environ | {"RUNSEASON_VAR": str(var)}, check=False)

    assert done.returncode == 3
    assert not postmaster.alive(var / "test-postgres")
