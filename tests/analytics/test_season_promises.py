"""The safety rules of planning, on two thousand seasons of every kind."""

import pytest

from analytics.season import build
from tests.analytics.any_season import season_of
from tests.analytics.season_promises import broken

BATCH = 100


@pytest.mark.no_cover
@pytest.mark.parametrize("first", range(0, 2000, BATCH))
def test_every_promise_holds(first: int) -> None:
    found = {seed: broken(season_of(seed), build(season_of(seed))) for seed in range(first, first + BATCH)}

    assert {seed: words for seed, words in found.items() if words} == {}


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(0, 2000, 20))
def test_the_same_request_gives_the_same_season(seed: int) -> None:
    request = season_of(seed)

    assert build(request) == build(season_of(seed))
