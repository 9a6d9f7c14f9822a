"""The shipped sessions: thirty of them, in ladders, fit for every duration the planner asks for."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from analytics.workout import (
    KEY_CATEGORIES,
    Category,
    Physiology,
    Totals,
    Workout,
    describe,
    fit_to_duration,
    from_json,
    to_json,
    totals,
)

CATALOGUE = Path(__file__).parents[2] / "planning" / "catalogue" / "sessions.json"
SESSIONS: list[dict[str, Any]] = json.loads(CATALOGUE.read_text(encoding="utf-8"))
BY_CODE = {session["code"]: session for session in SESSIONS}
RUNNER = Physiology("f", 190, 50, 172, 3.7)
BODY_PARTS = ("foot", "achilles", "calf", "shin", "knee", "thigh", "hamstring", "hip", "back")
CONTRAINDICATIONS = {
    *(f"{part}_pain" for part in BODY_PARTS),
    "illness",
    "low_readiness",
    "return_from_injury",
    "race_within_3_days",
    "race_within_5_days",
    "race_within_10_days",
}
TAGS = {
    "10k", "5k", "aerobic", "beginner", "endurance", "fast_finish", "flat", "form", "half", "hills",
    "marathon", "opener", "race_pace", "return_to_run", "road", "strength", "threshold_support", "track",
    "trail",
}  # fmt: skip
# Minutes a season may ask of a category (analytics.season: slots and allocation).
ASKED = {
    **dict.fromkeys(KEY_CATEGORIES, (35, 75)),
    Category.STEADY: (35, 75),
    Category.STRIDES: (25, 90),
    Category.RECOVERY: (10, 45),
    Category.EASY: (10, 90),
    Category.LONG: (50, 240),
}

each_session = pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session["code"])


def workout_of(session: dict[str, Any]) -> Workout:
    return from_json(session["steps"])


def totals_of(session: dict[str, Any]) -> Totals:
    return totals(workout_of(session), RUNNER)


def easier_than(session: dict[str, Any]) -> list[dict[str, Any]]:
    """The chain of regressions down to its end."""
    chain: list[dict[str, Any]] = []
    while session["regression"]:
        session = BY_CODE[session["regression"]]
        assert session not in chain
        chain.append(session)
    return chain


def test_thirty_sessions_in_eleven_categories() -> None:
    counts = Counter(session["category"] for session in SESSIONS)

    assert (len(SESSIONS), len(BY_CODE)) == (30, 30)
    assert counts.keys() == {category.value for category in Category}
    assert min(counts.values()) >= 2


@each_session
def test_session_has_just_the_fields_of_the_table(session: dict[str, Any]) -> None:
    assert list(session) == [
        "code", "category", "level", "title", "purpose", "cues", "steps", "progression", "regression",
        "contraindications", "tags",
    ]  # fmt: skip
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", session["code"])


@each_session
def test_words_are_there_in_english_and_korean(session: dict[str, Any]) -> None:
    for field in ("title", "purpose", "cues"):
        assert list(session[field]) == ["en", "ko"]
        assert re.search("[가-힣]", session[field]["ko"])
        assert not re.search("[가-힣]", session[field]["en"])
    assert all(session["purpose"][language].count(".") == 1 for language in ("en", "ko"))


@each_session
def test_steps_are_plain_and_last_as_long_as_a_run(session: dict[str, Any]) -> None:
    workout = workout_of(session)

    assert to_json(workout) == session["steps"]
    assert 10 * 60 <= totals(workout, RUNNER).duration_s <= 240 * 60
    assert describe(workout, RUNNER).params


@each_session
def test_ladder_is_connected_both_ways(session: dict[str, Any]) -> None:
    if session["progression"]:
        above = BY_CODE[session["progression"]]
        assert (above["category"], above["regression"]) == (session["category"], session["code"])
        assert above["level"] > session["level"]
    if session["regression"]:
        below = BY_CODE[session["regression"]]
        assert below["category"] != session["category"] or below["progression"] == session["code"]


@pytest.mark.parametrize("category", Category)
def test_category_is_one_ladder_from_0_to_1(category: Category) -> None:
    own = [session for session in SESSIONS if session["category"] == category]

    top = [session for session in own if not session["progression"]]

    assert len(top) == 1
    ladder = [top[0], *(below for below in easier_than(top[0]) if below["category"] == category)]
    assert sorted(session["code"] for session in ladder) == sorted(session["code"] for session in own)
    assert (ladder[0]["level"], ladder[-1]["level"]) == (1.0, 0.0)


@each_session
def test_regression_is_never_harder(session: dict[str, Any]) -> None:
    loads = [totals_of(one).load for one in (session, *easier_than(session))]

    assert loads == sorted(loads, reverse=True)


@each_session
def test_key_ladder_ends_easy(session: dict[str, Any]) -> None:
    if session["category"] in KEY_CATEGORIES:
        assert easier_than(session)[-1]["category"] in {Category.EASY, Category.STEADY}


@each_session
def test_contraindications_and_tags_are_known(session: dict[str, Any]) -> None:
    assert set(session["contraindications"]) <= CONTRAINDICATIONS
    assert set(session["tags"]) <= TAGS
    assert "illness" in session["contraindications"]


@pytest.mark.parametrize(
    "tag,category",
    [
        ("5k", Category.RACE_PACE),
        ("10k", Category.RACE_PACE),
        ("half", Category.RACE_PACE),
        ("marathon", Category.RACE_PACE),
        ("race_pace", Category.LONG),
        ("return_to_run", Category.EASY),
        ("opener", Category.STRIDES),
    ],
)
def test_every_hint_of_the_season_builder_finds_one_template(tag: str, category: Category) -> None:
    found = [session for session in SESSIONS if session["category"] == category and tag in session["tags"]]

    assert len(found) == 1


@each_session
def test_session_stretches_to_whatever_the_season_asks(session: dict[str, Any]) -> None:
    shortest, longest = ASKED[Category(session["category"])]

    for minutes in range(shortest, longest + 1, 5):
        fitted = totals(fit_to_duration(workout_of(session), minutes * 60, RUNNER), RUNNER)
        assert fitted.duration_s == pytest.approx(minutes * 60, rel=0.1)


@pytest.mark.parametrize("minutes", [20, 25])
def test_opener_is_as_short_as_the_day_before_a_race_wants(minutes: int) -> None:
    fitted = fit_to_duration(workout_of(BY_CODE["strides-easy"]), minutes * 60, RUNNER)

    assert totals(fitted, RUNNER).duration_s == minutes * 60
