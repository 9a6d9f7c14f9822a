"""Which versions run here."""

import platform
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache

import django
from django.db import connection

from config.env import PROJECT

PATIENCE_S = 5


@dataclass(frozen=True, slots=True)
class Version:
    """A part, and its version; empty where it is not known."""

    name: str
    number: str


def read_versions() -> list[Version]:
    """The site's own version first."""
    return [
        Version("RunSeason", _own()),
        Version("Git", _revision()),
        Version("Python", platform.python_version()),
        Version("Django", django.get_version()),
        Version("PostgreSQL", ".".join(map(str, connection.get_database_version()))),
    ]


@cache
def _own() -> str:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


@cache
def _revision() -> str:
    """The commit that is checked out; an image or an archive has none."""
    command = ["git", "-C", str(PROJECT), "rev-parse", "--short=12", "HEAD"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""
