"""Several races in one season, and a season without one."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest

from analytics.season import PlanRequest, PlanWarning, Priority, Rule, SeasonPlan, SeasonRace, build
from analytics.workout import Category
from tests.analytics.seasons import MINUTE, SUNDAY, kinds, request

TEN_KM = 10_000.0


def before(weeks: int, priority: Priority, days: int = 0, distance_m: float = TEN_KM) -> SeasonRace:
    """A race so many weeks and days before the last Sunday."""
    return SeasonRace(SUNDAY - timedelta(weeks=weeks, days=days), distance_m, priority)


def planned(*races: SeasonRace, **changes: Any) -> SeasonPlan:
    return build(request(**{"weeks": 24, "more_races": races, **changes}))


def runs_of(plan: SeasonPlan, weeks_before: int) -> list[str]:
    return kinds(plan.weeks[23 - weeks_before].sessions)


def phases(plan: SeasonPlan) -> list[tuple[str, int]]:
    return [(phase, len(list(weeks))) for phase, weeks in groupby(week.phase.value for week in plan.weeks)]


def without_race(**changes: Any) -> PlanRequest:
    return replace(request(), **{"race_date": None, "start": date(2026, 1, 8), **changes})


def test_each_a_race_has_its_own_peak_taper_and_recovery() -> None:
    plan = planned(before(10, Priority.A))

    assert phases(plan) == [
        ("base", 5), ("build", 5), ("peak", 2), ("taper", 2), ("recovery", 1),
        ("build", 5), ("peak", 2), ("taper", 2), ("recovery", 1),
    ]  # fmt: skip


def test_after_an_a_race_volume_is_built_up_again() -> None:
    minutes = [week.target_s / MINUTE for week in planned(before(10, Priority.A)).weeks]

    assert minutes[8:14] == [290, 300, 300, 225, 175, 133]
    assert minutes[14:21] == [103, 260, 290, 310, 230, 315, 335]


def test_each_block_trains_for_its_own_race() -> None:
    plan = planned(before(10, Priority.A, distance_m=5000))

    tags = [one.template_hint["tag"] for week in plan.weeks for one in week.sessions
            if one.category is Category.RACE_PACE and not one.is_race]  # fmt: skip
    assert [tag for tag, _ in groupby(tags)] == ["5k", "half"]


def test_a_b_race_has_easy_days_before_and_after_it() -> None:
    plan = planned(before(9, Priority.B))

    assert runs_of(plan, 9) == [
        "Mon easy 50", "Tue easy 45", "Wed threshold 45", "Thu recovery 45", "Fri easy 45", "Sat strides 20",
        "Sun race_pace 46",
    ]  # fmt: skip
    assert runs_of(plan, 8)[:2] == ["Tue easy 30", "Wed vo2 45"]


def test_a_week_with_a_b_race_is_lighter_and_does_not_count_for_growth() -> None:
    calm, raced = planned(), planned(before(9, Priority.B))

    minutes = [[week.target_s / MINUTE for week in plan.weeks[13:16]] for plan in (calm, raced)]
    assert minutes == [[330, 335, 250], [335, 250, 250]]


def test_a_c_race_takes_the_place_of_the_days_run() -> None:
    plan = planned(before(9, Priority.C, days=1))

    assert runs_of(plan, 9) == [
        "Mon easy 50", "Tue strides 50", "Wed threshold 50", "Thu recovery 45", "Fri easy 45",
        "Sat race_pace 46", "Sun easy 50",
    ]  # fmt: skip


def test_the_race_counts_as_running_of_its_week() -> None:
    calm, raced = planned().weeks[14], planned(before(9, Priority.C, days=1)).weeks[14]

    assert (calm.target_s - raced.target_s) / MINUTE == pytest.approx(46, abs=5)


def test_races_say_how_important_they_are() -> None:
    plan = planned(before(9, Priority.B), before(5, Priority.C))

    hints = [one.template_hint for week in plan.weeks for one in week.sessions if one.is_race]
    assert [hint.get("priority") for hint in hints] == ["B", "C", None]


@pytest.mark.parametrize(
    "race,code",
    [
        (before(0, Priority.C, days=3), Rule.RACE_LEFT_OUT),
        (before(-1, Priority.B), Rule.RACE_LEFT_OUT),
        (before(-1, Priority.A), Rule.RACE_LEFT_OUT),
        (before(1, Priority.B, days=1), Rule.RACE_PRIORITY),
        (before(4, Priority.A), Rule.RACE_PRIORITY),
        (before(22, Priority.A), Rule.RACE_PRIORITY),
    ],
)
def test_a_race_in_the_way_of_the_goal_gives_way_by_name(race: SeasonRace, code: Rule) -> None:
    plan = planned(race)

    named = [warning for warning in plan.warnings if warning.code in (Rule.RACE_LEFT_OUT, Rule.RACE_PRIORITY)]
    number = (race.day - plan.weeks[0].monday).days // 7 + 1
    assert named == [PlanWarning(code, number, {"races": 1, "day": race.day.isoformat()})]


def test_of_two_races_close_together_the_more_important_one_is_kept() -> None:
    plan = planned(before(9, Priority.C), before(9, Priority.B, days=1))

    assert [one.day for week in plan.weeks for one in week.sessions if one.is_race] == [
        SUNDAY - timedelta(weeks=9, days=1),
        SUNDAY,
    ]


def test_a_day_has_one_race() -> None:
    plan = planned(before(0, Priority.C), before(9, Priority.C), before(9, Priority.B))

    assert Counter(one.template_hint.get("priority") for week in plan.weeks for one in week.sessions
                   if one.is_race) == {None: 1, "B": 1}  # fmt: skip


def test_races_outside_the_season_are_none_of_it() -> None:
    plan = planned(before(30, Priority.A), before(-5, Priority.A))

    assert (plan, plan.warnings) == (planned(), ())


def test_a_season_without_a_race_goes_forward_from_its_start() -> None:
    plan = build(without_race(weeks=16))

    assert (phases(plan), plan.weeks[0].monday) == ([("base", 10), ("build", 6)], date(2026, 1, 5))
    assert not [one for week in plan.weeks for one in week.sessions if one.is_race]
    assert plan.weeks[0].sessions[0].day == date(2026, 1, 8)


def test_a_season_without_a_goal_goes_on_after_its_races() -> None:
    race = SeasonRace(date(2026, 3, 15), TEN_KM, Priority.A)

    plan = build(without_race(weeks=20, more_races=(race,)))

    assert phases(plan) == [
        ("base", 3), ("build", 3), ("peak", 2), ("taper", 2), ("recovery", 1), ("base", 5), ("build", 4),
    ]  # fmt: skip


def test_a_season_may_end_with_an_a_race_in_its_last_week() -> None:
    race = SeasonRace(date(2026, 3, 29), TEN_KM, Priority.A)

    plan = build(without_race(weeks=12, more_races=(race,)))

    assert phases(plan)[-1] == ("taper", 2)
