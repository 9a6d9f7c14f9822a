"""Letting the test's own Django work on a database that other processes work on too."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from tests.database import TestDatabase


@contextmanager
def pointed_at(made: TestDatabase) -> Iterator[None]:
    """As the application role, committing."""
    address = conninfo_to_dict(made.urls.app)
    known = connections["default"].settings_dict
    before = {key: known[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    connections.close_all()
    known.update(NAME=address["dbname"], USER=address["user"], PASSWORD=address["password"])
    known.update(HOST=address["host"], PORT=str(address["port"]))
    try:
        yield
    finally:
        connections.close_all()
        known.update(before)
