"""Real processes on a database of their own, with files that they share with the test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker, Settings

from config.postgres import Server
from tests import database
from tests.database import TestDatabase
from tests.factories import Club, make_club
from tests.processes.pointing import pointed_at
from tests.processes.running import Running


@pytest.fixture
def own_database(
    postgres_server: Server, worker_id: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[TestDatabase]:
    """A fresh database where the test commits: other processes see it, and no other test does."""
    name = f"processes_{worker_id}_{os.getpid()}"
    made = database.fresh(postgres_server, name)
    with django_db_blocker.unblock(), pointed_at(made):
        yield made
    database.drop(postgres_server, name)


@pytest.fixture
def club(own_database: TestDatabase) -> Club:
    return make_club()


@pytest.fixture
def running(own_database: TestDatabase, tmp_path: Path, settings: Settings) -> Iterator[Running]:
    """Starts our programs; whatever still runs at the end is ended."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    settings.MEDIA_ROOT = tmp_path / "files"
    variables = {
        **own_database.environment(),
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "RUNSEASON_VAR": str(tmp_path),
        "CELERY_BROKER_URL": "",
    }
    programs = Running(tmp_path, variables)
    yield programs
    programs.end()
