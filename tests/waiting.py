"""Waiting for something to become true, without sleeping longer than it takes."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
LOOK_EVERY_S = 0.05


def wait_for(look: Callable[[], Found], *, within_s: float = 20.0, what: str = "") -> Found:
    """The first true answer of `look`; fails when there is none in time."""
    deadline = time.monotonic() + within_s
    while not (found := look()):
        assert time.monotonic() < deadline, f"not within {within_s} s: {what or look}"
        time.sleep(LOOK_EVERY_S)
    return found
