"""A PostgreSQL that may be killed, a site on it with two clubs, and the table of what came of it."""

import os
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from config.postgres import Server
from tests import database
from tests.processes import site as sites
from tests.processes.kills.scene import HEAD, Scene
from tests.processes.people import make_team
from tests.processes.pointing import pointed_at


@pytest.fixture(scope="session")
def lasting_server() -> Iterator[Server]:
    with database.lasting_server() as running:
        yield running


@pytest.fixture(scope="session")
def heading() -> None:
    """Of the table that `make kills` prints, a line for each kind of kill."""
    print(f"\n{HEAD}")


@pytest.fixture(scope="module")
def scene(
    request: pytest.FixtureRequest,
    lasting_server: Server,
    heading: None,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Scene]:
    """The module says with BELL who rings its workers."""
    bell = request.module.BELL
    name = f"test_kills_{bell}_{os.getpid()}"
    made = database.fresh(lasting_server, name)
    with django_db_blocker.unblock(), pointed_at(made):
        teams = [make_team(name) for name in ("Northline", "Southside")]
    with sites.running(made, tmp_path_factory.mktemp("kills"), redis=bell == "redis") as site:
        yield Scene(lasting_server, site, teams, bell)
    database.drop(lasting_server, name)
