"""The database's roles: the application's must be bound by row security; missing ones are made."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import sql

# Of the session, not of the moment: a role that SET ROLE has made weak may make itself strong again.
STRENGTH = """
SELECT rolname, rolsuper, rolbypassrls, EXISTS (
    SELECT FROM pg_class
    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
    AND pg_has_role(session_user, relowner, 'MEMBER')
) FROM pg_roles WHERE rolname = session_user
"""
CAN = ("is a superuser", "passes by row security (BYPASSRLS)", "owns tables")


class StrongRole(ImproperlyConfigured):
    """Row security does not hold for the application's role."""


def refuse_strong(cursor: Any) -> None:
    """Raise StrongRole unless row security binds the role of this connection."""
    cursor.execute(STRENGTH)
    name, *strengths = cursor.fetchone()
    found = [words for words, holds in zip(CAN, strengths, strict=True) if holds]
    if found:
        raise StrongRole(
            f"The database role {name} {', '.join(found)}: it could read every organization's rows. "
            "DATABASE_URL has to name a role that is none of this; see docs/operations.md."
        )


def missing(cursor: Any, names: list[str]) -> list[str]:
    """Which of these roles the server does not have."""
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [names])
    known = {name for (name,) in cursor.fetchall()}
    return [name for name in names if name not in known]


def making(name: str, *, password: str, backup: bool) -> Iterator[sql.Composed]:
    """What makes the role; the backup role reads everything, hence only a superuser may make it."""
    exempt = sql.SQL("BYPASSRLS" if backup else "NOBYPASSRLS")
    role = sql.Identifier(name)
    statement = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER {} PASSWORD {}")
    yield statement.format(role, exempt, sql.Literal(password or None))
    if backup:
        yield sql.SQL("GRANT pg_read_all_data TO {}").format(role)
