"""`manage.py worker`, the real one: woken by PostgreSQL, killed in the middle of its work, losing nothing."""

import sys
from functools import partial

import psycopg
import pytest

from athletes.models import Activity, ActivitySource, ActivityStreams
from tenancy import scope
from tenancy.models import Outbox
from tests.database import TestDatabase
from tests.factories import Club
from tests.processes.running import (
    PATIENCE_S,
    Running,
    accept_files,
    attempts,
    done,
    in_progress,
    states,
    wait_for_beat,
    wait_until_done,
)
from tests.waiting import wait_for

FILES, KILLS = 40, 5
PATIENT = """
import django
django.setup()
from tenancy import work
work.LOOK_AGAIN_S = 600.0
work.until_stopped(work.Worker())
"""
LISTENING = (
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN runseason_outbox'"
)


def in_the_middle(least_done: int) -> bool:
    return done() >= least_done and in_progress()


def test_worker_drains_what_waits(club: Club, running: Running):
    accept_files(club, 3)

    running.manage("worker")

    wait_until_done(3)
    assert states(club) == {"waiting": 0, "done": 3, "refused": 0}


def test_worker_is_woken_by_the_database(club: Club, running: Running, own_database: TestDatabase):
    """One that would look by itself only after ten minutes."""
    worker = running.start(sys.executable, "-c", PATIENT)
    wait_for_beat("worker")
    with psycopg.connect(own_database.urls.app, autocommit=True) as other:
        wait_for(lambda: other.execute(LISTENING).fetchone(), what="the worker listens", within_s=PATIENCE_S)

    accept_files(club, 2)

    wait_until_done(2)
    worker.kill()
    assert states(club)["done"] == 2


def test_worker_that_is_asked_to_stop_ends_in_order(club: Club, running: Running):
    worker = running.manage("worker")
    wait_for_beat("worker")

    worker.terminate()

    assert worker.wait(timeout=30) == 0


@pytest.mark.slow
def test_worker_killed_in_the_middle_loses_and_doubles_nothing(club: Club, running: Running):
    accept_files(club, FILES)

    for kill in range(1, KILLS + 1):
        worker = running.manage("worker")
        wait_for(partial(in_the_middle, 4 * kill), what="the worker is in a job", within_s=PATIENCE_S)
        worker.kill()
        worker.wait()
    running.manage("worker")
    wait_until_done(FILES, within_s=180)

    assert attempts() > FILES
    assert states(club) == {"waiting": 0, "done": FILES, "refused": 0}
    with scope.enter(club.organization.pk):
        counts = [model.objects.count() for model in (Activity, ActivitySource, ActivityStreams)]
    assert counts == [FILES, FILES, FILES]
    assert Outbox.objects.filter(dead_at__isnull=False).count() == 0
