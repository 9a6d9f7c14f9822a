"""Behind PgBouncer, with two connections for everybody: nothing of one organization reaches another."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from pytest_django import DjangoDbBlocker

from config.env import PROJECT, env
from config.postgres import Server
from config.processes import spawn
from tests import database
from tests.database import TestDatabase, superuser
from tests.processes import site as sites
from tests.processes.people import Team, make_team
from tests.processes.pointing import pointed_at
from tests.processes.pooled.pooler import POOL, PROGRAM, pooler
from tests.processes.site import Site
from tests.waiting import wait_for

REQUESTS = int(os.environ.get("REQUESTS", "500"))
TEAMS = 5
KILL_EVERY = 100
WITHIN_S = 60 + REQUESTS * 0.5
TABLES = (
    "SELECT table_name FROM information_schema.columns "
    "WHERE column_name = 'organization_id' AND table_schema = 'public'"
)
STRANGERS = "SELECT count(*) FROM {} row WHERE organization_id <> %s AND position(%s IN row::text) > 0"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("kills"),
    pytest.mark.skipif(
        PROGRAM is None, reason="no PgBouncer on this machine: install Debian's package pgbouncer"
    ),
]


@dataclass(frozen=True)
class Pooled:
    site: Site
    teams: list[Team]
    url: str


@pytest.fixture(scope="module")
def made(postgres_server: Server) -> Iterator[TestDatabase]:
    name = f"test_pooled_{os.getpid()}"
    yield database.fresh(postgres_server, name)
    database.drop(postgres_server, name)


@pytest.fixture(scope="module")
def pooled(
    postgres_server: Server,
    made: TestDatabase,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Pooled]:
    """The site over the pooler; each club's name, which is its canary, is in no other's."""
    folder = tmp_path_factory.mktemp("pooled")
    with django_db_blocker.unblock(), pointed_at(made):
        teams = [make_team(f"c{uuid4().hex[:12]}") for _ in range(TEAMS)]
    with pooler(postgres_server, made, folder) as url:
        more = {
            "DATABASE_URL": url,
            "DATABASE_DIRECT": "false",
            "DATABASE_LISTEN_URL": made.urls.app,
            "DJANGO_SETTINGS_MODULE": "tests.processes.pooled.settings",
        }
        with sites.running(made, folder, **more) as site:
            yield Pooled(site, teams, url)


def test_pooler_hands_on_what_a_session_sets(pooled: Pooled) -> None:
    """The control: were the organization set for the session, others would work under it."""
    setting = "SELECT current_setting('app.control', true)"
    with one_connection(pooled) as one:
        one.execute("SELECT set_config('app.control', 'of another', false)")
    seen = Counter()
    for _ in range(20 * POOL):
        with one_connection(pooled) as other:
            seen[other.execute(setting).fetchone()[0]] += 1

    assert seen["of another"] > 0


def test_pooler_keeps_each_clients_time_zone(pooled: Pooled) -> None:
    """The one thing that Django sets for a session."""
    zones = ["Asia/Seoul", "UTC", "Europe/Berlin"]
    with ExitStack() as stack:
        clients = [stack.enter_context(one_connection(pooled)) for _ in zones]
        for client, zone in zip(clients, zones, strict=True):
            client.execute("SELECT set_config('TimeZone', %s, false)", [zone])

        seen = [[client.execute("SHOW TimeZone").fetchone()[0] for client in clients] for _ in range(10)]

    assert seen == [zones] * 10


@pytest.mark.django_db
def test_django_leaves_nothing_on_a_connection() -> None:
    assert env.keeps_plans is False
    assert connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] is True


def test_nothing_reaches_another_organization(
    pooled: Pooled, postgres_server: Server, made: TestDatabase
) -> None:
    answers, kills = ask_and_kill(pooled)

    leaks = [each for each in answers if each["foreign"]]
    statuses = Counter((each["what"], each["status"]) for each in answers)
    print(f"\n{len(answers):,} requests, {kills} kills, {len(leaks)} leaks; {dict(sorted(statuses.items()))}")
    assert (len(answers), leaks) == (REQUESTS, [])
    assert sum(each["own"] for each in answers) > REQUESTS / 3
    assert {status for what, status in statuses if what in ("raise", "divide")} <= {0, 500}
    assert {status for what, status in statuses if what == "stray"} <= {0, 404}
    with superuser(postgres_server, made.name) as reader:
        assert strangers_rows(reader, pooled.teams) == {}
        written = messages(reader)
    kept = {each["word"] for each in answers if each["status"] == 201}
    unanswered = {each["word"] for each in answers if (each["what"], each["status"]) == ("keep", 0)}
    assert (kept - written, written - kept - unanswered) == (set(), set())


def one_connection(pooled: Pooled) -> psycopg.Connection:
    """One that prepares nothing on the server, as Django has it: the next transaction may be elsewhere."""
    return psycopg.connect(pooled.url, autocommit=True, prepare_threshold=None)


def ask_and_kill(pooled: Pooled) -> tuple[list[dict], int]:
    """All requests answered, while processes of the web server and the worker are killed."""
    site, plan = pooled.site, pooled.site.folder / "plan.json"
    facts = {"port": site.port, "requests": REQUESTS, "teams": [team.as_json() for team in pooled.teams]}
    plan.write_text(json.dumps(facts))
    out = site.folder / "answers.log"
    with out.open("w") as log:
        words = [sys.executable, "-m", "tests.processes.pooled.load", str(plan)]
        env = {**site.variables, "PYTHONPATH": str(PROJECT)}
        load = spawn(words, env=env, stdout=log, stderr=subprocess.STDOUT)
    kills, next_at = 0, KILL_EVERY

    def over() -> bool:
        nonlocal kills, next_at
        site.children.look()
        if len(out.read_bytes().splitlines()) >= next_at:
            kill_some(site)
            kills, next_at = kills + 1, next_at + KILL_EVERY
        return load.poll() is not None

    wait_for(over, within_s=WITHIN_S, what="all requests are answered")
    return [json.loads(line) for line in out.read_text().splitlines()], kills


def kill_some(site: Site) -> None:
    """One of the web server's processes, in the middle of its requests, and the worker."""
    head = site.pid("web")
    serving = Path(f"/proc/{head}/task/{head}/children").read_text().split()
    for pid in map(int, serving[:1]):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    site.kill("worker")


def strangers_rows(reader: psycopg.Connection, teams: list[Team]) -> dict[str, int]:
    """Rows of any table that hold a club's canary and belong to another club."""
    found = {}
    for (table,) in reader.execute(TABLES).fetchall():
        query = sql.SQL(STRANGERS).format(sql.Identifier(table))
        for team in teams:
            ((number,),) = reader.execute(query, [team.organization_id, team.name]).fetchall()
            found[f"{table}: {team.name}"] = number
    return {where: number for where, number in found.items() if number}


def messages(reader: psycopg.Connection) -> set[str]:
    return {body for (body,) in reader.execute("SELECT body FROM athletes_message").fetchall()}
