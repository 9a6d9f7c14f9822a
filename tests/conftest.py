"""Fixtures of the whole suite."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from config.postgres import Server
from tenancy import scope
from tests import database
from tests.counting import Counting
from tests.database import TestDatabase
from tests.factories import Club, make_club

LONG_VALUE = 60


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Counting())


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """What is long is named after its argument: a ZIP tells the hour, so each process would see another."""
    return argname if isinstance(val, bytes | str) and len(val) > LONG_VALUE else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with database.server() as running:
        yield running


@pytest.fixture(scope="session")
def test_database(postgres_server: Server, worker_id: str) -> Iterator[TestDatabase]:
    """This worker's own database; several runs may go on at once."""
    name = f"test_{worker_id}_{os.getpid()}"
    yield database.fresh(postgres_server, name)
    connections.close_all()
    database.drop(postgres_server, name)


@pytest.fixture(scope="session")
def django_db_setup(test_database: TestDatabase, django_db_blocker: pytest.FixtureRequest) -> None:
    """Point Django at the worker's database, as the application role."""
    address = conninfo_to_dict(test_database.urls.app)
    settings = connections["default"].settings_dict
    settings.update(NAME=address["dbname"], USER=address["user"], PASSWORD=address["password"])
    settings.update(HOST=address["host"], PORT=str(address["port"]))
    settings["OPTIONS"]["prepare_threshold"] = 1  # as DATABASE_DIRECT: these connections are nobody else's


@pytest.fixture
def club(db: None) -> Club:
    """An organization and its people; enter `scope.enter(club.organization.pk)` to touch its rows."""
    return make_club()


@pytest.fixture
def inside(club: Club) -> Iterator[Club]:
    """The club, with its scope entered."""
    with scope.enter(club.organization.pk):
        yield club


@pytest.fixture
def other_club(db: None) -> Club:
    """A second organization, which must never be seen from the first."""
    return make_club("Southside")
