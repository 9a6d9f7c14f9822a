"""Roles and database of an embedded server: the owner migrates, the app works, the backup dumps."""

from dataclasses import dataclass

import psycopg
from psycopg import Connection, sql

from config.postgres import postmaster
from config.postgres.passwords import kept_password
from config.postgres.server import Server

RIGHTS = {
    "runseason_owner": "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    "runseason_app": "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    "runseason_backup": "NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE",
}


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """One database, three ways in."""

    owner: str
    app: str
    backup: str

    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.app,
            "DATABASE_OWNER_URL": self.owner,
            "DATABASE_BACKUP_URL": self.backup,
            "DATABASE_DIRECT": "true",
        }


def ensure_roles(server: Server, *, database: str = "runseason") -> DatabaseUrls:
    """Make roles and database what they should be. Safe to repeat, and in several processes at once."""
    with postmaster.locked(server.stem.with_suffix(".roles")):
        passwords = {role: kept_password(server.var, f"{server.name}-{role}") for role in RIGHTS}
        with _superuser(server, "postgres") as connection:
            for role, password in passwords.items():
                _role(connection, role, password)
            connection.execute("GRANT pg_read_all_data TO runseason_backup")
            connection.execute("ALTER ROLE runseason_owner SET lock_timeout = '10s'")
            _database(connection, database)
        with _superuser(server, database) as connection:
            connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            connection.execute("GRANT USAGE, CREATE ON SCHEMA public TO runseason_owner")
    return DatabaseUrls(
        *(
            server.url(role, passwords[role], database)
            for role in ("runseason_owner", "runseason_app", "runseason_backup")
        )
    )


def _superuser(server: Server, database: str) -> Connection:
    address = server.url(server.superuser, server.superuser_password, database)
    return psycopg.connect(address, autocommit=True)


def _role(connection: Connection, role: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    statement = sql.SQL("{verb} ROLE {role} LOGIN {rights} PASSWORD {password}")
    connection.execute(
        statement.format(
            verb=sql.SQL("ALTER" if known else "CREATE"),
            role=sql.Identifier(role),
            rights=sql.SQL(RIGHTS[role]),
            password=sql.Literal(password),
        )
    )


def _database(connection: Connection, database: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        statement = sql.SQL("CREATE DATABASE {name} OWNER runseason_owner")
        connection.execute(statement.format(name=sql.Identifier(database)))
