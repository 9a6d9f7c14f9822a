"""The statements of a page: how many, how long beside `SELECT 1`, and how many buffers they touch."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

from tenancy import scope

PINS = "set_config"


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    params: tuple[Any, ...] | None

    def run(self) -> None:
        """As the site sends it: its plan is kept (tenancy.database.prepared)."""
        with connection.preparing(), connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            cursor.fetchall()

    def buffers(self) -> int:
        """Shared buffers that the plan touches, hit or read; those of planning left out."""
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {self.sql}", self.params)
            (found,) = cursor.fetchone()
        plan = (found if isinstance(found, list) else json.loads(found))[0]["Plan"]
        return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """The statements sent to the database meanwhile, but for those that pin the organization."""
    sent: list[Statement] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if PINS not in sql:
            sent.append(Statement(sql, tuple(params) if params is not None else None))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield sent


@contextmanager
def inside(organization_id: int) -> Iterator[None]:
    """Work for the organization, as a request does."""
    with scope.enter(organization_id, source="bench"):
        yield
