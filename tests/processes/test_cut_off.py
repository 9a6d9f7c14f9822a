"""Worker and scheduler whose connections the database has cut: they go on by themselves."""

import sys
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections

from config.postgres import Server
from tenancy.models import Heartbeat
from tests.database import TestDatabase, superuser
from tests.factories import Club
from tests.processes.running import PATIENCE_S, Running, accept_files, wait_for_beat, wait_until_done
from tests.waiting import wait_for

OFTEN = """
import django
django.setup()
from tenancy import work
work.TICK_EVERY_S = 0.1
work.until_stopped(work.Scheduler())
"""
CUT = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND usename = 'runseason_app'"
)


@pytest.fixture
def cutter(postgres_server: Server, own_database: TestDatabase) -> Iterator[psycopg.Connection]:
    with superuser(postgres_server, own_database.name) as connection:
        yield connection


def cut(cutter: psycopg.Connection) -> int:
    """How many connections were cut; the test's own is given back before."""
    connections.close_all()
    return cutter.execute(CUT).fetchone()[0]


def test_worker_goes_on(club: Club, running: Running, cutter: psycopg.Connection):
    worker = running.manage("worker")
    accept_files(club, 1)
    wait_until_done(1)

    assert cut(cutter) == 2  # one for its work, one to listen
    accept_files(club, 2)

    wait_until_done(2)
    assert worker.poll() is None


def test_scheduler_goes_on(club: Club, running: Running, cutter: psycopg.Connection):
    scheduler = running.start(sys.executable, "-c", OFTEN)
    wait_for_beat("scheduler")

    assert cut(cutter) == 1
    Heartbeat.objects.all().delete()

    wait_for(Heartbeat.objects.exists, what="the scheduler beats again", within_s=PATIENCE_S)
    assert scheduler.poll() is None
