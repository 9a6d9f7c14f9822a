"""The database backend that says, first thing in each transaction, for which organization and who writes.

Transaction-local on purpose: a session-level setting leaks from one request to the next behind a pooler.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from tenancy import scope
from tenancy.database import signing
from tenancy.database.timing import notice, timed
from tenancy.roles import refuse_strong

NONE = 0
NOTHING, UNKNOWN = (NONE, ""), (-1, "")
PIN = "SELECT set_config('app.organization_id', %s, true), set_config('pghistory.context_metadata', %s, true)"


class PreparingCursor(base.ServerBindingCursor):
    """Leaves the values to PostgreSQL, which plans the statement once for each connection."""

    def execute(self, query: Any, params: Any = None, **kwargs: Any) -> Any:
        return super().execute(query, params, **{**kwargs, "prepare": True})


class BinaryCursor(PreparingCursor):
    """Takes values as PostgreSQL has them: a bytea is not spelled out in hexadecimal and read again."""

    def execute(self, query: Any, params: Any = None, **kwargs: Any) -> Any:
        return super().execute(query, params, **{**kwargs, "binary": True})


class DatabaseWrapper(base.DatabaseWrapper):
    pinned: tuple[int, str] = NOTHING
    entered: int = NONE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers += [signing.alone, timed]

    def _cursor(self, name: str | None = None) -> Any:
        self.ensure_connection()
        self.pin()
        return super()._cursor(name)

    @contextmanager
    def preparing(self, *, binary: bool = False) -> Iterator[None]:
        """Meanwhile plans are kept, unless a pooler would give the connection that has them to others."""
        self.ensure_connection()
        usual = self.connection.cursor_factory
        if self.settings_dict["OPTIONS"].get("prepare_threshold") is not None:
            self.connection.cursor_factory = BinaryCursor if binary else PreparingCursor
        try:
            yield
        finally:
            if self.connection is not None:
                self.connection.cursor_factory = usual

    @contextmanager
    def in_one_turn(self) -> Iterator[None]:
        """Meanwhile statements are sent one after the other; an answer is waited for when it is read."""
        self.pin()
        began = perf_counter()
        try:
            with self.wrap_database_errors, self.connection.pipeline():
                yield
        finally:
            notice("several statements in one turn", (perf_counter() - began) * 1000)

    def pin(self) -> None:
        """Tell PostgreSQL what has changed of organization and person since the transaction was last told."""
        current = scope.current()
        wanted = current.organization_id if current else NONE
        if not self.in_atomic_block:
            if wanted:
                raise scope.NoScope("An organization's rows are reached inside a transaction only.")
            return
        told = (wanted, signing.current())
        if told == self.pinned:
            return
        if wanted and self.entered not in (NONE, wanted) and not self._in_test_transaction():
            raise scope.ScopeChange(f"This transaction worked for organization {self.entered}, not {wanted}.")
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(PIN, [str(wanted or ""), told[1]])
        self.pinned = told
        self.entered = wanted or self.entered

    def _in_test_transaction(self) -> bool:
        return bool(self.atomic_blocks) and getattr(self.atomic_blocks[0], "_from_testcase", False)

    def _forget(self) -> None:
        self.pinned, self.entered = NOTHING, NONE

    def connect(self) -> None:
        self._forget()
        super().connect()
        if settings.DATABASE_ROLE == "app":
            self._refuse_strong_role()

    def _refuse_strong_role(self) -> None:
        try:
            with self.connection.cursor() as cursor:
                refuse_strong(cursor)
        except Exception:
            self.close()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._forget()

    def _rollback(self) -> None:
        super()._rollback()
        self._forget()

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)
        self.pinned = UNKNOWN

    def _close(self) -> None:
        self._forget()
        super()._close()
