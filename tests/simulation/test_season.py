"""Two hundred athletes, forty problems: each is in the queue in time, and the queue stays short."""

import time

import pytest

from tests.factories import Club
from tests.simulation import measured
from tests.simulation.season import live

SEED = 6
SILENT_DAYS = 4


@pytest.mark.no_cover
def test_season(inside: Club) -> None:
    t = time.process_time()
    w = time.time()
    season = live(inside, seed=SEED)
    print(time.process_time() - t, time.time() - w)
    print(measured.report(season, silent_days=SILENT_DAYS))
