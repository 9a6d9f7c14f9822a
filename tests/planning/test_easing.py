"""Weeks of the real library made easier."""

from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

import pytest

from analytics.workout import Physiology
from planning import changes, selectors
from planning.changes import Entry, applied
from planning.services.easing import Easing
from planning.shipped import shipped_library
from tests.planning.weeks import DAY, MON

KNOWN = Physiology()
LIBRARY = {one.code: one for one in shipped_library()}
TOLERANCE = 0.05


def week_of(seed: int) -> tuple[Entry, ...]:
    """Three to six sessions of the library, two of them hard, as a season would fill them."""
    dice = Random(seed)
    hard = [one for one in LIBRARY.values() if one.category in ("threshold", "tempo", "vo2", "hills")]
    easy = [one for one in LIBRARY.values() if one.category in ("easy", "long", "recovery", "steady")]
    chosen = [dice.choice(hard), dice.choice(hard)] + [dice.choice(easy) for _ in range(dice.randint(2, 4))]
    return tuple(
        Entry(UUID(int=place + 1), MON + place * DAY, selectors.shipped_content(one, KNOWN), version=1)
        for place, one in enumerate(chosen)
    )


def eased(week: tuple[Entry, ...], share: float, today: date = MON) -> tuple[Entry, ...]:
    how = Easing(LIBRARY, KNOWN, share)
    made = changes.ease(week, share, gentler=how.gentler, shortened=how.shortened, today=today)
    return applied(week, made)


@pytest.mark.parametrize("percent", [20, 30, 40, 50])
def test_a_week_loses_the_share_that_was_asked_for_and_no_session_grows(percent: int) -> None:
    for seed in range(25):
        before, after = week_of(seed), eased(week_of(seed), percent / 100)
        load = sum(one.content.load for one in before)
        left = sum(one.content.load for one in after) / load
        assert abs(left - (1 - percent / 100)) < TOLERANCE, (seed, left)
        for one, was in zip(after, before, strict=True):
            assert one.content.load <= was.content.load, seed
            assert one.content.duration_s <= was.content.duration_s, seed


@pytest.mark.parametrize("percent, now", [(20, "vo2-400-long"), (50, "easy-run")])
def test_a_key_session_becomes_its_regression_or_an_easy_run(percent: int, now: str) -> None:
    codes = ("vo2-400-longest", "easy-run", "easy-run", "easy-run")
    week = tuple(
        Entry(UUID(int=place + 1), MON + place * DAY, selectors.shipped_content(LIBRARY[code], KNOWN, 70))
        for place, code in enumerate(codes)
    )

    assert eased(week, percent / 100)[0].content.template_code == now


def test_a_session_of_the_coachs_own_becomes_an_easy_run_of_its_time() -> None:
    hard = selectors.shipped_content(LIBRARY["vo2-400"], KNOWN)
    how = Easing(LIBRARY, KNOWN, 0.2)

    softer = how.gentler(replace(hard, template_code=""))

    assert (softer.category, softer.key) == ("easy", False)
    assert 0 <= hard.duration_s - softer.duration_s < 120
