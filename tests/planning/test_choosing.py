"""Which session of the library a day of the season becomes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from analytics.season import Session
from analytics.workout import Category, Physiology
from planning.choosing import Chooser, NothingFits, Runner
from planning.models import CatalogueSession
from tests.planning.library import shipped
from tests.planning.making import MONDAY, RACE_DAY

RUNNER = Runner(Physiology("f", 190, 48, 172, 4.0), RACE_DAY, "Seoul Marathon")


def one(code: str, level: float, *tags: str, minutes: int = 50, **facts: Any) -> CatalogueSession:
    given = {"category": "vo2", "least_min": minutes, "most_min": minutes, "contraindications": [], **facts}
    return CatalogueSession(code=code, level=level, tags=list(tags), **given)


def session(
    category: Category = Category.VO2, level: float = 0.5, minutes: float = 50, **hint: float | str
) -> Session:
    return Session(MONDAY, category, minutes * 60, level, hint)


def before_race(days: int, asked: Session) -> Session:
    return replace(asked, day=RACE_DAY - timedelta(days=days))


def codes(library: list[CatalogueSession], *asked: Session, runner: Runner = RUNNER) -> list[str]:
    chooser = Chooser(library, runner)
    return [chooser.chosen(each).code for each in asked]


def tags_of(library: list[CatalogueSession], *asked: Session, runner: Runner = RUNNER) -> list[set[str]]:
    chooser = Chooser(library, runner)
    return [set(chooser.chosen(each).tags) for each in asked]


def test_the_level_says_how_far_up() -> None:
    library = [one("a", 0.0), one("b", 0.3), one("c", 0.6), one("d", 1.0)]

    found = [codes(library, session(level=level))[0] for level in (0.0, 0.2, 0.5, 1.0)]

    assert found == ["a", "b", "c", "d"]


def test_where_nothing_is_reached_the_easiest_is_taken() -> None:
    assert codes([one("b", 0.9), one("a", 0.6)], session(level=0.1)) == ["a"]


def test_the_highest_reached_takes_turns_with_the_one_below() -> None:
    library = [one("a", 0.0), one("b", 0.3), one("c", 0.6)]
    hard = session(level=0.6)

    assert codes(library, hard, hard, hard) == ["c", "b", "c"]


def test_plain_running_comes_twice_then_something_else() -> None:
    library = [one("a", 0.0, "plain"), one("b", 0.1, "hills"), one("c", 0.2, "plain"), one("d", 0.3)]

    assert codes(library, *[session()] * 6) == ["c", "c", "d", "c", "c", "b"]


def test_plain_running_stands_alone_where_there_is_nothing_else() -> None:
    assert codes([one("a", 0.0, "plain")], session(), session()) == ["a", "a"]


def test_a_session_of_about_the_length_is_preferred_to_a_higher_one() -> None:
    library = [one("short", 0.0, minutes=40), one("long", 0.5, minutes=80)]

    assert codes(library, session(minutes=45), session(minutes=75), session(minutes=200)) == [
        "short", "long", "long",
    ]  # fmt: skip


def test_the_tag_of_the_season_decides() -> None:
    library = [one("a", 0.0, "10k"), one("b", 0.2, "half"), one("c", 0.4)]

    assert codes(library, session(tag="10k"), session(tag="half"), session(tag="5k")) == ["a", "b", "c"]


@pytest.mark.parametrize("tag", ["race_pace", "return_to_run", "treadmill", "test", "opener"])
def test_some_sessions_are_planned_on_request_only(tag: str) -> None:
    library = [one("a", 0.0), one("b", 0.5, tag)]

    assert codes(library, session(), session(tag=tag)) == ["a", "b"]


def test_on_request_only_is_better_than_nothing() -> None:
    assert codes([one("a", 0.0, "treadmill")], session()) == ["a"]


def test_what_was_written_for_another_distance_is_left_out() -> None:
    library = [one("a", 0.0, "5k"), one("b", 0.1, "half", "marathon"), one("c", 0.2)]
    runners = [replace(RUNNER, race_distance_m=metres) for metres in (5_000.0, 21_097.5)]

    assert [codes(library, *[session()] * 2, runner=runner) for runner in runners] == [["c", "a"], ["c", "b"]]


def test_the_last_week_before_a_race_asks_for_its_own_sessions() -> None:
    library = [one("tune-up", 0.0, "race_week"), one("a", 0.5)]
    asked = session()

    assert [codes(library, before_race(left, asked)) for left in (8, 7)] == [["a"], ["tune-up"]]


def test_after_the_race_come_the_jogs_written_for_it() -> None:
    library = [one("first", 0.0, "after_race"), one("a", 0.5)]

    assert [codes(library, before_race(left, session())) for left in (0, -2)] == [["a"], ["first"]]


@pytest.mark.parametrize(
    "code,days", [("race_within_3_days", 3), ("race_within_10_days", 10), ("race_within_14_days", 14)]
)
def test_what_is_too_near_the_race_is_left_out(code: str, days: int) -> None:
    library = [one("a", 0.0), one("b", 0.5, contraindications=[code])]
    asked = session()

    assert [codes(library, before_race(left, asked)) for left in (days, days + 1)] == [["a"], ["b"]]


def test_what_is_too_soon_after_the_race_is_left_out() -> None:
    library = [one("a", 0.0), one("b", 0.5, contraindications=["race_in_last_7_days"])]

    assert [codes(library, before_race(left, session())) for left in (-7, -8)] == [["a"], ["b"]]


def test_beginners_and_the_injured_are_spared_what_speaks_against_it() -> None:
    library = [one("a", 0.0), one("b", 0.3, contraindications=["new_to_running"])]
    library += [one("c", 0.5, contraindications=["return_from_injury"])]
    who = [RUNNER, replace(RUNNER, open_injury=True), replace(RUNNER, beginner=True)]

    assert [codes(library, session(), runner=runner) for runner in who] == [["c"], ["b"], ["c"]]


def test_easy_running_replaces_a_category_that_has_nothing() -> None:
    assert codes([one("a", 0.0, category="easy")], session()) == ["a"]


def test_beginners_walk_between_and_others_do_not() -> None:
    easy = session(Category.EASY, 0.0, 30)
    beginner = replace(RUNNER, beginner=True)

    (walked,), (run,) = tags_of(shipped(), easy, runner=beginner), tags_of(shipped(), easy)

    assert ("beginner" in walked, "run_walk" in run) == (True, False)


def test_race_pace_in_a_long_run_only_where_the_season_asks() -> None:
    asked, plain = session(Category.LONG, 1.0, 120, tag="race_pace"), session(Category.LONG, 1.0, 120)
    late = before_race(8, asked)

    found = tags_of(shipped(), asked, plain, late)

    assert ["race_pace" in tags for tags in found] == [True, False, False]


@pytest.mark.parametrize(
    "distance_m,tag", [(5e3, "5k"), (1e4, "10k"), (21_097.5, "half"), (42_195.0, "marathon")]
)
@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_race_pace_is_that_of_the_race(distance_m: float, tag: str, level: float) -> None:
    runner = replace(RUNNER, race_distance_m=distance_m)

    (found,) = tags_of(shipped(), session(Category.RACE_PACE, level, tag=tag), runner=runner)

    assert tag in found


def test_a_library_without_any_easy_session_fits_nothing() -> None:
    with pytest.raises(NothingFits):
        Chooser([], RUNNER).chosen(session(Category.EASY))
