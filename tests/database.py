"""The test databases: migrated once by the owner into a template, copied for each worker."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from config import postgres
from config.postgres import DatabaseUrls, Server

PROJECT = Path(__file__).resolve().parent.parent
VAR = PROJECT / "var"


@dataclass(frozen=True)
class TestDatabase:
    """One database and its three ways in."""

    __test__ = False

    name: str
    urls: DatabaseUrls

    def environment(self) -> dict[str, str]:
        """What a subprocess needs to work on this database."""
        return {**os.environ, **self.urls.environment(), "DJANGO_SETTINGS_MODULE": "config.settings.test"}


def untraced(environment: dict[str, str]) -> dict[str, str]:
    """For whole sites that are walked through: their code is traced by its own tests."""
    return {name: value for name, value in environment.items() if not name.startswith("COVERAGE_")}


@contextmanager
def server() -> Iterator[Server]:
    """The suite's own PostgreSQL, shared by the workers and kept between runs."""
    with postgres.ensure(VAR, fsync=False, name="test-postgres") as running:
        yield running


@contextmanager
def lasting_server() -> Iterator[Server]:
    """A PostgreSQL that keeps what it acknowledged, for one run at a time, which may kill it."""
    with postgres.ensure(VAR, name="lasting-postgres") as running, _locked(running, "mine"):
        yield running


def fresh(running: Server, name: str) -> TestDatabase:
    """A new database of this name, copied from the migrated template."""
    template = _template(running)
    with superuser(running) as connection:
        _drop(connection, name)
        statement = sql.SQL("CREATE DATABASE {} OWNER runseason_owner TEMPLATE {}")
        with _locked(running, "copy"):
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
    return TestDatabase(name, postgres.ensure_roles(running, database=name))


def drop(running: Server, name: str) -> None:
    """Remove a database that `fresh` made."""
    with superuser(running) as connection:
        _drop(connection, name)


def _template(running: Server) -> str:
    """The migrated template for the models as they are now; made by whoever comes first."""
    name = f"template_{_fingerprint()}"
    with _locked(running, "template"), superuser(running) as connection:
        made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not made:
            _make(running, connection, name)
    return name


def _make(running: Server, connection: psycopg.Connection, name: str) -> None:
    for (old,) in connection.execute(
        "SELECT datname FROM pg_database WHERE datname ~ '^(template|building|test)_'"
    ):
        if not _in_use(old):
            _drop(connection, old)
    building = f"building_{name}"
    _drop(connection, building)
    urls = postgres.ensure_roles(running, database=building)
    environment = {**os.environ, **urls.environment(), "RUNSEASON_DATABASE_ROLE": "owner"}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    for command in (["migrate", "--verbosity", "0", "--skip-checks"], ["provision", "--skip-checks"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True)
    with psycopg.connect(urls.owner, autocommit=True) as owner:
        owner.execute("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO runseason_app")
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    connection.execute(rename.format(sql.Identifier(building), sql.Identifier(name)))


def _in_use(name: str) -> bool:
    """True for the database of a test run that goes on: its name ends in the process's id."""
    pid = name.rpartition("_")[2]
    return name.startswith("test_") and pid.isdigit() and Path(f"/proc/{pid}").exists()


def _fingerprint() -> str:
    """Changes whenever a migration, the grants or the shipped catalogue change."""
    sources = [*PROJECT.glob("*/migrations/*.py"), *PROJECT.glob("planning/catalogue/*.toml")]
    sources += [PROJECT / "tenancy" / "grants.py", PROJECT / "tenancy" / "locks.py"]
    sources += [*PROJECT.glob("requirements/dev.txt")]
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _locked(running: Server, name: str) -> Iterator[None]:
    with (running.var / f"{running.name}.{name}.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def superuser(running: Server, name: str = "postgres") -> psycopg.Connection:
    """A connection that row security does not bind."""
    address = running.url(running.superuser, running.superuser_password, name)
    return psycopg.connect(address, autocommit=True)


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
