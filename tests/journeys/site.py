"""A whole site for the browser: its own database, web server and worker, as real processes."""

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from config.postgres import Server
from tests import database
from tests.database import PROJECT
from tests.waiting import wait_for


@dataclass
class Site:
    """Where it answers, and what a process needs to work on its data."""

    url: str
    environment: dict[str, str]
    var: Path
    stagehand: subprocess.Popen[str]
    """Sets one scene after the other: a process of its own for each would start for longer than it works."""

    def manage(self, *words: str) -> str:
        """Run one of the site's commands; returns what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(words)} failed:\n{done.stderr[-3000:]}"
        return done.stdout

    def stage(self, *scene: str) -> dict[str, str]:
        """Set a scene of tests/journeys/scenes.py; returns what the journey needs to know of it."""
        asking, answering = self.stagehand.stdin, self.stagehand.stdout
        assert asking
        assert answering
        print(json.dumps(scene), file=asking, flush=True)
        line = answering.readline()
        assert line, f"{' '.join(scene)} failed:\n{(self.var / 'scenes.log').read_text()[-3000:]}"
        facts: dict[str, str] = json.loads(line)
        return facts


@contextmanager
def running(server: Server, var: Path) -> Iterator[Site]:
    """The site, up and answering; everything is gone afterwards."""
    name = f"test_{var.name}_{os.getpid()}"
    made = database.fresh(server, name)
    port = _free_port()
    environment = _environment(made, var, port)
    site = Site(f"http://127.0.0.1:{port}", environment, var, _stagehand(environment, var))
    web = ["-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}", "--threads=4", "--log-level=warning"]
    processes = [_start(site, web, "web"), _start(site, ["manage.py", "worker"], "worker")]
    try:
        wait_for(lambda: _answers(site), within_s=60, what="the site is ready")
        yield site
    finally:
        site.stagehand.communicate(timeout=20)
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)
        database.drop(server, name)


def _environment(made: database.TestDatabase, var: Path, port: int) -> dict[str, str]:
    own = {
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
        "RUNSEASON_VAR": str(var),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DEFAULT_TIMEZONE": _zone_of_noon(datetime.now(UTC)),
    }
    return database.untraced({**made.environment(), **own})


def _zone_of_noon(now: datetime) -> str:
    """Where it is noon: no journey runs into midnight, and everybody is up. Signs are the wrong way round."""
    return f"Etc/GMT{now.hour - 12:+d}"


def _stagehand(environment: dict[str, str], var: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.journeys.scenes"]
    pipe = subprocess.PIPE
    with (var / "scenes.log").open("wb") as log:
        return subprocess.Popen(
            words, cwd=PROJECT, env=environment, stdin=pipe, stdout=pipe, stderr=log, text=True
        )


def _start(site: Site, words: list[str], name: str) -> subprocess.Popen[bytes]:
    with (site.var / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, *words], cwd=PROJECT, env=site.environment, stdout=log, stderr=log
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(site: Site) -> bool:
    try:
        with urllib.request.urlopen(f"{site.url}/readyz", timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
