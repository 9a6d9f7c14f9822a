"""The whole site, its processes watched and started again as `manage.py up` does it."""

import http.client
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from config import launch
from config.processes import Child, Children
from tests.database import TestDatabase, untraced

HOST = "127.0.0.1"
AT_ONCE = (0.0,)


@dataclass
class Site:
    """Where it answers, who runs in it, and what a process needs to work on its data."""

    port: int
    folder: Path
    database: TestDatabase
    variables: dict[str, str]
    children: Children
    said: list[str] = field(default_factory=list)

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def child(self, name: str) -> Child:
        return next(child for child in self.children.all if child.name == name)

    def pid(self, name: str) -> int:
        process = self.child(name).process
        assert process is not None, f"{name} does not run"
        return process.pid

    def kill(self, name: str) -> None:
        """The process with all that it has started: none of them is asked."""
        os.killpg(self.pid(name), signal.SIGKILL)

    def is_ready(self) -> bool:
        self.children.look()
        return launch.ask(self.port)[0] == http.client.OK

    def answers(self, path: str, headers: dict[str, str]) -> bool:
        """Whether a page comes; who has died meanwhile is started again."""
        self.children.look()
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", path, headers=headers)
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


@contextmanager
def running(made: TestDatabase, folder: Path, *, redis: bool = False, **more: str) -> Iterator[Site]:
    """Web, worker and scheduler, and Redis as the bell where it is wanted; gone afterwards."""
    socket_file = folder / "redis.sock"
    broker = f"redis+socket://{socket_file}" if redis else ""
    own = {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "RUNSEASON_VAR": str(folder),
        "SECRET_KEY": settings.SECRET_KEY,
        "CELERY_BROKER_URL": broker,
        "API_PER_MINUTE": "0",  # the clients hurry
    }
    said: list[str] = []
    variables = untraced({**made.environment(), **own, **more})
    children = Children(folder / "log", variables, said.append, AT_ONCE)
    site = Site(free_port(), folder, made, variables, children, said)
    try:
        if redis:
            children.start("redis", redis_server(socket_file))
        launch.start_children(children, site.port, broker=broker)
        launch.wait_until_ready(children, site.port)
        yield site
    finally:
        children.stop()


def redis_server(socket_file: Path) -> list[str]:
    """A Redis that keeps nothing, on a socket of its own."""
    where = ["--port", "0", "--unixsocket", str(socket_file)]
    return ["redis-server", *where, "--save", "", "--appendonly", "no"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
