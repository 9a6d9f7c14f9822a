"""The database's roles: strong ones are refused by every process, missing ones are made by `provision`."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from config.env import PROJECT
from config.postgres import Server
from tests.database import TestDatabase
from tests.processes.running import MANAGE

PASSWORD = "a word of its own"
ASK_READYZ = """
import django
django.setup()
from django.test import Client
answer = Client().get("/readyz")
print(answer.status_code, answer.content.decode())
"""


@pytest.fixture
def superuser_url(postgres_server: Server, own_database: TestDatabase) -> str:
    return postgres_server.url(
        postgres_server.superuser, postgres_server.superuser_password, own_database.name
    )


@pytest.fixture
def new_roles(superuser_url: str) -> Iterator[list[str]]:
    """Names that the server does not know; roles belong to all of its databases, so they are taken back."""
    names = [f"made_{kind}_{os.getpid()}" for kind in ("app", "backup")]
    yield names
    with psycopg.connect(superuser_url, autocommit=True) as superuser:
        for name in names:
            if superuser.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
                superuser.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(name)))


def run(made: TestDatabase, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {**made.environment(), **variables}
    return subprocess.run(
        words, cwd=PROJECT, env=env, capture_output=True, text=True, timeout=90, check=False
    )


def provision(made: TestDatabase, names: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    words = ("provision", f"--app-role={names[0]}", f"--backup-role={names[1]}")
    return run(made, *MANAGE, *words, RUNSEASON_DATABASE_ROLE="owner", **variables)


def refusal(name: str, strength: str) -> str:
    return f"The database role {name} {strength}: it could read every organization's rows."


@pytest.mark.parametrize("command", ["worker", "scheduler"])
def test_process_ends_with_a_sentence_where_the_application_owns_the_tables(
    own_database: TestDatabase, command: str
):
    done = run(own_database, *MANAGE, command, DATABASE_URL=own_database.urls.owner)

    assert done.returncode == 1
    assert done.stderr.startswith(f"CommandError: {refusal('runseason_owner', 'owns tables')}")


def test_worker_does_not_work_as_the_owner(own_database: TestDatabase):
    done = run(own_database, *MANAGE, "worker", RUNSEASON_DATABASE_ROLE="owner")

    sentence = "CommandError: The worker works as the application: unset RUNSEASON_DATABASE_ROLE.\n"
    assert (done.returncode, done.stderr) == (1, sentence)


def test_check_names_every_strength(own_database: TestDatabase, superuser_url: str):
    strengths = "is a superuser, passes by row security (BYPASSRLS), owns tables"

    done = run(own_database, *MANAGE, "check", "--database=default", DATABASE_URL=superuser_url)

    assert done.returncode == 1
    assert refusal("postgres", strengths) in done.stderr  # by our check, or before it by another's
    assert "Traceback" not in done.stderr


def test_check_and_migrate_are_content_with_roles_as_they_should_be(own_database: TestDatabase):
    checked = run(own_database, *MANAGE, "check", "--database=default")
    migrated = run(own_database, *MANAGE, "migrate", "--check", RUNSEASON_DATABASE_ROLE="owner")

    assert (checked.returncode, migrated.returncode) == (0, 0)


@pytest.mark.parametrize("way", ["owner", "backup"])
def test_site_with_a_strong_role_is_not_ready(own_database: TestDatabase, way: str):
    address = getattr(own_database.urls, way)

    done = run(own_database, sys.executable, "-c", ASK_READYZ, DATABASE_URL=address)

    status, _, body = done.stdout.partition(" ")
    assert (status, json.loads(body)) == ("503", {"database": True, "role": False})


def test_provision_makes_missing_roles_with_their_passwords(
    postgres_server: Server, own_database: TestDatabase, superuser_url: str, new_roles: list[str]
):
    app, backup = (postgres_server.url(name, PASSWORD, own_database.name) for name in new_roles)

    done = provision(
        own_database,
        new_roles,
        DATABASE_OWNER_URL=superuser_url,
        DATABASE_URL=app,
        DATABASE_BACKUP_URL=backup,
    )

    assert (done.returncode, done.stderr) == (0, "")
    with psycopg.connect(app) as made:
        rights = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        assert made.execute(rights).fetchone() == (False, False)
        assert made.execute("SELECT count(*) FROM tenancy_membership").fetchone() == (0,)
    with psycopg.connect(backup) as made:
        assert made.execute(rights).fetchone() == (False, True)


def test_provision_that_may_not_make_roles_says_what_a_superuser_runs(
    own_database: TestDatabase, new_roles: list[str]
):
    app, backup = new_roles

    done = provision(own_database, new_roles)

    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            "CommandError: Roles are missing. A superuser has to run this; then run provision again:",
            f"CREATE ROLE \"{app}\" LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '…';",
            f"CREATE ROLE \"{backup}\" LOGIN NOSUPERUSER BYPASSRLS PASSWORD '…';",
            f'GRANT pg_read_all_data TO "{backup}";',
        ],
    )
