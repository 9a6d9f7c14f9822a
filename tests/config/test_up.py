"""`manage.py up`, whole: from an empty folder to a site that answers, and back to nothing."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import launch
from config.env import PROJECT
from config.postgres import postmaster


@pytest.fixture
def port() -> int:
    with socket.socket() as trial:
        trial.bind((launch.HOST, 0))
        return int(trial.getsockname()[1])


@pytest.fixture
def up(var: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    env |= {"RUNSEASON_VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.local"}
    command = [sys.executable, "manage.py", "up", f"--port={port}"]
    process = subprocess.Popen(command, cwd=PROJECT, env=env, stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.communicate()


def lines_until(process: subprocess.Popen[str], end: str) -> list[str]:
    lines = []
    for line in process.stdout or ():
        lines.append(line.rstrip())
        if line.startswith(end):
            return lines
    raise AssertionError("\n".join(lines))


@pytest.mark.slow
def test_up_starts_everything_and_stops_it_again(up: subprocess.Popen[str], var: Path, port: int) -> None:
    started = lines_until(up, "Logs:")

    assert f"RunSeason is ready: http://localhost:{port}/" in started
    assert launch.ask(port)[0] == 200

    up.send_signal(signal.SIGINT)
    stopped = lines_until(up, "Goodbye.")

    assert stopped[-2:] == ["Database: stopped.", "Goodbye."]
    assert up.wait(timeout=30) == 0
    assert launch.ask(port)[0] == 0
    assert not postmaster.alive(var / "postgres")
    assert not (var / "database.env").exists()
