"""Two or more act at once, each in a transaction and on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

from tenancy import scope
from tests.factories import Club


def at_once(club: Club, *acts: Callable[[], Any], told: tuple[type[Exception], ...]) -> list[Any]:
    """What became of each, in the order of the acts; all begin when the last is ready to.

    `told`: what somebody who comes too late is told; it stands in the place of their result.
    """
    ready = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            ready.wait(timeout=20)
            with scope.enter(club.organization.pk):
                return act()
        except told as said:
            return said
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result(timeout=60) for done in [pool.submit(run, act) for act in acts]]
