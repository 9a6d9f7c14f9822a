"""Who writes, for the audit rows: PostgreSQL is told once a transaction, and the triggers read it there.

pghistory's own context would come along with each statement, which PostgreSQL could then keep no plan of.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)

_who: ContextVar[str] = ContextVar("who", default="")


def current() -> str:
    """Who writes, as JSON; "" where nobody has signed."""
    return _who.get()


@contextmanager
def signed(**who: Any) -> Iterator[None]:
    """Leave who writes in the audit rows, with what is said around it."""
    outer = json.loads(_who.get() or "{}")
    token = _who.set(json.dumps(outer | who))
    try:
        yield
    finally:
        _who.reset(token)


def alone(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    """Execute; a write outside of a transaction gets one, in which PostgreSQL is told who writes."""
    connection = context["connection"]
    if not current() or connection.in_atomic_block or not (isinstance(sql, str) and WRITE.match(sql)):
        return execute(sql, params, many, context)
    with transaction.atomic(using=connection.alias):
        connection.pin()
        return execute(sql, params, many, context)
