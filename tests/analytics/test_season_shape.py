"""What a coach may set: phases, ratio, caps, days, the starting point, what is open."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from analytics.season import BadSeason, PlanWarning, Priority, Rule, SeasonPlan, SeasonRace, build
from analytics.workout import Category
from tests.analytics.seasons import HOUR, MINUTE, SUNDAY, request


def phases(**changes: Any) -> dict[str, int]:
    return dict(Counter(week.phase.value for week in build(request(**changes)).weeks))


def minutes(**changes: Any) -> list[float]:
    return [week.target_s / MINUTE for week in build(request(**changes)).weeks]


def days_of(plan: SeasonPlan, *, key: bool) -> set[int]:
    """Weekdays of the key sessions, or of the long runs, before the taper."""
    return {
        one.day.weekday()
        for week in plan.weeks[:-3]
        for one in week.sessions
        if (one.key if key else one.category is Category.LONG)
    }


def hard_weeks(plan: SeasonPlan) -> list[int]:
    return [week.number for week in plan.weeks if any(one.hard and not one.is_race for one in week.sessions)]


@pytest.mark.parametrize(
    "given,expected",
    [
        ({"base_weeks": 4, "build_weeks": 7, "peak_weeks": 3}, (4, 7, 3)),
        ({"peak_weeks": 1}, (7, 6, 1)),
        ({"base_weeks": 10}, (10, 1, 3)),
        ({"base_weeks": 0, "build_weeks": 12}, (0, 12, 2)),
        ({"base_weeks": 14}, (14, 0, 0)),
        ({"base_weeks": 3, "taper_weeks": 3}, (3, 7, 3)),
    ],
)
def test_given_phases_count_and_the_others_follow(
    given: dict[str, int], expected: tuple[int, int, int]
) -> None:
    found = phases(**given)

    assert tuple(found.get(phase, 0) for phase in ("base", "build", "peak")) == expected


@pytest.mark.parametrize("given", [{"build_weeks": 15}, {"base_weeks": 4, "build_weeks": 4, "peak_weeks": 4}])
def test_phases_that_do_not_fit_are_refused(given: dict[str, int]) -> None:
    with pytest.raises(BadSeason) as refused:
        build(request(**given))

    assert (refused.value.code, refused.value.params) == (
        "phases_do_not_fit",
        {"given": sum(given.values()), "weeks": 14},
    )


@pytest.mark.parametrize("every,cutbacks", [(3, [3, 6, 9, 12]), (4, [4, 8, 12]), (5, [5, 10])])
def test_cutbacks_come_by_the_ratio(every: int, cutbacks: list[int]) -> None:
    weeks = build(request(cutback_every=every)).weeks

    assert [week.number for week in weeks if week.cutback] == cutbacks


def test_no_run_is_longer_than_the_longest_allowed() -> None:
    plan = build(request(longest_s=75 * MINUTE))

    assert max(one.duration_s for week in plan.weeks for one in week.sessions if not one.is_race) == 75 * 60


def test_key_sessions_are_on_the_days_wished_for() -> None:
    usual, wished = build(request()), build(request(key_days=(1, 3)))

    assert (days_of(usual, key=True), days_of(wished, key=True)) == ({2, 4}, {1, 3})
    assert wished.warnings == ()


def test_a_key_day_beside_the_long_run_gives_way_by_name() -> None:
    plan = build(request(key_days=(2, 5)))

    assert days_of(plan, key=True) == {2, 4}
    assert plan.warnings == (PlanWarning(Rule.KEY_DAY, 1, {"wanted": 5, "planned": 4}),)


def test_the_last_loaded_weeks_say_how_much_the_first_week_may_be() -> None:
    firsts = [minutes(loaded_mean_s=hours * HOUR)[0] for hours in (3, 4, 6)]

    assert firsts == [195, 250, 250]


@pytest.mark.parametrize(
    "flag,rule,weeks,first",
    [
        ("pain", Rule.PAIN, 5, [120, 144, 165]),
        ("illness", Rule.ILLNESS, 3, [120, 165, 190]),
        ("fatigue", Rule.FATIGUE, 2, [144, 190, 210]),
    ],
)
def test_what_is_open_holds_the_first_weeks_back(
    flag: str, rule: Rule, weeks: int, first: list[float]
) -> None:
    plan = build(request(**{flag: True}))

    assert hard_weeks(plan)[0] == weeks + 1
    assert [week.target_s / MINUTE for week in plan.weeks[:3]] == first
    assert plan.warnings[0] == PlanWarning(rule, 1, {"weeks": weeks})


def test_of_two_things_open_the_more_careful_counts_each_week() -> None:
    plan = build(request(pain=True, illness=True))

    assert hard_weeks(plan)[0] == 6
    assert [warning.code for warning in plan.warnings[:2]] == [Rule.PAIN, Rule.ILLNESS]


def test_with_pain_no_two_days_running_are_run() -> None:
    days = [one.day for week in build(request(pain=True)).weeks[:5] for one in week.sessions]

    assert all(later - earlier > timedelta(days=1) for earlier, later in pairwise(days))


@pytest.mark.parametrize("flags,kept", [({"illness": True}, 1), ({"open_injury": True}, 0)])
def test_races_of_held_weeks_are_left_out(flags: dict[str, bool], kept: int) -> None:
    early, late = (SeasonRace(SUNDAY - timedelta(weeks=weeks), 5000, Priority.C) for weeks in (13, 6))

    plan = build(request(more_races=(early, late), **flags))

    races = [one.day for week in plan.weeks for one in week.sessions if one.is_race]
    assert races == [late.day, SUNDAY][1 - kept :]


@pytest.mark.parametrize(
    "changes,field",
    [
        ({"longest_s": 10 * MINUTE}, "longest_s"),
        ({"loaded_mean_s": -1}, "loaded_mean_s"),
        ({"key_days": (7,)}, "key_days"),
        ({"peak_weeks": -1}, "peak_weeks"),
        ({"more_races": (SeasonRace(SUNDAY, 100),)}, "race_distance_m"),
    ],
)
def test_what_is_out_of_bounds_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(BadSeason) as refused:
        request(**changes)

    assert (refused.value.code, refused.value.params["field"]) == ("out_of_range", field)
