"""Alive, and ready: what a probe is told."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from tenancy.models import Heartbeat, Outbox
from tests.database import TestDatabase

WELL = {"database": True, "role": True, "migrations": True, "queue": True, "worker": True}


@pytest.fixture
def worker(db: None) -> Heartbeat:
    """A worker that was heard just now."""
    return Heartbeat.objects.create(name="worker", beat_at=now())


def ready() -> tuple[int, dict[str, bool]]:
    answer = Client().get("/readyz")
    return answer.status_code, answer.json()


def test_alive_asks_nobody() -> None:
    """Not the database either: this test has none."""
    answer = Client().get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_ready(worker: Heartbeat) -> None:
    assert ready() == (200, WELL)


@pytest.mark.django_db
def test_not_ready_before_a_worker_was_heard() -> None:
    assert ready() == (503, {**WELL, "worker": False})


@pytest.mark.parametrize("seconds, status", [(50, 200), (70, 503)])
def test_a_worker_that_fell_silent(worker: Heartbeat, seconds: int, status: int) -> None:
    Heartbeat.objects.update(beat_at=now() - timedelta(seconds=seconds))

    assert ready()[0] == status


@pytest.mark.parametrize(
    "minutes, moves",
    [
        ({"due_at": -11}, False),
        ({"due_at": -9}, True),
        ({"due_at": 60}, True),
        ({"due_at": -11, "done_at": -1}, True),
        ({"due_at": -11, "dead_at": -1}, True),
    ],
)
def test_a_queue_that_stands_still(worker: Heartbeat, minutes: dict[str, int], moves: bool) -> None:
    moments = {name: now() + timedelta(minutes=number) for name, number in minutes.items()}
    Outbox.objects.create(kind="x", **moments)

    assert ready() == (200 if moves else 503, {**WELL, "queue": moves})


@pytest.fixture
def one_migration_pending(transactional_db: None, test_database: TestDatabase) -> Iterator[None]:
    """The owner has not applied the last one yet; the application role cannot change that."""
    with psycopg.connect(test_database.urls.owner, autocommit=True) as owner:
        last = (
            "SELECT app, name, applied FROM django_migrations WHERE app = 'ingest' ORDER BY id DESC LIMIT 1"
        )
        row = owner.execute(last).fetchone()
        owner.execute("DELETE FROM django_migrations WHERE app = %s AND name = %s", row[:2])
        yield
        owner.execute("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", row)


def test_not_ready_while_migrations_are_pending(one_migration_pending: None) -> None:
    Heartbeat.objects.create(name="worker", beat_at=now())

    assert ready() == (503, {**WELL, "migrations": False})


@pytest.fixture
def database_away(transactional_db: None) -> Iterator[None]:
    """The server's address leads nowhere."""
    settings = connection.settings_dict
    connection.close()
    kept, settings["PORT"] = settings["PORT"], "1"
    yield
    connection.close()
    settings["PORT"] = kept


def test_no_database_is_said(database_away: None) -> None:
    assert ready() == (503, {"database": False})
