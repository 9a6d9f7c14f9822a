"""config/env.py: secrets are made once, whole, and kept from others."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from config import env as module
from config.env import PROJECT, kept_secret

RACING = 6
SECRET_ON_DEMAND = """
import sys
from config.env import kept_secret
print("here", flush=True)
sys.stdin.read()
print(kept_secret("word", length=64))
"""


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "VAR", tmp_path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def another_process(code: str, var: Path) -> subprocess.Popen[str]:
    """One that goes on while the test does."""
    env = {"PATH": os.environ["PATH"], "RUNSEASON_VAR": str(var)}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=PROJECT, env=env, stdin=pipe, stdout=pipe, text=True
    )


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def end(process: subprocess.Popen[str]) -> int:
    assert process.stdout
    process.stdout.close()
    return process.wait(timeout=60)


def test_secret_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    kept_secret("secret_key", length=64)

    folder = tmp_path / "secrets"

    assert (mode(folder), mode(folder / "secret_key")) == (0o700, 0o600)


def test_secret_is_made_once_and_kept() -> None:
    first, second, other = (kept_secret(name, length=64) for name in ("one", "one", "other"))

    assert first == second
    assert first != other


def test_racing_processes_find_the_same_secret(tmp_path: Path) -> None:
    """All of them are up and wait; then each is told to look for a secret that nobody has made yet."""
    racing = [another_process(SECRET_ON_DEMAND, tmp_path) for _ in range(RACING)]
    assert [line(process) for process in racing] == ["here\n"] * RACING

    for process in racing:
        assert process.stdin
        process.stdin.close()
    found = {line(process) for process in racing}

    kept = tmp_path / "secrets" / "word"
    assert [end(process) for process in racing] == [0] * RACING
    assert found == {f"{kept.read_text()}\n"}
    assert (mode(kept), list(kept.parent.iterdir())) == (0o600, [kept])
