"""Real processes on a database of their own, with files that they share with the test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker, Settings

from config.postgres import Server
from tests import database
from tests.database import TestDatabase
from tests.factories import Club, make_club
from tests.processes.running import Running


@pytest.fixture
def own_database(
    postgres_server: Server, worker_id: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[TestDatabase]:
    """A fresh database where the test commits: other processes see it, and no other test does."""
    name = f"processes_{worker_id}_{os.getpid()}"
    made = database.fresh(postgres_server, name)
    address = conninfo_to_dict(made.urls.app)
    known = connections["default"].settings_dict
    before = {key: known[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    connections.close_all()
    known.update(NAME=address["dbname"], USER=address["user"], PASSWORD=address["password"])
    known.update(HOST=address["host"], PORT=str(address["port"]))
    with django_db_blocker.unblock():
        yield made
        connections.close_all()
    known.update(before)
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
