"""Codes as sentences."""

from datetime import date

import pytest

from analytics.season import BadSeason, PlanRequest, Rule
from planning import wording
from tests.planning.library import shipped

FEW_KEYS = (
    "Key sessions: 4 weeks, from week 3, bear as few as 1 of 2: too short, or two hard days would meet."
)
KEY_DAY = (
    "Preferred day: a key session is on Friday; on Saturday it has too little time, or stands beside another "
    "hard day."
)
LEFT_OUT = (
    "Races: the one on Thursday 11 March (week 24) is not planned in: it stands too near to a more important "
    "one, or in weeks that hold back."
)
LOWERED = (
    "Priority: 2 races, the first on Sunday 14 February (week 20), are planned as less important ones: "
    "too few weeks lie between them and the goal."
)


@pytest.mark.parametrize(
    "code, week, params, sentence",
    [
        (
            "growth_cap",
            1,
            {"current_minutes": 27, "minutes": 60},
            "Growth cap: week 1 starts at 1 h, more than the 27 min a week of now.",
        ),
        (
            "volume",
            5,
            {"weeks": 3, "wanted": 360, "planned": 300},
            "Availability: in 3 weeks, from week 5, the days hold as little as 5 h where the plan wants 6 h.",
        ),
        (
            "long_share",
            2,
            {"weeks": 1, "limit": 0.35, "share": 0.5},
            "Long-run share: in 1 week (week 2) the longest run is 50 % of the week; the limit is 35 %.",
        ),
        (
            "key_sessions",
            3,
            {"weeks": 4, "wanted": 2, "planned": 1},
            FEW_KEYS,
        ),
        (
            "preferred_day",
            1,
            {"wanted": 2, "planned": 6},
            "Preferred day: the long run is on Sunday; Wednesday has too little time for it.",
        ),
        (
            "key_day",
            1,
            {"wanted": 5, "planned": 4},
            KEY_DAY,
        ),
        (
            "fatigue",
            1,
            {"weeks": 2},
            "Fatigue rule: the first 2 weeks are shorter and without a hard session.",
        ),
        (
            "race_left_out",
            24,
            {"races": 1, "day": "2027-03-11"},
            LEFT_OUT,
        ),
        (
            "race_priority",
            20,
            {"races": 2, "day": "2027-02-14"},
            LOWERED,
        ),
    ],
)
def test_a_warning_names_its_rule(code: str, week: int, params: dict[str, float], sentence: str) -> None:
    assert wording.warning(code, week, params) == sentence


@pytest.mark.parametrize("code,params", [("injury", {}), ("pain", {"weeks": 5}), ("illness", {"weeks": 3})])
def test_what_is_open_is_named_first(code: str, params: dict[str, int]) -> None:
    assert wording.warning(code, 1, params).startswith(f"{code.capitalize()} rule: ")


def test_phases_that_do_not_fit_say_how_many_weeks_there_are() -> None:
    refused = BadSeason("phases_do_not_fit", given=20, weeks=14)

    words = "The phases add up to 20 weeks; 14 weeks lie before the first taper."
    assert wording.refusal(refused) == words


def test_every_rule_of_the_engine_has_a_sentence() -> None:
    assert set(wording.reasons.SAY) == set(Rule)


def test_every_contraindication_of_the_library_has_a_sentence() -> None:
    codes = {code for session in shipped() for code in session.contraindications}

    assert all(wording.contraindication(code) for code in codes)


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"weeks": 20}, "20 weeks do not fit before this race: 17 are left from the first day."),
        ({"availability_s": (0.0,) * 7}, "No weekday has the 20 minutes that a run needs."),
        ({"availability_s": (0.0,) * 6}, "Minutes on a weekday lie between 0 and 1440."),
        ({"weeks": 60}, "The number of weeks is outside what can be planned."),
        ({"race_distance_m": 100.0}, "The race distance is outside what can be planned."),
        ({"longest_s": 60.0}, "The longest run is outside what can be planned."),
    ],
)
def test_a_refusal_says_why(changes: dict[str, object], sentence: str) -> None:
    facts = {
        "start": date(2026, 11, 16),
        "race_date": date(2027, 3, 14),
        "race_distance_m": 42_195.0,
        "weeks": 17,
        "current_week_s": 14_400.0,
        "availability_s": (3600.0,) * 7,
        "easy_speed_m_s": 2.8,
    }

    with pytest.raises(BadSeason) as refused:
        PlanRequest(**{**facts, **changes})

    assert wording.refusal(refused.value) == sentence
