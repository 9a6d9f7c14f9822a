"""Times of things done in turn: A B A B, so that what else the machine does falls on all of them alike."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter

import numpy as np

WARM_UP = 5
ONCE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Times:
    """In milliseconds."""

    best: float
    p50: float
    p95: float


def in_turn(
    things: Mapping[str, Callable[[], object]], *, rounds: int, running: Mapping[str, int] = ONCE
) -> dict[str, Times]:
    """Do each thing once a round, or as many times running as is said; the first rounds do not count.

    Something short right after something long finds none of its memory in the processor's caches: done some
    times running, it is measured and not what the other has left behind.
    """
    seen: dict[str, list[float]] = {name: [] for name in things}
    gc.collect()
    for number in range(WARM_UP + rounds):
        for name, do in (each for each in things.items() for _ in range(running.get(each[0], 1))):
            begun = perf_counter()
            do()
            if number >= WARM_UP:
                seen[name].append(1000 * (perf_counter() - begun))
    return {name: Times(*np.percentile(times, (0, 50, 95)).tolist()) for name, times in seen.items()}
