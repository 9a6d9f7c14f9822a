"""Which session of the library a day of the season becomes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from analytics import season
from analytics.workout import Category, Physiology
from planning.filling import FilledSession, NothingFits, Runner, fill
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


def codes(*sessions: season.Session, runner: Runner = RUNNER) -> list[str]:
    return [one.template_code for one in filled(*sessions, runner=runner)]


def test_the_level_says_how_far_up_the_ladder() -> None:
    found = [codes(session(Category.VO2, level))[0] for level in (0.0, 0.3, 0.6, 1.0)]

    assert found == ["vo2-400", "vo2-800", "vo2-1000", "vo2-four-minutes"]


def test_the_highest_reached_takes_turns_with_the_one_below() -> None:
    hard = session(Category.VO2, 0.7)

    assert codes(hard, hard, hard) == ["vo2-1000", "vo2-800", "vo2-1000"]


def test_a_session_is_as_long_as_the_plan_wants() -> None:
    found = filled(session(Category.LONG, minutes=95))[0]

    assert found.totals.duration_s == 95 * 60


def test_the_tag_of_the_season_decides() -> None:
    race_pace = [
        codes(session(Category.RACE_PACE, 0.9, tag=tag))[0] for tag in ("5k", "10k", "half", "marathon")
    ]

    assert race_pace == ["race-pace-10k", "race-pace-10k", "race-pace-half", "race-pace-marathon"]


def test_race_pace_in_a_long_run_only_where_the_season_asks() -> None:
    asked, plain = session(Category.LONG, 1.0, 120, tag="race_pace"), session(Category.LONG, 1.0, 120)

    assert codes(asked, plain) == ["long-race-pace", "long-rolling"]


def test_no_race_pace_in_the_last_ten_days() -> None:
    late = replace(session(Category.LONG, 1.0, 90, tag="race_pace"), day=RACE_DAY - timedelta(days=8))

    assert codes(late) == ["long-progression"]


def test_an_open_injury_takes_out_what_speaks_against_it() -> None:
    runner = replace(RUNNER, open_injury=True)

    assert codes(session(Category.STRIDES, 1.0), session(Category.TEMPO, 0.0), runner=runner) == [
        "strides-easy",
        "easy-run",
    ]


def test_what_replaces_a_hard_session_is_no_key_session() -> None:
    easy = filled(session(Category.TEMPO), runner=replace(RUNNER, open_injury=True))[0]

    assert (easy.category, easy.key) == (Category.EASY, False)


def test_beginners_walk_between() -> None:
    easy = session(Category.EASY, 0.0, 30)

    assert (codes(easy, runner=replace(RUNNER, beginner=True)), codes(easy)) == (
        ["easy-run-walk"],
        ["easy-run"],
    )


def test_the_race_carries_its_name_and_distance() -> None:
    raced = replace(session(Category.RACE_PACE, 1.0, 200, tag="race", distance_m=42_195.0), day=RACE_DAY)

    race = filled(raced)[0]

    assert (race.title, race.template_code, race.key) == ({"en": "Seoul Marathon"}, "", True)
    assert race.workout.main[0].distance_m == 42_195


def test_a_library_without_any_easy_session_fits_nothing() -> None:
    with pytest.raises(NothingFits):
        fill(season_of(session(Category.EASY)), [], RUNNER)


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


@pytest.mark.parametrize(
    "priority,before,expected",
    [
        ("A", 8, "long-progression"),
        ("B", 8, "long-race-pace"),
        ("B", 5, "easy-rolling"),
        ("C", 5, "long-race-pace"),
    ],
)
def test_the_less_a_race_matters_the_later_it_speaks_against_a_session(
    priority: str, before: int, expected: str
) -> None:
    hint = {"tag": "race", "distance_m": 5000.0, "priority": priority}
    raced = season.Session(MONDAY + timedelta(days=before), Category.RACE_PACE, 1800, 1.0, hint)

    found = filled(session(Category.LONG, 1.0, 90, tag="race_pace"), raced)

    assert found[0].template_code == expected


def test_every_race_has_its_own_name() -> None:
    hint = {"tag": "race", "distance_m": 5000.0, "priority": "C"}
    raced = season.Session(MONDAY, Category.RACE_PACE, 1800, 1.0, hint)

    found = filled(raced, runner=replace(RUNNER, race_names={MONDAY: "Park run", RACE_DAY: "Seoul Marathon"}))

    assert (found[0].title, found[0].is_race) == ({"en": "Park run"}, True)
