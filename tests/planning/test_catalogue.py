"""The shipped sessions: text, on ladders, costing what their files say, fit for what a season asks."""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from analytics.workout import (
    KEY_CATEGORIES,
    Category,
    Physiology,
    Repeat,
    Totals,
    Workout,
    describe,
    fit_to_duration,
    from_json,
    to_json,
    totals,
)
from analytics.workout.text import parse, write
from planning.choosing import DISTANCES, INJURED, LONGER, NEW, ON_REQUEST, RACE_BEFORE, RACE_WITHIN, SHORTER
from planning.services.catalogue import CATALOGUE
from planning.wording.reasons import CONTRAINDICATIONS

FIELDS = [
    "code", "level", "regression", "progression", "duration_min", "load", "contraindications", "tags",
    "title", "purpose", "cues", "steps",
]  # fmt: skip
Entry = dict[str, Any]
LEAST, LEAST_IN_BIG = 8, 20
BIG = (Category.THRESHOLD, Category.VO2, Category.LONG, Category.RACE_PACE)
BEFORE = {
    "recovery-jog", "recovery-run", "easy-run-walk", "easy-run", "easy-rolling", "long-easy", "long-rolling",
    "long-progression", "long-race-pace", "steady-run", "steady-blocks", "tempo-blocks", "tempo-run",
    "tempo-floats", "threshold-cruise", "threshold-miles", "threshold-long", "vo2-400", "vo2-800", "vo2-1000",
    "vo2-four-minutes", "hills-short", "hills-long", "fartlek-minutes", "fartlek-ladder", "race-pace-10k",
    "race-pace-half", "race-pace-marathon", "strides-easy", "strides-drills",
}  # fmt: skip
TAGS = DISTANCES | ON_REQUEST | {
    "aerobic", "beginner", "endurance", "fast_finish", "flat", "form", "hills", "plain", "road", "strength",
    "threshold_support", "track", "trail",
}  # fmt: skip
TYPICAL = Physiology()
FAST, SLOW = Physiology(threshold_speed_m_s=4.4), Physiology(threshold_speed_m_s=2.8)
RUNNER = Physiology("f", 190, 50, 172, 3.7)
MINUTE_S = 60

SESSIONS: list[Entry] = [
    {"category": category, **entry}
    for category in Category
    for entry in tomllib.loads((CATALOGUE / f"{category}.toml").read_text(encoding="utf-8"))["session"]
]
BY_CODE = {session["code"]: session for session in SESSIONS}

each_category = pytest.mark.parametrize("category", Category)


@cache
def workout_at(code: str) -> Workout:
    return parse(BY_CODE[code]["steps"])


def totals_of(session: Entry, runner: Physiology = TYPICAL) -> Totals:
    return totals(workout_at(session["code"]), runner)


def in_category(category: Category) -> list[Entry]:
    return [session for session in SESSIONS if session["category"] == category]


def without(good: Callable[[Entry], object]) -> list[str]:
    """The codes of the sessions that are not as they should be."""
    return [session["code"] for session in SESSIONS if not good(session)]


def easier_than(session: Entry) -> list[Entry]:
    """The chain of regressions down to its end, which it has."""
    chain: list[Entry] = []
    while session["regression"]:
        session = BY_CODE[session["regression"]]
        assert session not in chain
        chain.append(session)
    return chain


def test_the_library_is_large_in_every_category() -> None:
    counts = Counter(session["category"] for session in SESSIONS)

    assert len(BY_CODE) == len(SESSIONS) >= 132
    assert min(counts.values()) >= LEAST
    assert min(counts[category] for category in BIG) >= LEAST_IN_BIG


def test_codes_that_plans_refer_to_are_still_there() -> None:
    assert BY_CODE.keys() >= BEFORE


def test_session_has_just_the_fields_of_a_session() -> None:
    assert without(lambda session: sorted(session) == sorted(["category", *FIELDS])) == []
    assert without(lambda session: re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", session["code"])) == []


@pytest.mark.parametrize("field", ["title", "purpose", "cues"])
def test_words_are_there_in_english_and_korean(field: str) -> None:
    assert without(lambda session: list(session[field]) == ["en", "ko"]) == []
    assert without(lambda session: session[field]["en"] != session[field]["ko"]) == []
    assert without(lambda session: re.search("[가-힣]", session[field]["ko"])) == []
    assert without(lambda session: not re.search("[가-힣<>&]", session[field]["en"])) == []
    assert without(lambda session: not re.search("[<>&]", session[field]["ko"])) == []


def test_purpose_is_one_sentence_and_korean_is_formal() -> None:
    one_sentence = re.compile(r"[^.!?]+\.")

    assert without(lambda session: all(map(one_sentence.fullmatch, session["purpose"].values()))) == []
    assert without(lambda session: session["purpose"]["ko"].endswith("니다.")) == []
    assert without(lambda session: session["cues"]["ko"].endswith("니다.")) == []
    assert without(lambda session: session["cues"]["en"].endswith(".")) == []


@pytest.mark.parametrize("field", ["title", "purpose", "cues"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_two_sessions_say_the_same(field: str, language: str) -> None:
    counts = Counter(session[field][language] for session in SESSIONS)

    assert counts.most_common(1)[0][1] == 1


def test_no_two_sessions_have_the_same_steps() -> None:
    counts = Counter(workout_at(session["code"]) for session in SESSIONS)

    assert counts.most_common(1)[0][1] == 1


def test_steps_are_text_as_the_site_writes_it() -> None:
    assert without(lambda session: write(workout_at(session["code"])) == session["steps"].rstrip("\n")) == []


def test_steps_come_back_from_json_and_can_be_named() -> None:
    workouts = [workout_at(session["code"]) for session in SESSIONS]

    assert [from_json(to_json(workout)) for workout in workouts] == workouts
    assert all(describe(workout, TYPICAL).params for workout in workouts)


def test_a_hard_session_has_a_warm_up_and_a_cool_down() -> None:
    hard = [one["code"] for one in SESSIONS if one["category"] in KEY_CATEGORIES | {Category.STEADY}]

    assert [code for code in hard if not (workout_at(code).warm_up and workout_at(code).cool_down)] == []


def test_a_title_that_counts_tells_the_truth() -> None:
    for session in SESSIONS:
        counted = re.match(r"(\d+) × ", session["title"]["en"])
        repeats = [item for item in workout_at(session["code"]).main if isinstance(item, Repeat)]
        if counted:
            assert repeats[0].times == int(counted[1])
            assert counted[1] in session["title"]["ko"]


def test_minutes_and_load_are_those_of_the_steps() -> None:
    def minutes(session: Entry) -> list[int]:
        fast, slow = (totals_of(session, runner).duration_s / MINUTE_S for runner in (FAST, SLOW))
        return [5 * math.floor(fast / 5 + 1e-9), 5 * math.ceil(slow / 5 - 1e-9)]

    assert without(lambda session: session["duration_min"] == minutes(session)) == []
    assert without(lambda session: session["load"] == round(totals_of(session).load)) == []


def test_ladder_is_connected_both_ways() -> None:
    for session in SESSIONS:
        if session["progression"]:
            above = BY_CODE[session["progression"]]
            assert (above["category"], above["regression"]) == (session["category"], session["code"])
        if session["regression"]:
            below = BY_CODE[session["regression"]]
            assert below["category"] != session["category"] or below["progression"] == session["code"]


def test_every_session_stands_on_a_ladder_of_its_category() -> None:
    def stands(session: Entry) -> bool:
        below = BY_CODE.get(session["regression"], {})
        return bool(session["progression"]) or below.get("category") == session["category"]

    assert without(stands) == []


def test_a_step_up_the_ladder_is_a_step_up_in_load_and_level() -> None:
    for session in SESSIONS:
        for harder, easier in pairwise([session, *easier_than(session)]):
            assert totals_of(harder).load > totals_of(easier).load
            assert harder["category"] != easier["category"] or harder["level"] > easier["level"]


def test_key_ladder_ends_easy() -> None:
    key = [session for session in SESSIONS if session["category"] in KEY_CATEGORIES]

    assert {easier_than(session)[-1]["category"] for session in key} <= {Category.RECOVERY, Category.EASY}


@each_category
def test_levels_run_from_0_to_1_and_follow_the_load(category: Category) -> None:
    own = in_category(category)
    levels, loads = [one["level"] for one in own], [totals_of(one).load for one in own]

    assert (min(levels), max(levels), len(set(levels))) == (0, 1, len(levels))
    assert np.corrcoef(np.argsort(np.argsort(levels)), np.argsort(np.argsort(loads)))[0, 1] > 0.8


def test_contraindications_are_said_and_heeded() -> None:
    heeded = {*RACE_WITHIN, RACE_BEFORE, INJURED, NEW}
    known = {code for code in CONTRAINDICATIONS if code.endswith("_pain")} | {"illness", "low_readiness"}

    assert heeded | known == set(CONTRAINDICATIONS)
    assert without(lambda session: set(session["contraindications"]) <= heeded | known) == []
    assert without(lambda session: "illness" in session["contraindications"]) == []


def test_hard_running_is_kept_from_who_must_not() -> None:
    key = [one for one in SESSIONS if one["category"] in KEY_CATEGORIES]
    fast = [one for one in key if one["category"] in {Category.HILLS, Category.VO2, Category.RACE_PACE}]

    assert all({INJURED, RACE_BEFORE, "calf_pain"} <= {*one["contraindications"]} for one in key)
    assert all(RACE_WITHIN.keys() & {*one["contraindications"]} for one in key)
    assert all({"achilles_pain", "hamstring_pain"} <= {*one["contraindications"]} for one in fast)


def test_tags_are_known() -> None:
    assert without(lambda session: set(session["tags"]) <= TAGS) == []
    assert without(lambda session: len(set(session["tags"])) == len(session["tags"])) == []


@pytest.mark.parametrize(
    "tag,category,least",
    [
        ("5k", Category.RACE_PACE, 4),
        ("10k", Category.RACE_PACE, 4),
        ("half", Category.RACE_PACE, 4),
        ("marathon", Category.RACE_PACE, 4),
        ("race_pace", Category.LONG, 4),
        ("return_to_run", Category.EASY, 3),
        ("opener", Category.STRIDES, 1),
        ("beginner", Category.EASY, 3),
        ("beginner", Category.LONG, 2),
    ],
)
def test_every_hint_of_the_season_builder_finds_sessions(tag: str, category: Category, least: int) -> None:
    found = [session for session in in_category(category) if tag in session["tags"]]

    assert len(found) >= least


@each_category
def test_session_stretches_to_the_lengths_at_which_it_is_chosen(category: Category) -> None:
    for session in in_category(category):
        own = totals_of(session, RUNNER).duration_s / MINUTE_S
        first, last = math.ceil(own * SHORTER / 5), math.floor(own * LONGER / 5)
        for minutes in range(5 * first, 5 * last + 1, 5):
            fitted = fit_to_duration(workout_at(session["code"]), minutes * MINUTE_S, RUNNER)
            assert totals(fitted, RUNNER).duration_s == pytest.approx(minutes * MINUTE_S, rel=0.1)


@pytest.mark.parametrize("code", ["strides-opener", "strides-opener-pace"])
@pytest.mark.parametrize("minutes", [20, 25])
def test_opener_is_as_short_as_the_day_before_a_race_wants(code: str, minutes: int) -> None:
    fitted = fit_to_duration(workout_at(code), minutes * MINUTE_S, RUNNER)

    assert totals(fitted, RUNNER).duration_s == pytest.approx(minutes * MINUTE_S, rel=0.1)
