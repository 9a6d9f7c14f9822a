"""Real processes on the test database, with files that they share with the test."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from config.env import PROJECT
from tests.database import TestDatabase
from tests.processes.running import Running


@pytest.fixture
def running(test_database: TestDatabase, tmp_path: Path, settings: Settings) -> Iterator[Running]:
    """Starts our programs; whatever still runs at the end is ended."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    settings.MEDIA_ROOT = tmp_path / "files"
    variables = {
        **test_database.environment(),
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "RUNSEASON_VAR": str(tmp_path),
        "CELERY_BROKER_URL": "",
    }
    programs = Running(tmp_path, variables)
    yield programs
    programs.end()


@pytest.fixture(autouse=True)
def whole_catalogue(transactional_db: None, test_database: TestDatabase) -> Iterator[None]:
    """A test that commits ends with every table emptied: the shipped sessions come back for the others."""
    yield
    owner = {**test_database.environment(), "RUNSEASON_DATABASE_ROLE": "owner"}
    command = [sys.executable, "manage.py", "load_catalogue", "--verbosity=0"]
    subprocess.run(command, cwd=PROJECT, env=owner, check=True)
