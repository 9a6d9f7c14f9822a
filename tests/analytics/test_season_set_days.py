"""Seasons around days that a person has set."""

from dataclasses import replace
from datetime import timedelta

import pytest

from analytics.season import PlanRequest, SeasonPlan, SetDay, build
from analytics.workout import Category
from tests.analytics.any_season import season_of
from tests.analytics.season_promises import (
    PROMISES,
    cutbacks_are_where_the_ratio_says,
    every_a_race_has_its_taper,
    growth_holds,
    the_longest_run_is_capped,
)
from tests.analytics.seasons import MINUTE

DAY = timedelta(days=1)
OF_WHOLE_WEEKS = (
    growth_holds,
    cutbacks_are_where_the_ratio_says,
    every_a_race_has_its_taper,
    the_longest_run_is_capped,
)
"""Promises about sums that what is set is a part of."""


def around(seed: int) -> tuple[PlanRequest, SeasonPlan]:
    """The season with this number, around two sessions that stand in its fourth or fifth week."""
    request = season_of(seed)
    plan = build(request)
    week = plan.weeks[3 + seed % 2]
    held = [one for one in week.sessions if not one.is_race][: 1 + seed % 2]
    set_days = tuple(
        SetDay(one.day, one.duration_s, key=one.key, long=one.category is Category.LONG) for one in held
    )
    asked = replace(request, set_days=set_days)
    return asked, build(asked)


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_nothing_is_planned_on_a_set_day_and_nothing_hard_beside_a_hard_one(first: int) -> None:
    for seed in range(first, first + 100):
        request, plan = around(seed)
        by_day = {one.day: one for week in plan.weeks for one in week.sessions if not one.is_race}
        for one in request.set_days:
            assert one.day not in by_day, seed
            beside = [by_day[day] for day in (one.day - DAY, one.day + DAY) if day in by_day]
            assert not (one.hard and any(other.hard for other in beside)), seed
            week = plan.weeks[(one.day - plan.weeks[0].monday).days // 7]
            assert not (one.long and any(run.category is Category.LONG for run in week.sessions)), seed


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_every_other_promise_still_holds(first: int) -> None:
    for seed in range(first, first + 100):
        request, plan = around(seed)
        broken = [word for one in PROMISES if one not in OF_WHOLE_WEEKS for word in one(request, plan)]
        assert broken == [], seed


def test_what_is_set_counts_for_its_week() -> None:
    request = season_of(1)
    week = build(request).weeks[3]
    day = next(one.day for one in week.sessions if not one.is_race)

    light, heavy = (
        build(replace(request, set_days=(SetDay(day, minutes * MINUTE),))).weeks[3].target_s
        for minutes in (20, 200)
    )

    assert heavy < light


def test_days_that_are_not_to_be_hard_are_easy() -> None:
    request = season_of(1)
    monday = build(request).weeks[3].monday
    days = tuple(monday + number * DAY for number in range(7))

    week = build(replace(request, not_hard=days)).weeks[3]

    assert week.sessions
    assert not any(one.hard for one in week.sessions)
