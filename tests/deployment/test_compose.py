"""compose.yaml without containers: an empty PostgreSQL and a Redis, then each service's own command."""

import http.client
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from redis import Redis
from redis.exceptions import ConnectionError as Refused

from config import postgres
from config.env import PROJECT
from tests.deployment import imaging
from tests.deployment.composing import Places, Unset, services, written_secrets
from tests.processes.running import PATIENCE_S, Running
from tests.waiting import wait_for

HOST = "run.example.org"
OWN = ("migrate", "web", "worker", "scheduler")

needs_redis = pytest.mark.skipif(
    shutil.which("redis-server") is None,
    reason="no Redis on this machine: install Debian's package redis-server",
)


@pytest.fixture
def secrets(tmp_path: Path) -> dict[str, str]:
    return written_secrets(tmp_path, HOST)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[postgres.Server]:
    """As new as the postgres image's: empty, with the one database that POSTGRES_DB names."""
    with postgres.ensure(tmp_path / "database", fsync=False) as running:
        with psycopg.connect(_url(running, "postgres"), autocommit=True) as superuser:
            superuser.execute("CREATE DATABASE runseason")
        yield running


def _url(server: postgres.Server, database: str) -> str:
    return server.url(server.superuser, server.superuser_password, database)


def test_secrets_are_strong_private_and_never_overwritten(tmp_path: Path, secrets: dict[str, str]) -> None:
    again = subprocess.run([tmp_path / "deploy" / "secrets.sh", HOST], capture_output=True, check=False)

    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600
    assert again.returncode == 1
    assert len({value for name, value in secrets.items() if name.endswith(("KEY", "PASSWORD"))}) == 5
    assert len(secrets["SECRET_KEY"]) == 64


def test_secrets_want_a_host(tmp_path: Path) -> None:
    done = subprocess.run([PROJECT / "deploy" / "secrets.sh"], capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert "Name the host" in done.stderr


def test_compose_stops_without_secrets() -> None:
    with pytest.raises(Unset, match=r"Run deploy/secrets\.sh first"):
        services({})


def test_our_services_may_write_nothing_but_their_folder(secrets: dict[str, str]) -> None:
    for name in OWN:
        service = services(secrets)[name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["volumes"] == ["files:/var/lib/runseason"]


@needs_redis
def test_commands_of_compose_bring_up_a_site(deployed: "Deployed") -> None:
    deployed.prepare()
    for name in ("redis", "worker", "scheduler", "web"):
        deployed.start(name)
    for name in ("worker", "scheduler", "web"):
        deployed.wait_until_healthy(name)

    assert deployed.ask("/readyz", HOST) == 200
    assert deployed.ask("/account/sign-in/", HOST) == 200
    assert deployed.ask("/account/sign-in/", "elsewhere.example.org") == 400


@pytest.fixture
def deployed(tmp_path: Path, secrets: dict[str, str], server: postgres.Server) -> Iterator["Deployed"]:
    site = Deployed(tmp_path, services(secrets), server)
    yield site
    site.running.end()


class Deployed:
    """The services as processes of this machine, with the variables that compose gives them."""

    def __init__(self, folder: Path, found: dict[str, Any], server: postgres.Server) -> None:
        self.services = found
        self.server = server
        self.redis = folder / "redis.sock"
        self.running = Running(folder, {})
        self.port = _free_port()
        places = Places(server.socket_dir, self.redis, folder / "var")
        image = {**imaging.variables(), "RUNSEASON_STATIC": str(folder / "collected")}
        self.variables = {name: places.environment(found[name], image) for name in OWN}
        self.variables["redis"] = {"PATH": "/usr/local/bin:/usr/bin:/bin"}

    def prepare(self) -> None:
        """What the containers find done: roles by the postgres image, static files by ours; then migrate."""
        psql = str(self.server.cluster.place.programs / "psql")
        words = [psql, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=deploy/roles.sql"]
        self._run([*words, _url(self.server, "runseason")], self.services["postgres"]["environment"])
        collect = ["python", "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        self._run(collect, self.variables["web"])
        self._run(self.services["migrate"]["command"], self.variables["migrate"])

    def start(self, name: str) -> None:
        self.running.variables = self.variables[name]
        self.running.start(*self._command(name))
        if name == "redis":
            wait_for(self._rings, what="Redis is up")

    def wait_until_healthy(self, name: str) -> None:
        words = self.services[name].get("healthcheck", {}).get("test", ["CMD"])[1:]
        check = words or [*imaging.command("HEALTHCHECK"), f"--port={self.port}"]
        env = self.variables[name]

        def healthy() -> bool:
            done = subprocess.run(check, cwd=PROJECT, env=env, capture_output=True, check=False)
            return done.returncode == 0

        wait_for(healthy, within_s=PATIENCE_S, what=f"the {name} is healthy")

    def ask(self, path: str, host: str) -> int:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request("GET", path, headers={"Host": host, "X-Forwarded-Proto": "https"})
            return connection.getresponse().status

    def _command(self, name: str) -> list[str]:
        words = self.services[name].get("command") or imaging.command("CMD")
        if name == "redis":
            return [*words, "--port", "0", "--unixsocket", str(self.redis)]
        return [word.replace("0.0.0.0:8000", f"127.0.0.1:{self.port}") for word in words]

    def _rings(self) -> bool:
        try:
            return bool(Redis(unix_socket_path=str(self.redis)).ping())
        except Refused:
            return False

    def _run(self, words: list[str], env: dict[str, str]) -> None:
        subprocess.run(words, cwd=PROJECT, env=env, check=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
