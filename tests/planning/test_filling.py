"""A season with the steps of its sessions: as long as planned, and named for what they are."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from analytics import season
from analytics.workout import Category, Physiology
from planning.choosing import Runner
from planning.filling import FilledSession, fill
from planning.models import CatalogueSession
from tests.planning.library import shipped
from tests.planning.making import MONDAY, RACE_DAY, make_inputs

PHYSIOLOGY = Physiology("f", 190, 48, 172, 4.0)
RUNNER = Runner(PHYSIOLOGY, RACE_DAY, {RACE_DAY: "Seoul Marathon"})


def season_of(*sessions: season.Session) -> season.SeasonPlan:
    week = season.Week(1, MONDAY, season.Phase.BUILD, cutback=False, target_s=0, sessions=sessions)
    return season.SeasonPlan((week,), ())


def session(
    category: Category, level: float = 0.0, minutes: float = 50, **hint: float | str
) -> season.Session:
    return season.Session(MONDAY, category, minutes * 60, level, hint)


def filled(*sessions: season.Session, runner: Runner = RUNNER) -> tuple[FilledSession, ...]:
    return fill(season_of(*sessions), shipped(), runner)[0].sessions


def test_a_session_is_as_long_as_the_plan_wants() -> None:
    found = filled(session(Category.LONG, minutes=95))[0]

    assert found.totals.duration_s == 95 * 60


def one_of_library(title: str, main: list[dict[str, Any]], **facts: Any) -> CatalogueSession:
    steps = {"warm_up": [], "main": main, "cool_down": []}
    words = {
        "title": {"en": title, "ko": "제목"},
        "purpose": {},
        "steps": steps,
        "least_min": 30,
        "most_min": 60,
    }
    return CatalogueSession(code="one", **{"category": "easy", "level": 0.0, **words, **facts})


def title_at(minutes: float, one: CatalogueSession) -> str:
    """The title of the session in a plan that gives it so many minutes."""
    asked = season_of(session(Category(one.category), minutes=minutes))
    return fill(asked, [one], RUNNER)[0].sessions[0].title["en"]


def test_a_title_that_counts_is_made_anew_where_the_count_has_changed() -> None:
    easy = {"duration_s": 2700, "target": {"kind": "zone", "low": 1, "high": 2}}
    run = one_of_library("Easy run, 45 min", [easy])

    assert (title_at(45, run), title_at(55, run)) == ("Easy run, 45 min", "Easy 55 min")


def test_a_title_that_does_not_count_stays() -> None:
    easy = {"duration_s": 2700, "target": {"kind": "zone", "low": 1, "high": 2}}

    assert title_at(55, one_of_library("Easy run on the beach", [easy])) == "Easy run on the beach"


def test_what_replaces_a_hard_session_is_no_key_session() -> None:
    easy = filled(session(Category.TEMPO), runner=replace(RUNNER, open_injury=True))[0]

    assert (easy.category, easy.key) == (Category.EASY, False)


def test_the_race_carries_its_name_and_distance() -> None:
    raced = replace(session(Category.RACE_PACE, 1.0, 200, tag="race", distance_m=42_195.0), day=RACE_DAY)

    race = filled(raced)[0]

    assert (race.title, race.template_code, race.key) == ({"en": "Seoul Marathon"}, "race", True)
    assert race.workout.main[0].distance_m == 42_195


@pytest.mark.parametrize("distance_m", [5_000.0, 10_000.0, 21_097.5, 42_195.0])
def test_a_whole_season_is_the_same_every_time(distance_m: float) -> None:
    request = make_inputs().request(race_day=RACE_DAY, race_distance_m=distance_m, physiology=PHYSIOLOGY)
    built = season.build(request)

    assert fill(built, shipped(), RUNNER) == fill(built, shipped(), RUNNER)


@pytest.mark.parametrize("weeks", [12, 30, 48])
def test_a_filled_week_is_as_long_as_the_engine_planned(weeks: int) -> None:
    start = RACE_DAY - timedelta(weeks=weeks - 1, days=6)
    request = make_inputs(start=start, weeks=weeks).request(
        race_day=RACE_DAY, race_distance_m=21_097.5, physiology=PHYSIOLOGY
    )
    built = season.build(request)

    shares = [
        sum(one.totals.duration_s for one in week.sessions)
        / sum(one.duration_s for one in week.week.sessions)
        for week in fill(built, shipped(), RUNNER)
    ]
    assert (min(shares) > 0.95, max(shares) < 1.05) == (True, True)


def test_every_race_has_its_own_name() -> None:
    hint = {"tag": "race", "distance_m": 5000.0, "priority": "C"}
    raced = season.Session(MONDAY, Category.RACE_PACE, 1800, 1.0, hint)

    found = filled(raced, runner=replace(RUNNER, race_names={MONDAY: "Park run", RACE_DAY: "Seoul Marathon"}))

    assert (found[0].title, found[0].is_race) == ({"en": "Park run"}, True)
