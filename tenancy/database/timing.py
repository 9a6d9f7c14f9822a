"""Notices slow statements, in memory: they are written down later, outside of their transaction."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.conf import settings

MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class Slow:
    """A statement with placeholders, and how long it took."""

    text: str
    took_ms: float


_noticed: deque[Slow] = deque(maxlen=MOST_WAITING)


def timed(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    """Execute; a statement beyond SLOW_QUERY_MS is noticed, also when it fails."""
    began = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took_ms = (perf_counter() - began) * 1000
        if took_ms >= settings.SLOW_QUERY_MS:
            notice(_words(sql, context), took_ms)


def notice(text: str, took_ms: float) -> None:
    """Keep it for take_slow if it was slow."""
    if took_ms >= settings.SLOW_QUERY_MS:
        _noticed.append(Slow(text, took_ms))


def take_slow() -> list[Slow]:
    """What was noticed in this process, once."""
    taken = []
    while _noticed:
        taken.append(_noticed.popleft())
    return taken


def _words(sql: Any, context: Any) -> str:
    return sql if isinstance(sql, str) else sql.as_string(context["cursor"].connection)
