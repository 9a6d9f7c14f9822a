"""Waiting for what another process does: never for a fixed time, never for ever."""

import time
from collections.abc import Callable
from typing import TypeVar

import pytest

Found = TypeVar("Found")
LOOK_S = 0.02


def until(condition: Callable[[], Found], *, what: str, patience_s: float = 60.0) -> Found:
    """What the condition gives as soon as it holds; the test fails if it does not in time."""
    deadline = time.monotonic() + patience_s
    while not (found := condition()):
        if time.monotonic() > deadline:
            pytest.fail(f"Waited {patience_s:.0f} s in vain: {what}.")
        time.sleep(LOOK_S)
    return found
