"""What is proposed to begin with, and why."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from analytics.load_per_km import Ran, calibrate
from analytics.season import Known, Priority, Reason, SeasonRace, Suggestion, Why, build, suggest
from tests.analytics.seasons import HOUR, MINUTE

THURSDAY = date(2026, 11, 26)
MONDAY = date(2026, 11, 30)
AVAILABLE = tuple(float(day * MINUTE) for day in (60, 60, 75, 60, 60, 120, 180))
NOBODY = calibrate([], threshold_speed_m_s=3.64)


def known(**changes: Any) -> Known:
    usual = Known(THURSDAY, 40.0, 4.0 * HOUR, AVAILABLE, 2.8, NOBODY)
    return replace(usual, **changes)


def race(month: int, day: int, priority: str = "A", *, year: int = 2027) -> SeasonRace:
    return SeasonRace(date(year, month, day), 21_097.5, Priority(priority))


def codes(found: Suggestion) -> list[Why]:
    return [reason.code for reason in found.reasons]


def test_the_last_a_race_within_reach_leads_the_season() -> None:
    found = suggest(known(races=(race(3, 14), race(6, 20), race(8, 1, "B"))))

    assert (found.request.race_date, found.request.start, found.request.weeks) == (
        date(2027, 6, 20),
        MONDAY,
        29,
    )
    assert found.reasons == (
        Reason(Why.GOAL, {"day": "2027-06-20", "priority": "A", "weeks": 29}),
        Reason(Why.MORE_RACES, {"races": 1}),
    )


def test_without_an_a_race_a_b_race_leads() -> None:
    found = suggest(known(races=(race(4, 18, "B"), race(5, 2, "C"))))

    assert (found.request.race_date, found.reasons[0].params["priority"]) == (date(2027, 4, 18), "B")


def test_a_race_too_near_is_led_up_to_inside_a_season_that_goes_on() -> None:
    found = suggest(known(races=(race(1, 17),)))

    assert (found.request.race_date, found.request.weeks) == (None, 12)
    assert found.reasons[0] == Reason(Why.RACE_SOON, {"day": "2027-01-17", "weeks": 7})
    assert any(one.is_race for week in build(found.request).weeks for one in week.sessions)


def test_a_race_far_off_lets_the_season_start_later() -> None:
    found = suggest(known(races=(race(2, 27, year=2028),)))

    assert (found.request.start, found.request.weeks) == (date(2027, 3, 29), 48)
    assert Reason(Why.STARTS_LATER, {"weeks": 17}) in found.reasons


def test_without_races_it_goes_forward() -> None:
    found = suggest(known(today=MONDAY))

    assert (found.request.race_date, found.request.start, found.request.weeks) == (None, MONDAY, 16)
    assert found.reasons == (Reason(Why.NO_RACE, {"weeks": 16}),)


def test_a_runner_new_to_load_recovers_more_often_and_has_one_key_session() -> None:
    found = suggest(known(ctl=12.0, week_s=2.0 * HOUR))

    assert (found.request.cutback_every, found.request.key_per_week) == (3, 1)
    assert codes(found)[1:] == [Why.EARLY_CUTBACKS, Why.ONE_KEY]


def test_fitness_that_would_rise_too_fast_begins_lower() -> None:
    found = suggest(known(ctl=0.0, week_s=6.0 * HOUR))

    lowered = next(reason for reason in found.reasons if reason.code is Why.START_LOWERED)
    assert lowered.params == {"wanted": 360, "planned": pytest.approx(198)}
    assert max(later - earlier for earlier, later in pairwise((0.0, *found.ctl))) <= 5


def test_where_nothing_helps_the_ramp_is_named() -> None:
    found = suggest(known(ctl=0.0, week_s=12.0 * HOUR, ramp_limit=0.5))

    assert codes(found)[-1] is Why.RAMP_ABOVE
    assert found.reasons[-1].params["limit"] == 0.5


def test_a_lower_limit_grows_more_slowly() -> None:
    steep, gentle = (suggest(known(ctl=34.0, ramp_limit=limit, races=(race(4, 18),))) for limit in (5.0, 1.5))

    assert (steep.request.growth_cap, Why.RAMP_LIMITS_GROWTH in codes(gentle)) == (0.10, True)
    assert sum(gentle.weekly_s) < sum(steep.weekly_s)


def test_kilometres_that_weigh_more_rise_faster() -> None:
    heavy = calibrate([Ran("easy", 10_000, 90)] * 5, threshold_speed_m_s=3.64)

    assert suggest(known(calibration=heavy)).ctl[0] > suggest(known()).ctl[0]


def test_what_is_open_goes_into_the_request() -> None:
    found = suggest(known(pain=True, illness=True, fatigue=True, open_injury=True)).request

    assert (found.pain, found.illness, found.fatigue, found.open_injury) == (True, True, True, True)


@pytest.mark.parametrize("seed", range(40))
def test_fitness_rises_no_faster_than_the_limit_unless_it_is_named(seed: int) -> None:
    dice = Random(seed)
    races = tuple(
        SeasonRace(
            date.fromordinal(MONDAY.toordinal() + dice.randint(0, 500)), 10_000.0, dice.choice(list(Priority))
        )
        for _ in range(dice.randint(0, 4))
    )
    runner = known(ctl=dice.uniform(0, 90), week_s=dice.uniform(0, 9) * HOUR, races=races)

    found = suggest(runner)

    weeks = build(found.request).weeks
    rises = [later - earlier for earlier, later in pairwise((runner.ctl, *found.ctl))]
    trained = [
        rise for rise, week in zip(rises, weeks, strict=True) if not any(one.is_race for one in week.sessions)
    ]
    assert max(trained) <= 5 or codes(found)[-1] is Why.RAMP_ABOVE
    assert [week.target_s for week in weeks] == list(found.weekly_s)
