"""The long-running processes behind `manage.py worker` and `manage.py scheduler`."""

import signal
import threading
from datetime import timedelta
from types import FrameType
from typing import Protocol

import psycopg
import structlog
from django.conf import settings
from django.core.management import CommandError
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from tenancy import queue, schedule, selectors, watching
from tenancy.models import Heartbeat
from tenancy.outbox import CHANNEL, ring
from tenancy.roles import StrongRole

LOOK_AGAIN_S = 5.0
TICK_EVERY_S = 20.0
BEAT_EVERY = timedelta(seconds=10)
AWAY_PAUSE_S = 0.5  # not longer each time: work goes on as soon as the database is back
TICK = "scheduler tick"

log = structlog.get_logger(__name__)
stopping = threading.Event()


class Process(Protocol):
    name: str

    def turn(self) -> None:
        """Do what there is to do, then wait for more, a few seconds at most."""


class Worker:
    """Drains the outbox, then listens to PostgreSQL for more."""

    name = "worker"

    def __init__(self) -> None:
        self.ears: psycopg.Connection | None = None

    def turn(self) -> None:
        ears = self._listen()
        beat(self.name)
        while not stopping.is_set() and queue.run_next():
            keep_beating(self.name)
        for _ in ears.notifies(timeout=LOOK_AGAIN_S, stop_after=1):
            pass

    def _listen(self) -> psycopg.Connection:
        """A connection of its own, straight to the server: a pooler does not carry LISTEN."""
        if self.ears is None or self.ears.closed:
            self.ears = psycopg.connect(settings.LISTEN_URL or _own_address(), autocommit=True)
            self.ears.execute(f"LISTEN {CHANNEL}")
        return self.ears


class Scheduler:
    """Puts what is due by the clock into the outbox, and with a broker rings again for what waits."""

    name = "scheduler"

    def turn(self) -> None:
        beat(self.name)
        now = timezone.now()
        schedule.tick(now=now)
        beat(TICK)
        if settings.CELERY_BROKER_URL:
            for pk in queue.due_ids(now=now):
                ring(pk)
            ring(0)  # so that an idle worker is heard too
        stopping.wait(TICK_EVERY_S)


def beat(name: str) -> None:
    """Say that the process lives."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": timezone.now()})


def keep_beating(name: str) -> None:
    """Beat, unless somebody of this name did a moment ago: a short job costs a read, not a write."""
    heard = selectors.last_beat(name)
    if heard is None or timezone.now() - heard >= BEAT_EVERY:
        beat(name)


def until_stopped(process: Process) -> None:
    """Take turns until SIGTERM or Ctrl-C; a database that is away is waited for, a strong role refused."""
    if settings.DATABASE_ROLE != "app":
        raise CommandError(f"The {process.name} works as the application: unset RUNSEASON_DATABASE_ROLE.")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    while not stopping.is_set():
        try:
            close_old_connections()
            process.turn()
            watching.record_slow(now=timezone.now())
        except (Error, psycopg.Error) as error:
            log.warning("database.away", process=process.name, error=str(error))
            connection.close()
            stopping.wait(AWAY_PAUSE_S)
        except StrongRole as refused:
            raise CommandError(str(refused)) from refused


def _stop(number: int, frame: FrameType | None) -> None:
    stopping.set()


def _own_address() -> str:
    parameters = {
        key: value
        for key, value in connection.get_connection_params().items()
        if isinstance(value, str | int)
    }
    return psycopg.conninfo.make_conninfo(**{k: v for k, v in parameters.items() if k in _ADDRESS})


_ADDRESS = frozenset({"host", "port", "user", "password", "dbname", "sslmode"})
