"""Killing one kind of process with SIGKILL, and noticing when the site is of use again."""

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import psycopg

from config.postgres import Server, postmaster
from tests.database import superuser
from tests.processes.people import Team
from tests.processes.site import Site
from tests.waiting import wait_for

PATIENCE_S = 90.0
UNDER_WAY = "SELECT count(*) FROM tenancy_outbox WHERE attempts > 0 AND done_at IS NULL"
DONE = "SELECT count(*) FROM tenancy_outbox WHERE done_at IS NOT NULL"


class Victim(StrEnum):
    WEB = "web"
    WORKER = "worker"
    POSTGRES = "postgres"
    REDIS = "redis"


@dataclass(frozen=True)
class Kill:
    """Its moments: struck; what was killed is back, as far as one can tell; the site is of use again."""

    struck: float
    back: float
    usable: float

    @property
    def felt_s(self) -> float:
        """Of PostgreSQL since it was back: until then nobody can be of use."""
        return self.usable - self.back


class Killer:
    """Kills in one site, and watches over it meanwhile."""

    def __init__(self, site: Site, server: Server, team: Team) -> None:
        self.site = site
        self.server = server
        self.team = team

    def kill(self, victim: Victim) -> Kill:
        if victim is Victim.POSTGRES:
            return self._kill_database()
        if victim is Victim.WEB:
            return self._kill_web()
        return self._kill_in_a_job(victim)

    def _kill_database(self) -> Kill:
        struck = time.monotonic()
        kill_all(self.server)
        self.server.revive()
        return Kill(struck, time.monotonic(), self._page_comes())

    def _kill_web(self) -> Kill:
        struck = time.monotonic()
        self.site.kill(Victim.WEB)
        return Kill(struck, struck, self._page_comes())

    def _kill_in_a_job(self, victim: Victim) -> Kill:
        """Of use again when another job is done."""
        with superuser(self.server, self.site.database.name) as database:
            wait_for(lambda: self._under_way(database), within_s=PATIENCE_S, what="a job is under way")
            struck, before = time.monotonic(), count(database, DONE)
            self.site.kill(victim)
            wait_for(lambda: self._more_done(database, before), within_s=PATIENCE_S, what="a job is done")
        return Kill(struck, struck, time.monotonic())

    def _under_way(self, database: psycopg.Connection) -> bool:
        """Who has died meanwhile, with the broker say, is started again."""
        self.site.children.look()
        return count(database, UNDER_WAY) > 0

    def _page_comes(self) -> float:
        """One that reads the organization's rows."""
        headers = self.team.headers(self.team.runner_token)
        page = "/api/v1/today/"
        wait_for(lambda: self.site.answers(page, headers), within_s=PATIENCE_S, what="a page comes")
        return time.monotonic()

    def _more_done(self, database: psycopg.Connection, before: int) -> bool:
        self.site.children.look()
        return count(database, DONE) > before


def kill_all(server: Server) -> None:
    """The postmaster, and every process that it has started."""
    head = postmaster.process_id(server.home)
    assert head is not None
    for pid in (head, *map(int, Path(f"/proc/{head}/task/{head}/children").read_text().split())):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not server.alive(), what="PostgreSQL is dead")


def count(database: psycopg.Connection, query: str) -> int:
    row = database.execute(query).fetchone()
    assert row is not None
    return int(row[0])
