"""Celery as the bell: a real Redis and a real worker; without the broker nothing is lost."""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from django.test import Client
from redis import Redis
from redis.exceptions import ConnectionError as Refused

from tenancy.models import Outbox
from tests.factories import Club
from tests.ingest.files import short_file
from tests.processes.running import PATIENCE_S, Running, done, states, wait_until_done
from tests.processes.site import redis_server
from tests.waiting import wait_for

pytestmark = pytest.mark.skipif(
    shutil.which("redis-server") is None,
    reason="no Redis on this machine: install Debian's package redis-server",
)


class Broker:
    """A Redis that keeps nothing, on a socket of its own."""

    def __init__(self, folder: Path, running: Running) -> None:
        self.socket = folder / "redis.sock"
        self.running = running
        running.variables["CELERY_BROKER_URL"] = f"redis+socket://{self.socket}"

    def start(self) -> subprocess.Popen[str]:
        started = self.running.start(*redis_server(self.socket))
        wait_for(self.answers, what="Redis is up")
        return started

    def answers(self) -> bool:
        try:
            return bool(Redis(unix_socket_path=str(self.socket)).ping())
        except Refused:
            return False


@pytest.fixture
def broker(running: Running, tmp_path: Path) -> Broker:
    return Broker(tmp_path, running)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "run.fit"
    path.write_bytes(short_file(1))
    return path


def start_celery(running: Running) -> None:
    options = ["worker", "--concurrency=1", "--loglevel=WARNING", "--without-gossip", "--without-mingle"]
    running.start(sys.executable, "-m", "celery", "--app=config.celery", *options)


HAND_IN = """
from pathlib import Path
from django.db import transaction
from django.utils.timezone import now
from athletes.models import Athlete
from ingest.services import accept_upload
from tenancy import scope
with transaction.atomic(), scope.enter({organization}):
    athlete = Athlete.objects.select_related("member").get(pk={athlete})
    data = Path({file!r}).read_bytes()
    accept_upload(athlete=athlete, uploader=athlete.member, filename="run.fit", data=data, now=now())
"""


def hand_in(running: Running, club: Club, file: Path) -> None:
    """As the upload page does, in a process that knows the broker."""
    facts = {"organization": club.organization.pk, "athlete": club.athlete.pk, "file": str(file)}
    running.run("shell", "--command", HAND_IN.format(**facts))


def is_ready(client: Client) -> bool:
    return client.get("/readyz").status_code == 200


def test_ring_wakes_the_celery_worker(club: Club, running: Running, broker: Broker, file: Path):
    """Nobody else could do the job: no scheduler and no worker of our own runs."""
    broker.start()
    start_celery(running)

    hand_in(running, club, file)

    wait_until_done(1)
    assert states(club) == {"waiting": 0, "done": 1, "refused": 0}


def test_job_put_while_the_broker_is_away_is_rung_for_again(
    club: Club, running: Running, broker: Broker, file: Path
):
    hand_in(running, club, file)
    accepted = states(club)

    broker.start()
    start_celery(running)
    running.manage("scheduler")

    wait_until_done(1)
    assert (accepted["waiting"], states(club)["done"]) == (1, 1)


def test_bell_that_was_lost_with_the_broker_is_rung_again(
    club: Club, running: Running, broker: Broker, file: Path
):
    first = broker.start()
    hand_in(running, club, file)
    first.kill()
    first.wait()
    assert (done(), Outbox.objects.get(kind="ingest.process").attempts) == (0, 0)

    broker.start()
    start_celery(running)
    running.manage("scheduler")

    wait_until_done(1)
    assert states(club)["done"] == 1


def test_site_is_ready_with_an_idle_celery_worker(club: Club, running: Running, broker: Broker):
    broker.start()
    unheard = Client().get("/readyz")
    start_celery(running)
    running.manage("scheduler")

    ready = partial(is_ready, Client())

    wait_for(ready, what="the site is ready", within_s=PATIENCE_S)
    assert (unheard.status_code, unheard.json()["worker"]) == (503, False)
