"""PgBouncer before the suite's PostgreSQL: transactions of many clients share two connections."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from config.postgres import Server
from config.processes import Children
from tests.database import TestDatabase
from tests.processes.site import HOST, free_port
from tests.waiting import wait_for

PROGRAM = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")  # where Debian puts it
POOL = 2
CONFIG = """
[databases]
{name} = host={sockets} port={server_port} dbname={name}

[pgbouncer]
listen_addr = {host}
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {people}
pool_mode = transaction
default_pool_size = {pool}
max_db_connections = {pool}
max_client_conn = 200
"""


@contextmanager
def pooler(server: Server, made: TestDatabase, folder: Path) -> Iterator[str]:
    """The application's address by way of the pooler."""
    address, port = conninfo_to_dict(made.urls.app), free_port()
    user, password = address["user"], address["password"]
    home = Path(tempfile.mkdtemp(prefix="pooler-"))
    config, people = home / "pgbouncer.ini", home / "people"
    people.write_text(f'"{user}" "{password}"\n')
    config.write_text(
        CONFIG.format(
            name=made.name,
            sockets=server.socket_dir,
            server_port=server.port,
            host=HOST,
            port=port,
            people=people,
            pool=POOL,
        )
    )
    account = server.cluster.place.account
    for path in (home, config, people):
        account.own(path)
    assert PROGRAM is not None
    children = Children(folder / "log", os.environ, print)
    url = f"postgresql://{user}:{password}@{HOST}:{port}/{made.name}"
    try:
        children.start("pgbouncer", [PROGRAM, *_as(account.user), str(config)])
        wait_for(lambda: _answers(children, url), what="the pooler answers")
        yield url
    finally:
        children.stop()
        shutil.rmtree(home)


def _as(user: int) -> list[str]:
    """PgBouncer does not run as root either."""
    return [] if user == os.geteuid() else [f"--user={pwd.getpwuid(user).pw_name}"]


def _answers(children: Children, url: str) -> bool:
    children.look()
    try:
        with psycopg.connect(url):
            return True
    except psycopg.OperationalError:
        return False
